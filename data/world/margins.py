"""Do ruptures in the simulated world come out as often as published, group by group?

Published rates are margins: they are not multiplied together. Offsets are raked: each group's is
moved until its own contracts break as often as published, dimension after dimension, until all
agree as nearly as they can.
"""

from collections.abc import Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from data.reference import load

YEAR: Final = 2022
SMALL: Final = 5
_ROUNDS: Final = 60

type Texts = NDArray[np.object_]


def published_rates() -> dict[str, dict[str, float]]:
    """Share of contracts broken within nine months by dimension and category, 2022 contracts."""
    table = load("rupture_rates")
    of_year = table[(table["contracts_started"] == YEAR) & (table["horizon"] == "9 months")]
    return {
        str(dimension): dict(zip(rows["category"], rows["rate_pct"] / 100, strict=True))
        for dimension, rows in of_year.groupby("dimension")
    }


def sector_of(rome: Texts, trades: Mapping[str, list[str]]) -> Texts:
    """The published sector of each trade, the first that names it; empty where none does."""
    sector = np.full(len(rome), "", dtype=object)
    for name, codes in trades.items():
        inside = np.array([code.startswith(tuple(codes)) for code in rome], dtype=bool)
        sector[inside & (sector == "")] = name
    return sector


def prior_diploma_of(level: NDArray[np.int64]) -> Texts:
    """The publication's word for the level reached (2 = none)."""
    words = np.array(["sans diplôme", "CAP", "bac", "bac+2 et plus"], dtype=object)
    return words[np.clip(level - 2, 0, 3)]


def size_of(headcount: NDArray[np.int64]) -> Texts:
    """The one size band that is published, else empty."""
    return np.where(headcount < SMALL, "moins de 5 salariés", "").astype(object)


def raked_offsets(
    breaks: NDArray[np.float64], groups: Mapping[str, Texts]
) -> dict[str, dict[str, float]]:
    """Offsets by dimension and category, in log-odds of a rupture, given each contract's own."""
    rates = published_rates()
    offsets = {name: dict.fromkeys(rates[name], 0.0) for name in groups}
    total = breaks.copy()
    for _ in range(_ROUNDS):
        for name, of_contract in groups.items():
            for category, target in rates[name].items():
                inside = of_contract == category
                if inside.any():
                    step = _step_to(total[inside], target)
                    offsets[name][category] += step
                    total[inside] += step
    return offsets


def offset_of(
    offsets: Mapping[str, Mapping[str, float]], groups: Mapping[str, Texts]
) -> NDArray[np.float64]:
    """What the groups of each contract add to the log-odds of its rupture."""
    n = len(next(iter(groups.values())))
    total = np.zeros(n)
    for name, of_contract in groups.items():
        for category, value in offsets.get(name, {}).items():
            total += value * (of_contract == category)
    return total


def _step_to(log_odds: NDArray[np.float64], target: float) -> float:
    """One Newton step towards a mean chance."""
    chance = 1 / (1 + np.exp(-log_odds))
    return float((target - chance.mean()) / max((chance * (1 - chance)).mean(), 1e-6))
