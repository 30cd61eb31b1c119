"""From words to trades: what a text in anyone's French names, as ranked ROME 3 codes."""

from matcher.trades.answers import TradeAnswer, TradeHit
from matcher.trades.finder import TradeFinder

__all__ = ["TradeAnswer", "TradeFinder", "TradeHit"]
