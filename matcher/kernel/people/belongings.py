"""What belongs to many people, one row each: lifts declared, refusals, PMSMP done."""

from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from matcher.columns.missing import days, flags, integers, texts
from matcher.kernel.columns.codes import Codes, coded
from matcher.kernel.columns.people import Lifts, Refused, Stays
from matcher.kernel.columns.world import Longs, grouped
from matcher.kernel.offers.law import HOURS
from models.enums import OfferKind, RefusalKind

_WEEKDAYS: Final = frozenset("12345")


def lifts_of(
    frame: pd.DataFrame, row: NDArray[np.int64], n: int
) -> tuple[Lifts, NDArray[np.bool_]]:
    """Lifts, and whether each person's together run from Monday to Friday."""
    words = texts(frame["weekdays"])
    bits = np.fromiter((sum(1 << int(d) for d in set(word)) for word in words), np.uint8, len(row))
    week = np.zeros(n, dtype=np.uint8)
    np.bitwise_or.at(week, row, bits)
    working = sum(1 << int(day) for day in _WEEKDAYS)
    return (
        Lifts(bits, integers(frame["leaves_after"]), integers(frame["back_before"])),
        week & working == working,
    )


def refused_of(
    frame: pd.DataFrame, row: NDArray[np.int64], n: int, codes: Codes
) -> tuple[Refused, Longs, NDArray[np.uint8]]:
    """Refused trades and employers, and refused hours as bits."""
    kind, value = texts(frame["kind"]), texts(frame["value"])
    bit = {word.value: 1 << number for number, word in enumerate(HOURS)}
    hours = np.zeros(n, dtype=np.uint8)
    by_hours = kind == RefusalKind.HOURS.value
    words = np.array([bit[word] for word in value[by_hours]], dtype=np.uint8)
    np.bitwise_or.at(hours, row[by_hours], words)
    listed = ~by_hours
    trade = np.where(kind == RefusalKind.TRADE.value, coded(codes.trades, value), -1)
    employer = np.where(kind == RefusalKind.EMPLOYER.value, coded(codes.employers, value), -1)
    refused = Refused(trade[listed].astype(np.int32), employer[listed].astype(np.int32))
    return refused, grouped(row[listed], n), hours


def stays_of(
    frame: pd.DataFrame, row: NDArray[np.int64], n: int, codes: Codes
) -> tuple[Stays, Longs]:
    """PMSMP done."""
    own = np.flatnonzero(texts(frame["kind"]) == OfferKind.PMSMP.value)
    frame, row = frame.iloc[own], row[own]
    return (
        Stays(
            employer=coded(codes.employers, texts(frame["employer_id"])),
            trade=coded(codes.trades, texts(frame["rome"])),
            starts_on=days(frame["starts_on"]),
            ends_on=days(frame["ends_on"]),
            is_convention=flags(frame["is_renewal"]) == 0,
            purpose_met=flags(frame["purpose_met"]) == 1,
        ),
        grouped(row, n),
    )
