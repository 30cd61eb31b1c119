"""Until when does the CFA of a broken contract keep each person?"""

from datetime import date

import numpy as np
from numpy.typing import NDArray

from matcher.columns import NO_DAY
from matcher.columns.missing import day_number, days, flags
from matcher.eligibility.calendar import months_from
from models.enums import OfferKind
from models.frames.table import Table
from models.rules import RuleBook


def kept_until(
    stays: Table, row: NDArray[np.int64], n: int, rules: RuleBook, today: date
) -> NDArray[np.int32]:
    """Last day, (n,); `NO_DAY` without a broken contract. One without an end ends today."""
    until = np.full(n, NO_DAY, dtype=np.int32)
    if not len(row):
        return until
    months = int(rules.value("session_after_rupture", today))
    broken = (stays.texts("kind") == OfferKind.APPRENTICESHIP.value) & (
        flags(stays["ruptured"]) == 1
    )
    ends = days(stays["ends_on"])[broken]
    ends = np.where(ends == NO_DAY, day_number(today), ends)
    np.maximum.at(until, row[broken], months_from(ends, months))
    return until
