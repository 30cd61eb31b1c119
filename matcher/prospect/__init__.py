"""Whom should one call next, and for which trade, so that the group can reach most?"""

from matcher.prospect.asks import PARTS, UNIT, Asks, Pairs, Prospects, asks_of
from matcher.prospect.plan import Call, Plan, Wanted, plan_calls

__all__ = [
    "PARTS",
    "UNIT",
    "Asks",
    "Call",
    "Pairs",
    "Plan",
    "Prospects",
    "Wanted",
    "asks_of",
    "plan_calls",
]
