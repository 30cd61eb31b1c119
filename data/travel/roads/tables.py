"""How is a table of ways asked, when servers cap it and one place without a road spoils it?"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from data.travel.roads.router import NoWay, Table
from models.protocols import Places

# A place that was not reached may come back as 0 seconds: nothing on a road goes from one point to
# another faster than this as the crow flies, in metres a second (180 km/h), beyond the same street.
_FASTEST, _SAME_STREET_METRES = 50.0, 100.0
_METRES_PER_DEGREE = 111_195.0

Ask = Callable[[Places, Places], Table]


@dataclass(frozen=True)
class Cap:
    """What a router accepts at once: places, and pairs of them."""

    places: int = 1_000_000
    pairs: int = 10_000_000

    def allows(self, origins: int, destinations: int) -> bool:
        """Whether a table of this size may be asked."""
        return origins + destinations <= self.places and origins * destinations <= self.pairs


def whole_table(ask: Ask, origins: Places, destinations: Places, cap: Cap) -> Table:
    """The table, asked in halves where it is too large or holds a place without a road.

    NaN for the ways of such a place.
    """
    n, m = len(origins), len(destinations)
    if n == 0 or m == 0:
        return Table(np.empty((n, m)), np.empty((n, m)))
    if cap.allows(n, m) or n == m == 1:
        try:
            return _without_the_impossible(ask(origins, destinations), origins, destinations)
        except NoWay:
            if n == m == 1:
                nothing = np.full((1, 1), np.nan)
                return Table(nothing, nothing)
    if n > m:
        halves = [whole_table(ask, half, destinations, cap) for half in _halves(origins)]
        return _joined(halves, axis=0)
    halves = [whole_table(ask, origins, half, cap) for half in _halves(destinations)]
    return _joined(halves, axis=1)


def _halves(places: Places) -> tuple[Places, Places]:
    rows = np.arange(len(places))
    return places.take(rows[: len(rows) // 2]), places.take(rows[len(rows) // 2 :])


def _joined(halves: list[Table], axis: int) -> Table:
    return Table(
        np.concatenate([half.seconds for half in halves], axis=axis),
        np.concatenate([half.metres for half in halves], axis=axis),
    )


def _without_the_impossible(table: Table, origins: Places, destinations: Places) -> Table:
    straight = _straight_metres(origins, destinations)
    impossible = (straight > _SAME_STREET_METRES) & (table.seconds < straight / _FASTEST)
    return Table(
        np.where(impossible, np.nan, table.seconds), np.where(impossible, np.nan, table.metres)
    )


def _straight_metres(origins: Places, destinations: Places) -> NDArray[np.float64]:
    """Flat-earth distances, shape (n, m): exact enough to tell a way from none."""
    north = origins.lat[:, None] - destinations.lat
    east = (origins.lng[:, None] - destinations.lng) * np.cos(np.radians(origins.lat[:, None]))
    return np.asarray(_METRES_PER_DEGREE * np.hypot(north, east))
