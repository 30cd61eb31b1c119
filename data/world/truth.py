"""What is true in a simulated world, and hidden from who ranks there? The page `truth.yaml`.

Chances are planted on the same facts that factors read, but with curves of their own, with two
interactions that no sum of factors can express, and with effects of people and employers that
nobody sees. Ruptures follow a constant monthly hazard: the real monthly profile is not published.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from data.yaml_files import read_yaml

PAGE: Final = Path(__file__).parent / "truth.yaml"
KINDS: Final = ("apprenticeship", "pmsmp")
QUESTIONS: Final = ("signed", "held")

type Grid = Mapping[str, tuple[str, ...]]
type Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Together:
    """An interaction: what is added where every one of some factors is at some of its entries."""

    where: tuple[tuple[int, NDArray[np.bool_]], ...]
    value: float

    def of(self, entries: NDArray[np.int16]) -> Numbers:
        """What it adds to each pair."""
        met = np.ones(entries.shape[1], dtype=bool)
        for factor, at in self.where:
            met &= at[entries[factor]]
        return self.value * met


@dataclass(frozen=True)
class Planted:
    """One question about one kind of offer: log-odds from the entries of the factors."""

    intercept: float
    tables: tuple[Numbers, ...]
    together: tuple[Together, ...]

    def log_odds(self, entries: NDArray[np.int16]) -> Numbers:
        """What the facts of each pair say, interactions included, what is hidden left out."""
        total = np.full(entries.shape[1], self.intercept)
        for table, entry in zip(self.tables, entries, strict=True):
            total += table[entry]
        return np.sum([total, *(each.of(entries) for each in self.together)], axis=0)


@dataclass(frozen=True)
class Truth:
    """The page, read once."""

    page: Mapping[str, Any]

    @property
    def hidden(self) -> dict[str, float]:
        """Standard deviations of what nobody sees, and how it weighs, in log-odds."""
        return dict(self.page["hidden"]["values"])

    @property
    def offsets(self) -> Mapping[str, Mapping[str, float]]:
        """What groups add to the log-odds of a rupture, so that published margins come out."""
        return dict(self.page["rupture_offsets"]["values"])

    def planted(self, grid: Grid) -> dict[tuple[str, str], Planted]:
        """Every question, on the grid of the factors that read the pairs."""
        return {
            (kind, question): _planted(self.page[kind][question], grid)
            for kind in KINDS
            for question in QUESTIONS
        }


@cache
def load_truth() -> Truth:
    """The page that ships with the world."""
    return Truth(read_yaml(PAGE))


def _planted(page: Mapping[str, Any], grid: Grid) -> Planted:
    unknown = sorted(set(page["factors"]) - set(grid))
    if unknown:
        raise ValueError(f"truth.yaml: no factor {', '.join(unknown)}")
    tables = tuple(_table(page["factors"].get(name, {}), names) for name, names in grid.items())
    return Planted(
        intercept=float(page["intercept"]),
        tables=tables,
        together=tuple(_together(each, grid) for each in page.get("together", ())),
    )


def _table(written: Mapping[str, Any], names: tuple[str, ...]) -> Numbers:
    """One number an entry: a curve through the knots, then the entries that are named."""
    table = np.zeros(len(names))
    if "knots" in written:
        curve = [row for row, name in enumerate(names) if name.isdigit()]
        at = sorted(written["knots"])
        table[curve] = np.interp(curve, at, [written["knots"][point] for point in at])
    for name, value in written.get("entries", {}).items():
        table[names.index(name)] = value
    return table


def _together(written: Mapping[str, Any], grid: Grid) -> Together:
    order = list(grid)
    return Together(
        where=tuple(
            (order.index(factor), _met(wanted, grid[factor]))
            for factor, wanted in written["where"].items()
        ),
        value=float(written["value"]),
    )


def _met(wanted: Mapping[str, Any], names: tuple[str, ...]) -> NDArray[np.bool_]:
    """At which entries a condition holds: a number at least so large, or one of some names."""
    least = wanted.get("at_least")
    return np.array(
        [
            name in wanted.get("among", ())
            or (least is not None and name.isdigit() and int(name) >= least)
            for name in names
        ]
    )
