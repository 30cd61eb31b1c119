"""When does each vehicle call at each stop? Stop times as columns, with what had to be left out."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.travel.gtfs.feed_file import GtfsFeed
from models.errors import BrokenInput

# A feed with more broken journeys than this share is not to be trusted.
_MOST_LEFT_OUT = 0.5


@dataclass(frozen=True)
class StopCalls:
    """Calls sorted by trip and order: columns `trip, stop, arrive, depart, boards, alights`.

    Times in seconds after midnight of the service day, past 24:00 for the night after. `stop` is a
    row of the feed's stops. `left_out` counts the trips whose calls cannot be.
    """

    calls: pd.DataFrame
    left_out: int


def stop_calls(feed: GtfsFeed, stops: pd.Index) -> StopCalls:
    """The calls of every usable trip; BrokenInput when most cannot be used."""
    raw = feed.tables.stop_times
    calls = pd.DataFrame(
        {
            "trip": raw["trip_id"].astype(str),
            "stop": stops.get_indexer(raw["stop_id"].astype(str)),
            "order": pd.to_numeric(raw["stop_sequence"], errors="coerce"),
            "arrive": _seconds(raw["arrival_time"]),
            "depart": _seconds(raw["departure_time"]),
            "boards": _allowed(raw, "pickup_type"),
            "alights": _allowed(raw, "drop_off_type"),
        }
    ).sort_values(["trip", "order"], kind="stable", ignore_index=True)
    calls["arrive"] = calls["arrive"].fillna(calls["depart"])
    calls["depart"] = calls["depart"].fillna(calls["arrive"])
    calls = _between_timed_stops(calls)
    trips = calls["trip"].nunique()
    usable = calls[~calls["trip"].isin(_broken_trips(calls))]
    left_out = trips - usable["trip"].nunique()
    if left_out > trips * _MOST_LEFT_OUT:
        raise BrokenInput(
            f"{feed.name}/stop_times.txt",
            f"{left_out} courses sur {trips} inutilisables (arrêts inconnus, heures qui manquent "
            "ou reculent) ; demandez un GTFS valide à son éditeur.",
        )
    return StopCalls(usable.astype({"arrive": np.int64, "depart": np.int64}), left_out)


def _seconds(times: pd.Series) -> pd.Series:
    """HH:MM:SS as seconds, hours past 24 allowed; NaN where absent or not a time."""
    parts = times.astype("str").str.strip().str.extract(r"^(\d{1,2}):([0-5]\d):([0-5]\d)$")
    hours, minutes, seconds = (pd.to_numeric(parts[n]).astype(float) for n in range(3))
    return 3600 * hours + 60 * minutes + seconds


def _allowed(raw: pd.DataFrame, column: str) -> NDArray[np.bool_]:
    """Whether one may get on or off: 1 says no; calls on demand (2, 3) are kept."""
    if column not in raw.columns:
        return np.ones(len(raw), dtype=bool)
    return np.asarray(raw[column].fillna(0) != 1, dtype=bool)


def _between_timed_stops(calls: pd.DataFrame) -> pd.DataFrame:
    """Stops without a time are passed at even intervals between those that have one."""
    missing = calls["arrive"].isna()
    if not missing.any():
        return calls
    filled = calls.groupby("trip")["arrive"].transform(
        lambda times: times.interpolate(limit_area="inside")
    )
    # The time left from a stop that waits is what the next interval begins with, at worst a minute
    # or two of difference in a time that the feed does not give.
    whole = filled[missing].round()
    return calls.assign(arrive=calls["arrive"].fillna(whole), depart=calls["depart"].fillna(whole))


def _broken_trips(calls: pd.DataFrame) -> pd.Series:
    """Trips with an unknown stop, a missing time, one that goes back, or an order given twice."""
    same = calls["trip"] == calls["trip"].shift()
    broken = (
        (calls["stop"] < 0)
        | calls["order"].isna()
        | calls["arrive"].isna()
        | (calls["depart"] < calls["arrive"])
        | (same & (calls["arrive"] < calls["depart"].shift()))
        | (same & (calls["order"] == calls["order"].shift()))
    )
    return calls.loc[broken, "trip"]
