"""Which trades a person wants, and how each offer meets them."""

from matcher.wishes.match import (
    TradeClass,
    TradeMatch,
    match_offers,
    related_of,
    wanted_trades,
    wish_class,
)

__all__ = ["TradeClass", "TradeMatch", "match_offers", "related_of", "wanted_trades", "wish_class"]
