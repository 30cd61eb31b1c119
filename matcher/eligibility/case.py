"""One young person beside n offers: on which days could each start, and what was found so far?

The offer's start window, cut at the first day the person can start, is narrowed by every dated
rule; a rule that leaves no day is the finding that excludes the offer.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from matcher.columns import NO_DAY, OfferColumns, Person
from matcher.columns.missing import day_number
from matcher.columns.offers import KINDS
from matcher.eligibility.calendar import Days, birthday
from matcher.eligibility.findings import BIT
from models.enums import OfferKind

type Mask = NDArray[np.bool_]


class Case:
    """Arrays of shape (n,). `low` and `high`: first and last start day that no rule forbids yet.

    An offer without dates is judged on the first day the person can start; one whose window
    closed before that day is judged on it too, and warned about.
    """

    def __init__(
        self, person: Person, offers: OfferColumns, sessions: NDArray[np.int32], today: int
    ) -> None:
        self.person = person
        self.offers = offers
        self.sessions = sessions
        self.today = today
        self.first_day = max(today, day_number(person.available_from))
        self.low, self.high = _window(offers, self.first_day)
        self.bits = np.zeros(len(offers), dtype=np.int64)
        self.narrowed_by_age = np.zeros(len(offers), dtype=np.bool_)
        self.apprenticeship: Mask = offers.kind == KINDS[OfferKind.APPRENTICESHIP]
        self.pmsmp: Mask = offers.kind == KINDS[OfferKind.PMSMP]
        self._settled_later: list[tuple[str, Mask, Any, Any]] = []

    def __len__(self) -> int:
        return len(self.offers)

    def birthday(self, years: int) -> int:
        """Day number on which the person is so many years old."""
        return birthday(self.person.birth_date, years)

    def find(self, rule_id: str, where: Mask) -> None:
        """Note a finding on these offers."""
        np.bitwise_or(self.bits, 1 << BIT[rule_id], out=self.bits, where=where)

    def not_before(self, rule_id: str, where: Mask, day: Days | int, of_age: bool = False) -> None:
        """On these offers the rule allows only starts on that day or later."""
        wanted = np.asarray(np.where(where, np.maximum(self.low, day), self.low), dtype=np.int32)
        none_left = wanted > self.high
        self.find(rule_id, none_left)
        if of_age:
            self.narrowed_by_age |= ~none_left & (wanted > self.low)
        self.low = np.where(none_left, self.low, wanted)

    def not_after(self, rule_id: str, where: Mask, day: Days | int) -> None:
        """On these offers the rule allows only starts on that day or earlier."""
        wanted = np.asarray(np.where(where, np.minimum(self.high, day), self.high), dtype=np.int32)
        none_left = wanted < self.low
        self.find(rule_id, none_left)
        self.high = np.where(none_left, self.high, wanted)

    def warn_before(self, rule_id: str, where: Mask, day: Days | int) -> None:
        """Note a finding if, once every rule has narrowed the days, one is left before `day`."""
        self._settled_later.append((rule_id, where, day, None))

    def warn_from(self, rule_id: str, where: Mask, day: Days | int) -> None:
        """Note a finding if, once every rule has narrowed the days, one is left from `day` on."""
        self._settled_later.append((rule_id, where, None, day))

    def settle(self) -> None:
        """Decide what depends on the days that are left."""
        for rule_id, where, before, since in self._settled_later:
            left = self.low < before if since is None else self.high >= since
            self.find(rule_id, where & left)
        self.find("start_days_by_age", self.narrowed_by_age)


def _window(offers: OfferColumns, first_day: int) -> tuple[Days, Days]:
    low = np.maximum(offers.start_from, first_day).astype(np.int32)
    ends = np.where(offers.start_to == NO_DAY, low, offers.start_to)
    # A window that closed too early leaves its nearest possible day to judge by.
    return low, np.maximum(ends, low).astype(np.int32)
