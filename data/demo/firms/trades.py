"""Which trades do people wish for and firms open? Those apprentices choose."""

from dataclasses import dataclass
from functools import cache
from math import sqrt
from pathlib import Path
from typing import Any

from data.demo.ground.real_ground import Ground
from data.yaml_files import read_yaml

_FILE = Path(__file__).with_name("trades.yaml")
# CAP and bac levels: what most young people of the Missions Locales prepare.
_SCHOOL_LEVELS = (3, 4)


@dataclass(frozen=True, slots=True)
class Hours:
    """Usual hours of a kind of post; shares (0–1) of weekend, Sunday and night work."""

    start: str
    end: str
    weekend: float
    sunday: float
    night: float


@dataclass(frozen=True, slots=True)
class Trade:
    """A trade of the demo, its weight, and its activities with their hires."""

    rome: str
    title: str
    hours: Hours
    danger: float
    drives: float
    weight: float
    activities: dict[str, int]


@cache
def _sheet() -> dict[str, Any]:
    return dict(read_yaml(_FILE))


def demo_trades(ground: Ground) -> list[Trade]:
    """Trades in the order of the sheet, weighted by `trade_weight`."""
    hours = {
        name: Hours(row["from"], row["to"], row["weekend"], row["sunday"], row["night"])
        for name, row in _sheet()["hours"].items()
    }
    return [
        Trade(
            rome=row["rome"],
            title=row["title"],
            hours=hours[row["hours"]],
            danger=row["danger"],
            drives=row["drives"],
            weight=trade_weight(ground, row["rome"]),
            activities=ground.hires[row["rome"]],
        )
        for row in _sheet()["trades"]
    ]


def trade_weight(ground: Ground, rome: str) -> float:
    """Geometric mean of the trade's hires and of its live CAP and bac qualifications.

    Hires alone would fill the territory with cleaning and care posts that few apprentices take;
    qualifications alone with trades that hardly hire.
    """
    by_level = ground.diplomas.get(rome, {})
    qualifications = sum(len(by_level.get(level, ())) for level in _SCHOOL_LEVELS)
    return sqrt(sum(ground.hires.get(rome, {}).values()) * qualifications)


def rare_trades() -> list[str]:
    """Trades that some wish for and no employer of the demo opens."""
    return list(_sheet()["rare_trades"])


def firm_word(naf: str) -> str:
    """First word of an invented firm's name: that of the longest known prefix of its activity."""
    words: dict[str, str] = _sheet()["firm_words"]
    prefixes = (naf[:length] for length in range(len(naf), 1, -1))
    return next((words[prefix] for prefix in prefixes if prefix in words), "Établissement")
