"""From which stop can one walk to which, and in how many seconds?"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from sklearn.neighbors import BallTree

from data.travel.transit_terms import WalkingTerms
from models.timetable import Links

_EARTH_RADIUS_M = 6_371_008.8
_NOT_POSSIBLE = 3
# Nobody changes in no time; a change of at least a second also makes the search's order of hops
# of the same second without effect.
_LEAST_SECONDS = 60


def walking_links(
    lat: NDArray[np.float64],
    lng: NDArray[np.float64],
    named: Sequence[pd.DataFrame],
    terms: WalkingTerms,
) -> Links:
    """Links between stops that are near, or that a feed names; a feed's word comes first.

    `named`: each feed's own (`named_links`).
    """
    rows = pd.concat([_near(lat, lng, terms), *named], ignore_index=True).drop_duplicates(
        ["origin", "to"], keep="last"
    )
    rows = rows[rows["seconds"] >= 0].sort_values(["origin", "to"], ignore_index=True)
    first = np.zeros(len(lat) + 1, dtype=np.int32)
    np.cumsum(np.bincount(rows["origin"], minlength=len(lat)), out=first[1:])
    seconds = np.maximum(rows["seconds"].to_numpy(np.int32), np.int32(_LEAST_SECONDS))
    return Links(first, rows["to"].to_numpy(np.int32), seconds)


def named_links(transfers: Any, stop_ids: pd.Series, start: int) -> pd.DataFrame:
    """A feed's own transfers (None: it has none); -1 seconds where it says that there is no way.

    `start`: row of its first stop among the stops of all feeds.
    """
    if transfers is None:
        return pd.DataFrame({"origin": [], "to": [], "seconds": []}, dtype=np.int64)
    kind = pd.to_numeric(_column(transfers, "transfer_type"), errors="coerce").fillna(0)
    least = pd.to_numeric(_column(transfers, "min_transfer_time"), errors="coerce").fillna(0)
    index = pd.Index(stop_ids.astype(str))
    ends = [
        index.get_indexer(transfers[name].astype(str)) for name in ("from_stop_id", "to_stop_id")
    ]
    known = (ends[0] >= 0) & (ends[1] >= 0)
    seconds = np.where(kind == _NOT_POSSIBLE, -1, least.clip(lower=0)).astype(np.int64)
    return pd.DataFrame({"origin": ends[0] + start, "to": ends[1] + start, "seconds": seconds})[
        known
    ]


def _near(lat: NDArray[np.float64], lng: NDArray[np.float64], terms: WalkingTerms) -> pd.DataFrame:
    points = np.radians(np.column_stack([lat, lng]))
    tree = BallTree(points, metric="haversine")
    beside, metres = tree.query_radius(points, terms.metres / _EARTH_RADIUS_M, return_distance=True)
    origin = np.repeat(np.arange(len(lat)), [len(found) for found in beside])
    to = np.concatenate(beside)
    straight = np.concatenate(metres) * _EARTH_RADIUS_M
    walked = np.ceil(straight * terms.detour / (terms.kmh / 3.6))
    # From a pole to the one across the street it is a change like that at the stop itself.
    seconds = np.where(origin == to, 0, walked) + terms.change_seconds
    return pd.DataFrame({"origin": origin, "to": to, "seconds": seconds.astype(np.int64)})


def _column(table: Any, name: str) -> pd.Series:
    return table[name] if name in table.columns else pd.Series(np.nan, index=table.index)
