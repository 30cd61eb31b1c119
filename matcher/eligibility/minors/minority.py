"""Until when is the person protected as a minor? Two thresholds: 16 and the age of majority."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from matcher.eligibility.case import Case, Mask
from matcher.eligibility.law import Law
from matcher.eligibility.minors.working_day import WorkingDay


class Minority:
    """The thresholds, from the rules."""

    def __init__(self, law: Law) -> None:
        ages = law.numbers_by("minors_ages")
        self._under_16 = ages["under_16"]
        self._under_18 = ages["under_18"]

    def sixteen(self, case: Case) -> int:
        """Day on which the tighter protection ends."""
        return case.birthday(self._under_16)

    def adult(self, case: Case) -> int:
        """Day on which the person comes of age."""
        return case.birthday(self._under_18)

    def may_apply(self, case: Case) -> bool:
        """Whether any offer could start before the person comes of age."""
        return bool(np.any(case.low < self.adult(case)))


@dataclass(frozen=True)
class Posts:
    """The posts of a case as the minors' rules see them: hours of the day, sectors.

    A rule breaks below 18, or below 16 only; the person is judged at the start of work.
    """

    case: Case
    minority: Minority
    day: WorkingDay
    sectors: Mapping[str, Mask]

    @property
    def fixed(self) -> Mask:
        """Whether the employer has confirmed that the hours cannot change."""
        return np.asarray(self.case.offers.hours_fixed == 1)

    def outside(self, sector: Mask) -> Mask:
        """Offers that are surely not in a sector: the employer's activity is known."""
        return np.asarray(~sector & (self.case.offers.naf != ""))

    def forbid(self, rule_id: str, under_18: Mask, under_16: Mask | None = None) -> None:
        """Allow these offers only from the day on which the person is old enough."""
        case = self.case
        adult, sixteen = self.minority.adult(case), self.minority.sixteen(case)
        broken = under_18 if under_16 is None else under_18 | under_16
        from_day = np.where(under_18, adult, sixteen).astype(np.int32)
        case.not_before(rule_id, broken, from_day, of_age=True)

    def warn(self, rule_id: str, under_18: Mask, under_16: Mask | None = None) -> None:
        """Warn if one of the start days left falls before the person is old enough."""
        self.case.warn_before(rule_id, under_18, self.minority.adult(self.case))
        if under_16 is not None:
            self.case.warn_before(rule_id, under_16, self.minority.sixteen(self.case))
