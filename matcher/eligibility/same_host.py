"""Has the young person already been with this host as often, or as long, as the law allows?

D5135-3: at most two conventions with one host in twelve consecutive months, sixty days in all,
renewals included. A renewal continues its convention. The host is the establishment (SIRET).
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from matcher.columns import UNKNOWN
from matcher.columns.missing import day_number
from matcher.columns.person import PastStay
from matcher.eligibility.calendar import month_from
from matcher.eligibility.case import Case
from matcher.eligibility.law import Law
from models.enums import OfferKind


@dataclass(frozen=True)
class HostHistory:
    """A person's PMSMP with one host, as day numbers; an unknown last day is None.

    `conventions`: first days of stays that surely are conventions; `supposed`: of those that may
    be, when nobody said whether they renewed an earlier one.
    """

    stays: tuple[tuple[int, int | None], ...]
    conventions: tuple[int, ...]
    supposed: tuple[int, ...] = ()

    @classmethod
    def of(cls, stays: Sequence[PastStay]) -> "HostHistory":
        """The history that these stays make."""
        return cls(
            tuple(
                (day_number(s.starts_on), None if s.ends_on is None else day_number(s.ends_on))
                for s in stays
            ),
            tuple(day_number(s.starts_on) for s in stays if s.is_renewal is False),
            tuple(day_number(s.starts_on) for s in stays if s.is_renewal is None),
        )

    def conventions_since(self, day: int) -> int:
        """Conventions begun on that day or later."""
        return sum(start >= day for start in self.conventions)

    def may_be_conventions_since(self, day: int) -> int:
        """Conventions begun on that day or later, counting those nobody is sure of."""
        return self.conventions_since(day) + sum(start >= day for start in self.supposed)

    def days_since(self, day: int) -> int:
        """Days of stay on that day or later that are certain: an unfinished stay counts its first.

        Stays of one host never overlap, so days add up.
        """
        spans = ((start, start if end is None else end) for start, end in self.stays)
        return sum(max(0, end - max(start, day) + 1) for start, end in spans)

    def undated_since(self, day: int) -> list[int]:
        """First days of stays whose last day is not known, begun on that day or later."""
        return [start for start, end in self.stays if end is None and start >= day]


class SameHost:
    """Conventions and days with the same host over rolling months."""

    def __init__(self, law: Law) -> None:
        limits = law.numbers_by("pmsmp_conventions")
        self._most, self._months = limits["conventions"], limits["months"]
        self._most_days = law.whole("pmsmp_cumulated_days")
        self._stay_months = law.whole("pmsmp_duration")

    def judge(self, case: Case) -> None:
        """Narrow start days to those with room left at each host the person knows."""
        for employer_id, history in histories(case.person.stays).items():
            rows = np.flatnonzero(case.pmsmp & (case.offers.employer_id == employer_id))
            if len(rows):
                self._judge_host(case, rows, history)

    def period_start(self, start: int) -> int:
        """First day of the twelve consecutive months that end on a start day."""
        return month_from(start, -self._months) + 1

    def days_left(self, history: HostHistory, start: int) -> int:
        """Days still possible from a start day; a stay without a last day counts a whole month."""
        since = self.period_start(start)
        supposed = (
            month_from(first, self._stay_months) - first - 1
            for first in history.undated_since(since)
        )
        return max(0, self._most_days - history.days_since(since) - sum(supposed))

    def _judge_host(self, case: Case, rows: NDArray[np.int64], history: HostHistory) -> None:
        here = np.zeros(len(case), dtype=np.bool_)
        here[rows] = True
        by_count, by_days = case.low.copy(), case.low.copy()
        for row in rows:
            starts = range(int(case.low[row]), int(case.high[row]) + 1)
            wanted = max(1, int(case.offers.duration_days[row]))
            by_count[row] = _first(starts, partial(self._has_convention_left, history))
            by_days[row] = _first(starts, partial(self._has_days_left, history, wanted))
        case.not_before("pmsmp_conventions", here, by_count)
        case.not_before("pmsmp_cumulated_days", here, by_days)
        self._warn(case, rows, history)

    def _has_convention_left(self, history: HostHistory, start: int) -> bool:
        return history.conventions_since(self.period_start(start)) < self._most

    def _has_days_left(self, history: HostHistory, wanted: int, start: int) -> bool:
        return history.days_since(self.period_start(start)) + wanted <= self._most_days

    def _warn(self, case: Case, rows: NDArray[np.int64], history: HostHistory) -> None:
        second, short, undated = (np.zeros(len(case), dtype=np.bool_) for _ in range(3))
        for row in rows:
            start = int(case.low[row])
            since = self.period_start(start)
            duration = int(case.offers.duration_days[row])
            month = month_from(start, self._stay_months) - start
            second[row] = history.may_be_conventions_since(since) > 0
            undated[row] = bool(history.undated_since(since))
            short[row] = self.days_left(history, start) < (
                month if duration == UNKNOWN else duration
            )
        case.find("pmsmp_second_convention", second)
        case.find("pmsmp_days_left", short)
        case.find("pmsmp_stay_undated", undated)


def _first(starts: range, possible: Callable[[int], bool]) -> int:
    """First start day that is possible, or the day after the last one.

    Earlier stays drop out of the months counted as the start moves on: room, once there, stays.
    """
    return starts.start + bisect_left(starts, True, key=possible)


def histories(stays: Sequence[PastStay]) -> dict[str, HostHistory]:
    """PMSMP histories by host."""
    by_host: dict[str, list[PastStay]] = {}
    for stay in stays:
        if stay.kind == OfferKind.PMSMP:
            by_host.setdefault(stay.employer_id, []).append(stay)
    return {host: HostHistory.of(own) for host, own in by_host.items()}
