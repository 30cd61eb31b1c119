"""What belongs to many people, one row each: lifts declared, refusals, PMSMP done."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from matcher.columns.missing import days, flags, integers
from matcher.kernel.columns.codes import Codes, coded
from matcher.kernel.columns.people import Lifts, Refused, Stays
from matcher.kernel.columns.world import Longs, grouped
from matcher.kernel.offers.law import HOURS
from models.enums import OfferKind, RefusalKind
from models.frames.table import Table

_WEEKDAYS: Final = frozenset("12345")
# What most people have, at no cost to them.
_INTS: Final = np.empty(0, dtype=np.int32)
_BITS: Final = np.empty(0, dtype=np.uint8)
_FLAGS: Final = np.empty(0, dtype=np.bool_)
_NO_LIFTS: Final = Lifts(_BITS, _INTS, _INTS)
_NONE_REFUSED: Final = Refused(_INTS, _INTS)
_NO_STAYS: Final = Stays(_INTS, _INTS, _INTS, _INTS, _FLAGS, _FLAGS)


def lifts_of(rows: Table, row: NDArray[np.int64], n: int) -> tuple[Lifts, NDArray[np.bool_]]:
    """Lifts, and whether each person's together run from Monday to Friday."""
    if not len(row):
        return _NO_LIFTS, np.zeros(n, dtype=np.bool_)
    words = rows.texts("weekdays")
    bits = np.fromiter((sum(1 << int(d) for d in set(word)) for word in words), np.uint8, len(row))
    week = np.zeros(n, dtype=np.uint8)
    np.bitwise_or.at(week, row, bits)
    working = sum(1 << int(day) for day in _WEEKDAYS)
    return (
        Lifts(bits, integers(rows["leaves_after"]), integers(rows["back_before"])),
        week & working == working,
    )


def refused_of(
    rows: Table, row: NDArray[np.int64], n: int, codes: Codes
) -> tuple[Refused, Longs, NDArray[np.uint8]]:
    """Refused trades and employers, and refused hours as bits."""
    if not len(row):
        return _NONE_REFUSED, np.zeros(n + 1, dtype=np.int64), np.zeros(n, dtype=np.uint8)
    kind, value = rows.texts("kind"), rows.texts("value")
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


def stays_of(rows: Table, row: NDArray[np.int64], n: int, codes: Codes) -> tuple[Stays, Longs]:
    """PMSMP done."""
    if not len(row):
        return _NO_STAYS, np.zeros(n + 1, dtype=np.int64)
    own = np.flatnonzero(rows.texts("kind") == OfferKind.PMSMP.value)
    if len(own) < len(row):
        rows, row = rows.take(own), row[own]
    return (
        Stays(
            employer=coded(codes.employers, rows.texts("employer_id")),
            trade=coded(codes.trades, rows.texts("rome")),
            starts_on=days(rows["starts_on"]),
            ends_on=days(rows["ends_on"]),
            is_convention=flags(rows["is_renewal"]) == 0,
            purpose_met=flags(rows["purpose_met"]) == 1,
        ),
        grouped(row, n),
    )
