"""A frame of places with a column of every kind and bound, and what refuses a row of it."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from models.errors import FrameError
from models.frames import Column, FrameSchema

LAST_DAY = date(2099, 12, 31)
PLACES = FrameSchema(
    "places",
    (
        Column("place_id", "text", "id"),
        Column("kind", "text", "what it is", choices=frozenset({"shop", "farm"})),
        Column("rooms", "integer", "rooms", low=0, high=9),
        Column("floors", "integer", "floors", nullable=True, low=0),
        Column("code", "text", "code", nullable=True, form="[a-z][0-9]"),
        Column("lat", "number", "WGS84", "degree", nullable=True, low=-90, high=90),
        Column("lng", "number", "WGS84", "degree", nullable=True),
        Column("gain", "number", "points", nullable=True),
        Column("size", "number", "size", high=100),
        Column("open", "flag", "is it open", nullable=True),
        Column("since", "date", "first day", nullable=True),
        Column("built", "date", "b", nullable=True, earliest=date(1800, 1, 1), latest=LAST_DAY),
        Column("owner", "text", "whose", filled=True),
    ),
    key=("place_id",),
    together=("lat", "lng"),
    ordered=(("built", "since"), ("floors", "rooms")),
)
GOOD: dict[str, Any] = {
    "place_id": "a",
    "kind": "shop",
    "rooms": 2,
    "floors": None,
    "code": "a1",
    "lat": 48.0,
    "lng": 0.5,
    "gain": None,
    "size": 10.0,
    "open": None,
    "since": "2026-01-31",
    "built": None,
    "owner": "o",
}


def rows(*changes: dict[str, Any]) -> pd.DataFrame:
    listed = [{**GOOD, "place_id": f"p{n}", **change} for n, change in enumerate(changes)]
    return pd.DataFrame(
        {name: pd.Series([row[name] for row in listed], dtype=object) for name in GOOD}
    )


def refusal(frame: pd.DataFrame) -> FrameError:
    with pytest.raises(FrameError) as caught:
        PLACES.conform(frame)
    return caught.value
