"""One journey that an adviser knows better than it is reckoned."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from matcher.columns.missing import UNKNOWN
from models.enums import LegTo, Mode


@dataclass(frozen=True)
class CorrectedWay:
    """Minutes from one home to one place by one means; 254: there is no such way.

    `hours`: by public transport, the start and end of the day they hold for; -1 not stated.
    """

    home: int
    leg: LegTo
    place_id: str
    mode: Mode
    minutes: int
    hours: tuple[int, int]


def corrected_ways(
    rows: Sequence[dict[str, Any]], home_insees: Sequence[str]
) -> tuple[CorrectedWay, ...]:
    """The ways of one person's rows; one from a home that is none any more rests."""
    return tuple(
        CorrectedWay(
            home_insees.index(row["home_insee"]),
            LegTo(row["leg"]),
            str(row["place_id"]),
            Mode(row["mode"]),
            int(row["minutes"]),
            (_minute(row["day_start"]), _minute(row["day_end"])),
        )
        for row in rows
        if row["home_insee"] in home_insees
    )


def _minute(value: Any) -> int:
    return UNKNOWN if pd.isna(value) else int(value)
