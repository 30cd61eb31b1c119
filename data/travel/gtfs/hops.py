"""How do stop calls become the hops of one day?"""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from models.timetable import Hops

_DAY = 86_400
# Hops of the next morning that a night shift's way home may need.
_NIGHT_AFTER = 12 * 3600


def hops_of_day(
    calls: pd.DataFrame, before: NDArray[np.bool_], on: NDArray[np.bool_], after: NDArray[np.bool_]
) -> tuple[Hops, NDArray[np.int64]]:
    """Hops of a day, and the feeds' trip of each of the day's trips.

    `calls` hold whole-number trips. `before`, `on`, `after`: which of them run the day before (the
    night's last buses arrive past 24:00), that day, and the day after (for shifts that end then).
    """
    parts: list[pd.DataFrame] = []
    names: list[NDArray[np.int64]] = []
    for runs, shift in ((before, -_DAY), (on, 0), (after, _DAY)):
        part = _hops(calls[runs[calls["trip"]]], shift)
        kept = part[(part["depart"] >= 0) & (part["depart"] < _DAY + _NIGHT_AFTER)]
        codes, trips = pd.factorize(kept["trip"])
        parts.append(kept.assign(trip=codes + sum(map(len, names))))
        names.append(np.asarray(trips, dtype=np.int64))
    return _sorted(pd.concat(parts)), np.concatenate(names)


def _hops(calls: pd.DataFrame, shift: int) -> pd.DataFrame:
    """One row from each call to the next of the same trip, `shift` seconds later."""
    following = calls.shift(-1)
    goes_on = (calls["trip"] == following["trip"]).to_numpy()
    here, there = calls[goes_on], following[goes_on]
    return pd.DataFrame(
        {
            "depart": here["depart"].to_numpy() + shift,
            "arrive": there["arrive"].to_numpy(dtype=np.int64) + shift,
            "origin": here["stop"].to_numpy(),
            "target": there["stop"].to_numpy(dtype=np.int64),
            "trip": here["trip"].to_numpy(),
            "boards": here["boards"].to_numpy(dtype=bool),
            "alights": there["alights"].to_numpy(dtype=bool),
        }
    )


def _sorted(hops: pd.DataFrame) -> Hops:
    # Stable: hops of one trip that leave in the same second keep their order.
    ordered = hops.sort_values("depart", kind="stable")
    return Hops(
        depart=ordered["depart"].to_numpy(np.int32),
        arrive=ordered["arrive"].to_numpy(np.int32),
        origin=ordered["origin"].to_numpy(np.int32),
        target=ordered["target"].to_numpy(np.int32),
        trip=ordered["trip"].to_numpy(np.int32),
        boards=ordered["boards"].to_numpy(bool),
        alights=ordered["alights"].to_numpy(bool),
    )
