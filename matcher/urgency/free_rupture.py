"""Until when may either side break a contract freely? After 45 days in the company (L6222-18).

Days at the CFA do not count, so the calendar day depends on the rhythm.
"""

import math
from datetime import date
from typing import Final

import numpy as np

_WEEKDAYS: Final = 5


def company_day(start: date, number: int, cfa_days_a_week: float = 0.0) -> date:
    """Day of the `number`th day in the company, five days a week less those at the CFA.

    Without a rhythm it is the earliest: nobody can have reached it before.
    """
    days = math.ceil(number * _WEEKDAYS / (_WEEKDAYS - cfa_days_a_week))
    found = np.busday_offset(np.datetime64(start), days - 1, roll="forward")
    return date.fromisoformat(str(found))


def broke_in_free_period(
    start: date, ruptured_on: date, days: int, cfa_days_a_week: float | None = None
) -> bool | None:
    """Whether a contract broke within its first `days` in the company; None: cannot be told."""
    present = int(np.busday_count(np.datetime64(start), np.datetime64(ruptured_on)))
    if present <= days:
        return True
    if cfa_days_a_week is None:
        return None
    return present * (_WEEKDAYS - cfa_days_a_week) / _WEEKDAYS <= days
