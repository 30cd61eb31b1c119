"""Where do people start from? Distinct homes, near ones side by side, and each person's own."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matcher.kernel.columns.world import Ints, Longs, grouped
from matcher.kernel.ways.zones import cells_of
from models.protocols import Places


@dataclass(frozen=True)
class Homes:
    """Distinct homes; the rows of person p's own: `own[own_from[p]:own_from[p + 1]]`."""

    places: Places
    own: Ints
    own_from: Longs

    def __len__(self) -> int:
        return len(self.places)


def homes_of(homes: Places, person: NDArray[np.int64], n: int) -> Homes:
    """Homes of n people, given each home's person in order.

    Who has no home starts from one whose place is not known: everything is unknown from there.
    """
    without = np.flatnonzero(np.bincount(person, minlength=n) == 0)
    who = np.concatenate([person, without])
    points = np.stack([homes.lat, homes.lng, homes.spread_km])
    # NaN is not equal to itself; a home that is not placed is like any other such.
    points[:, np.isnan(points).any(axis=0)] = np.inf
    points = np.concatenate([points, np.full((3, len(without)), np.inf)], axis=1)
    order = np.argsort(who, kind="stable")
    distinct, own = _distinct(points[:, order])
    by_cell = np.argsort(cells_of(distinct[0], distinct[1]), kind="stable")
    row = np.empty(len(by_cell), dtype=np.int32)
    row[by_cell] = np.arange(len(by_cell))
    lat, lng, spread = np.where(np.isinf(distinct), np.nan, distinct)[:, by_cell]
    return Homes(Places(lat, lng, spread), row[own], grouped(who[order], n))


def _distinct(points: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """The points that differ, (3, …) in the order of their coordinates, and which each is."""
    order = np.lexsort(points[::-1])
    ordered = points[:, order]
    new = np.ones(len(order), dtype=np.bool_)
    new[1:] = (ordered[:, 1:] != ordered[:, :-1]).any(axis=0)
    which = np.empty(len(order), dtype=np.int64)
    which[order] = np.cumsum(new) - 1
    return ordered[:, new], which
