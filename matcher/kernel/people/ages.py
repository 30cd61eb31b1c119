"""On which day does each person reach the ages that rules name?"""

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matcher.columns import NO_DAY
from matcher.columns.missing import day_number
from matcher.eligibility.calendar import months_from
from models.rules import RuleBook

type Days = NDArray[np.int32]


@dataclass(frozen=True)
class Ages:
    """Days, (n,): see `columns.People`. `may_ride`, `may_drive`: old enough for the licence."""

    day_15: Days
    year_15: Days
    day_16: Days
    day_minor_16: Days
    day_18: Days
    day_pmsmp: Days
    last_day: Days
    may_ride: NDArray[np.bool_]
    may_drive: NDArray[np.bool_]
    session_months: int

    def window_from(self, entered: Days) -> Days:
        """Last contract day counted from a person's own entry; no day where it is not known."""
        if (entered == NO_DAY).all():
            return entered
        ends = months_from(np.where(entered == NO_DAY, 0, entered), self.session_months)
        return np.where(entered == NO_DAY, NO_DAY, ends).astype(np.int32)


def ages_of(born: Days, rules: RuleBook, today: date) -> Ages:
    """The ages of people born on these days."""
    births = _Births.of(born)

    def whole(rule_id: str) -> int:
        return int(rules.value(rule_id, today))

    def old_enough(rule_id: str) -> NDArray[np.bool_]:
        return np.asarray(births.days_at(whole(rule_id)) <= day_number(today))

    youngest = rules.value("age_too_young", today)
    minors = rules.value("minors_ages", today)
    fifteenth = births.days_at(youngest["years"])
    years = fifteenth.astype("datetime64[D]").astype("datetime64[Y]")
    return Ages(
        day_15=(fifteenth + youngest["days"]).astype(np.int32),
        year_15=years.astype("datetime64[D]").astype(np.int32),
        day_16=births.days_at(whole("age_college_not_finished")),
        day_minor_16=births.days_at(minors["under_16"]),
        day_18=births.days_at(minors["under_18"]),
        day_pmsmp=births.days_at(whole("pmsmp_minimum_age")),
        last_day=(births.days_at(whole("age_maximum") + 1) - 1).astype(np.int32),
        may_ride=old_enough("licence_am_min_age"),
        may_drive=old_enough("licence_b_min_age"),
        session_months=whole("session_window"),
    )


@dataclass(frozen=True)
class _Births:
    """Days of birth: the month of each, and the days from its first to that one."""

    month: NDArray[np.datetime64]
    into: NDArray[np.timedelta64]

    @classmethod
    def of(cls, born: NDArray[Any]) -> "_Births":
        """Days since 1970-01-01, taken apart once for all the ages that are asked."""
        on = born.astype("datetime64[D]")
        month = on.astype("datetime64[M]")
        return cls(month, on - month.astype("datetime64[D]"))

    def days_at(self, years: int) -> Days:
        """Day on which each person is so many years old; born 29 February: 1 March.

        No other day is missing from its month in another year, and 28 days after the first of a
        short February is 1 March.
        """
        month = self.month + np.timedelta64(12 * years, "M")
        on = month.astype("datetime64[D]") + self.into
        return np.asarray(on.astype(np.int64), dtype=np.int32)
