"""When does one reach each stop? The Connection Scan, one pass over the day's hops.

Dibbelt, Pajor, Strasser, Wagner, "Connection Scan Algorithm", ACM JEA 2018. Between two rides one
walks one link of the timetable (the change at a stop is one too), never two.
"""

from collections.abc import Callable
from typing import Final, NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from models.timetable import Hops, Links

# Later than any hop, and far from the largest number that fits.
NEVER: Final = np.int32(2**30)
_NOBODY: Final = -1


class Found(NamedTuple):
    """Per stop and trip, what the scan found.

    `alight[s]`: earliest arrival by a ride, `NEVER` if none; `by[s]`: the hop that arrives then;
    `came_from[s]`: the stop one walked from to be ready there, -1 when one began there;
    `entered[t]`: the hop at which trip `t` was boarded, -1 not boarded.
    """

    alight: NDArray[np.int32]
    by: NDArray[np.int32]
    came_from: NDArray[np.int32]
    entered: NDArray[np.int32]


def _scan(
    hops: Hops, links: Links, ready: NDArray[np.int32], trips: int, latest: int
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int32], NDArray[np.int32]]:
    """Arrays of `Found`, from the times one is ready at each stop; hops after `latest` are left."""
    ready = ready.copy()
    alight = np.full(len(ready), NEVER, np.int32)
    by = np.full(len(ready), _NOBODY, np.int32)
    came_from = np.full(len(ready), _NOBODY, np.int32)
    entered = np.full(trips, _NOBODY, np.int32)
    for hop in range(np.searchsorted(hops.depart, ready.min()), hops.depart.size):
        if hops.depart[hop] > latest:
            break
        trip, stop, time = hops.trip[hop], hops.target[hop], hops.arrive[hop]
        if entered[trip] == _NOBODY:
            if not hops.boards[hop] or ready[hops.origin[hop]] > hops.depart[hop]:
                continue
            entered[trip] = hop
        if not hops.alights[hop] or time >= alight[stop]:
            continue
        alight[stop], by[stop] = time, hop
        for link in range(links.first[stop], links.first[stop + 1]):
            beside = links.to[link]
            if time + links.seconds[link] < ready[beside]:
                ready[beside], came_from[beside] = time + links.seconds[link], stop
    return alight, by, came_from, entered


# The kernel calls no other compiled function, so numba's own cache sees every change of it.
_compiled: Callable[..., tuple[NDArray[np.int32], ...]] = njit(cache=True, nogil=True)(_scan)


def scan(
    hops: Hops, links: Links, ready: NDArray[np.int32], trips: int, latest: int = int(NEVER)
) -> Found:
    """Earliest arrivals from the seconds at which one is ready to board at each stop."""
    return Found(*_compiled(hops, links, ready, trips, latest))


def reversed_hops(hops: Hops) -> Hops:
    """The day run backwards: its earliest arrivals are the latest departures of the real day."""
    order = np.lexsort((-np.arange(hops.depart.size), -hops.arrive))
    return Hops(
        depart=-hops.arrive[order],
        arrive=-hops.depart[order],
        origin=hops.target[order],
        target=hops.origin[order],
        trip=hops.trip[order],
        boards=hops.alights[order],
        alights=hops.boards[order],
    )


def reversed_links(links: Links) -> Links:
    """The same ways on foot, walked the other way."""
    stops = len(links.first) - 1
    origin = np.repeat(np.arange(stops, dtype=np.int32), np.diff(links.first))
    order = np.lexsort((origin, links.to))
    first = np.zeros(stops + 1, dtype=np.int32)
    np.cumsum(np.bincount(links.to, minlength=stops), out=first[1:])
    return Links(first, origin[order], links.seconds[order])
