"""The ranking written out in plain Python, slow and readable: what the matcher must equal.

It shares no formula with `matcher`; it reads the same page of numbers, constants and rules. The
legal rules are not repeated here: which offers they remove is given.
"""

from beside.plain_ranking.ranking import PlainRanking, rank_plainly
from beside.plain_ranking.rates import plain_rates

__all__ = ["PlainRanking", "plain_rates", "rank_plainly"]
