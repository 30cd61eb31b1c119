"""A simulated territory whose truth is planted: it serves to measure, it describes nobody.

Communes, hires by NAF and trade, CFA and rupture margins are real tables; people, employers,
offers and every answer are drawn from a seed (see README.md here).
"""

from data.world.log import Log, Table
from data.world.months import live
from data.world.plan import WorldPlan
from data.world.territory import Territory, draw_territory
from data.world.truth import Truth, load_truth

__all__ = [
    "Log",
    "Table",
    "Territory",
    "Truth",
    "WorldPlan",
    "draw_territory",
    "live",
    "load_truth",
]
