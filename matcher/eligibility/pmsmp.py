"""May this PMSMP be held as the host offers it? (L5135-1 ff., D5135-2 ff.)"""

from typing import Final

import numpy as np

from matcher.columns import UNKNOWN
from matcher.eligibility.calendar import month_after, months_from
from matcher.eligibility.case import Case
from matcher.eligibility.law import Law

_SHORTEST_MONTH: Final = 28


class Pmsmp:
    """What the host, the prescriber and the length of the stay allow."""

    def __init__(self, law: Law) -> None:
        self._months = law.whole("pmsmp_duration")
        self._repeated = law.whole("pmsmp_repeated_hosting")
        self._majority = law.whole("pmsmp_guardian")

    def judge(self, case: Case) -> None:
        """Find stays that are too long or hide a job, and what a person must check."""
        offers, pmsmp = case.offers, case.pmsmp
        if not pmsmp.any():
            return
        self._too_long(case)
        case.find("pmsmp_not_a_job", pmsmp & (offers.replaces_a_job == 1))
        repeated = offers.stays_this_month >= self._repeated
        case.find("pmsmp_repeated_hosting", pmsmp & (offers.replaces_a_job == UNKNOWN) & repeated)
        case.find("pmsmp_prescriber_not_entitled", pmsmp & (offers.prescriber_entitled == 0))
        case.find("pmsmp_prescriber_unknown", pmsmp & (offers.prescriber_entitled == UNKNOWN))
        full = (offers.monthly_limit != UNKNOWN) & (offers.stays_this_month >= offers.monthly_limit)
        next_month = int(month_after(np.array([case.today]))[0])
        # Only this month's stays are counted: a later start is another month's business.
        case.find("pmsmp_host_full", pmsmp & full & (case.high < next_month))
        case.warn_before("pmsmp_guardian", pmsmp, case.birthday(self._majority))

    def _too_long(self, case: Case) -> None:
        """Longer than a month date to date, even from the start day that gives most."""
        rows = np.flatnonzero(case.pmsmp & (case.offers.duration_days > _SHORTEST_MONTH))
        low, high = case.low[rows], case.high[rows]
        first = month_after(low)
        # Of two following months one has 31 days: no third needs looking at.
        starts = (low, np.minimum(first, high), np.minimum(month_after(first), high))
        longest = np.max([months_from(day, self._months) - day for day in starts], axis=0)
        too_long = np.zeros(len(case), dtype=np.bool_)
        too_long[rows] = case.offers.duration_days[rows] > longest
        case.find("pmsmp_duration", too_long)
