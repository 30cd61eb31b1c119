"""On which terms does a run allocate? Numbers agreed, dated, and printed with every result."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from matcher.scorecard.sigmoid import PROBABILITY_UNIT
from models.rules import RuleBook


class Method(StrEnum):
    """How places are given: the greatest total, or so that nobody would rather swap."""

    OPTIMAL = "optimal"
    STABLE = "stable"


@dataclass(frozen=True)
class UrgencyWeights:
    """What is added to 1 for whom a place matters most, and what counts as a near deadline."""

    deadline_days: int
    deadline: float
    minor: float
    no_second_option: float

    def of(self, days_left: int | None, is_minor: bool, options: int) -> float:
        """The weight of one person; `days_left`: to their next legal deadline, if any."""
        weight = 1.0
        if days_left is not None and 0 <= days_left <= self.deadline_days:
            weight += self.deadline
        if is_minor:
            weight += self.minor
        if options == 1:
            weight += self.no_second_option
        return weight


@dataclass(frozen=True)
class RunTerms:
    """`suggestions` a person and `per_place` people a place at most; `floor` in points of 100.

    `bonus`: of a first suggestion, values being 0–1. `relative`: each one's scores are counted in
    parts of their own best, so that those with good chances everywhere do not take every place.
    """

    suggestions: int
    per_place: int
    bonus: float
    floor: float
    urgency: UrgencyWeights
    relative: bool = True
    method: Method = Method.OPTIMAL
    seed: int = 1

    @property
    def least_score(self) -> int:
        """The floor as scores are held: a product of two probabilities in 1/2**24."""
        return round(self.floor / 100 * PROBABILITY_UNIT**2)

    def for_prices(self) -> "RunTerms":
        """The terms of a run that only asks what contested places cost everyday lists."""
        none = replace(self.urgency, deadline=0.0, minor=0.0, no_second_option=0.0)
        return replace(
            self,
            suggestions=1,
            per_place=1,
            bonus=0.0,
            relative=False,
            urgency=none,
            method=Method.OPTIMAL,
        )


def run_terms(rules: RuleBook, today: date, **asked: Any) -> RunTerms:
    """The agreed terms of a day, but for what is asked otherwise."""
    usual = RunTerms(
        suggestions=int(rules.value("rematch_suggestions", today)),
        per_place=int(rules.value("rematch_people_per_place", today)),
        bonus=float(rules.value("rematch_first_suggestion_bonus", today)),
        floor=float(rules.value("rematch_score_floor", today)),
        urgency=UrgencyWeights(**rules.value("rematch_urgency", today)),
    )
    return replace(usual, **{name: value for name, value in asked.items() if value is not None})
