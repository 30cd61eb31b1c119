"""One young person beside many offers: the columns that factors read."""

from matcher.pairs.pairs import Pairs

__all__ = ["Pairs"]
