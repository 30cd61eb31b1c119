"""Which offers may this person take, which need a check, and why?"""

from dataclasses import dataclass
from datetime import date
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from matcher.columns import OfferColumns, Person
from matcher.columns.missing import day_number
from matcher.eligibility.age import Age
from matcher.eligibility.case import Case
from matcher.eligibility.contract import Contract
from matcher.eligibility.findings import BIT, FINDINGS
from matcher.eligibility.law import Law
from matcher.eligibility.level import Level
from matcher.eligibility.licence import LicenceNeeded
from matcher.eligibility.masters import Masters
from matcher.eligibility.minors.post import Minors
from matcher.eligibility.phrases.wording import Wording, needs_days_left
from matcher.eligibility.pmsmp import Pmsmp
from matcher.eligibility.refusals import Refusals
from matcher.eligibility.same_host import SameHost
from matcher.eligibility.session import Session
from models.enums import Use
from models.rules import RuleBook


class Family(Protocol):
    """Rules of one subject: they narrow a case's start days and note their findings."""

    def judge(self, case: Case) -> None:
        """Apply the family's rules to a case."""
        ...


# The rules that narrow start days come before those that read the days left.
FAMILIES: Final = (
    Refusals,
    Age,
    Session,
    Minors,
    SameHost,
    Contract,
    Level,
    LicenceNeeded,
    Masters,
    Pmsmp,
)


@dataclass(frozen=True)
class Judgement:
    """Findings per offer, shape (n,): bit i is `FINDINGS[i]`; `excluded` 0 means eligible.

    `first_day`, `last_day`: start days that no rule forbids (of excluded offers: before the rule
    that left none).
    """

    excluded: NDArray[np.int64]
    warned: NDArray[np.int64]
    first_day: NDArray[np.int32]
    last_day: NDArray[np.int32]


@dataclass(frozen=True)
class Reason:
    """One finding as shown: the rule's id, its article ("" for our own rules), French sentence."""

    rule: str
    article: str
    sentence: str


class Eligibility:
    """The rules of one day, ready for any number of people. Reads every rule when built.

    Raises `UnknownRule`, `NoRuleInForce` or `WrongRuleValue` when the rule book lacks one.
    """

    def __init__(self, rules: RuleBook, today: date) -> None:
        law = Law(rules, today)
        self._today = day_number(today)
        self._families: tuple[Family, ...] = tuple(family(law) for family in FAMILIES)
        self._rules = tuple(law.rule(rule_id) for rule_id in FINDINGS)
        self._hard = sum(1 << BIT[r.rule_id] for r in self._rules if r.use is Use.HARD)
        self._warn = sum(1 << BIT[r.rule_id] for r in self._rules if r.use is Use.WARN)
        self._need_days_left = sum(1 << BIT[r.rule_id] for r in self._rules if needs_days_left(r))
        self._wording = Wording(law)

    def judge(self, person: Person, offers: OfferColumns, sessions: NDArray[np.int32]) -> Judgement:
        """Findings on n offers. `sessions`: day number on which the CFA's session starts, (n,)."""
        case = self._case(person, offers, sessions)
        return Judgement(case.bits & self._hard, case.bits & self._warn, case.low, case.high)

    def excluded_by(
        self,
        family: type[Family],
        person: Person,
        offers: OfferColumns,
        sessions: NDArray[np.int32],
    ) -> NDArray[np.int64]:
        """What one of `FAMILIES`, were no other asked, excludes of n offers: see `Judgement`."""
        case = self._unjudged(person, offers, sessions)
        self._families[FAMILIES.index(family)].judge(case)
        case.settle()
        return case.bits & self._hard

    def reasons(
        self, person: Person, offers: OfferColumns, row: int, bits: int, session: int
    ) -> list[Reason]:
        """The findings of one offer (its `excluded`, `warned`, or both) as shown, in order."""
        one = offers.take(np.array([row]))
        day = np.array([session], dtype=np.int32)
        judged = self._case if bits & self._need_days_left else self._unjudged
        case = judged(person, one, day)
        return [
            Reason(rule.rule_id, rule.article, self._wording.sentence(rule, case))
            for bit, rule in enumerate(self._rules)
            if bits >> bit & 1
        ]

    def _case(self, person: Person, offers: OfferColumns, sessions: NDArray[np.int32]) -> Case:
        case = self._unjudged(person, offers, sessions)
        for family in self._families:
            family.judge(case)
        case.settle()
        return case

    def _unjudged(self, person: Person, offers: OfferColumns, sessions: NDArray[np.int32]) -> Case:
        return Case(person, offers, sessions, self._today)
