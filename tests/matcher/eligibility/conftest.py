"""One young person, one offer, and what the rules of the files find."""

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

import numpy as np
import pytest

from matcher.columns import NO_DAY, OfferColumns, Person
from matcher.columns.missing import day_number
from matcher.columns.offers import DANGERS, KINDS
from matcher.columns.person import NOWHERE, PastStay
from matcher.eligibility import FINDINGS, Eligibility
from models.enums import Enrolment, RefusalKind, Stage
from models.frames import OFFERS
from models.rules import RuleBook

TODAY = date(2026, 11, 22)

# A person of twenty whom no rule concerns …
ADULT = Person(
    person_id="p",
    birth_date=date(2006, 5, 10),
    level_reached=4,
    college_finished=True,
    stage=Stage.READY_TO_SIGN,
    enrolment=Enrolment.NONE,
    course_id=None,
    cfa_entry_date=None,
    age_limit_lifted=False,
    owns={},
    no_mobility=False,
    licences=frozenset(),
    max_minutes_employer=None,
    max_minutes_cfa=None,
    available_from=None,
    home_labels=(),
    homes=NOWHERE,
    lifts=(),
    wishes=(),
    refused={kind: frozenset() for kind in RefusalKind},
    stays=(),
)

# … and an offer in an office, all of it known, in which no rule finds anything.
ORDINARY: dict[str, Any] = {
    "kind": "apprenticeship",
    "employer_id": "e1",
    "rome": "M1607",
    "other_romes": "",
    "diploma_level": 3,
    "places": 1,
    "start_from": "2026-12-01",
    "start_to": "2026-12-01",
    "duration_months": 24,
    "duration_days": 14,
    "spread_km": 0.0,
    "day_start": 540,
    "day_end": 1020,
    "weekly_hours": 35.0,
    "works_night": False,
    "works_weekend": False,
    "works_sunday": False,
    "hours_fixed": False,
    "dangerous_work": "none",
    "replaces_a_job": False,
    "naf": "6920Z",
    "headcount": 20,
    "is_temp_agency": False,
    "apprentices_now": 0,
    "apprentice_masters": 1,
    "prescriber_entitled": True,
    "stays_this_month": 0,
    "pending": 0,
    "only_for": "",
}


@dataclass(frozen=True)
class Verdict:
    """Rule ids that exclude and that warn, and the sentence of each."""

    excluded: frozenset[str]
    warned: frozenset[str]
    sentences: dict[str, str]
    first_day: date
    last_day: date

    @property
    def found(self) -> frozenset[str]:
        return self.excluded | self.warned


@pytest.fixture(scope="session")
def ordinary() -> dict[str, Any]:
    return ORDINARY


@pytest.fixture(scope="session")
def offers_of() -> Callable[..., OfferColumns]:
    """Columns of ordinary offers with differences, made without pandas: it would take most of a
    property test's time. `test_judge` shows that they are what a frame gives.
    """

    def built(*differences: dict[str, Any]) -> OfferColumns:
        rows = [
            {**ORDINARY, "offer_id": f"o{number}", **own}
            for number, own in enumerate(differences, start=1)
        ]
        declared = {column.name: column.kind for column in OFFERS.columns}
        return OfferColumns(
            **{f.name: _array(f.name, declared[f.name], rows) for f in fields(OfferColumns)}
        )

    return built


def _array(name: str, kind: str, rows: list[dict[str, Any]]) -> Any:
    values = [row.get(name) for row in rows]
    if name in ("kind", "dangerous_work"):
        codes = {str(word): n for word, n in (KINDS if name == "kind" else DANGERS).items()}
        return np.array([codes.get(value, -1) for value in values], dtype=np.int8)
    if kind == "text":
        return np.array(["" if value is None else value for value in values], dtype=object)
    if kind == "date":
        days = [NO_DAY if v is None else day_number(date.fromisoformat(v)) for v in values]
        return np.array(days, dtype=np.int32)
    missing = float("nan") if kind == "number" else -1
    dtype = {"number": np.float64, "integer": np.int32, "flag": np.int8}[kind]
    return np.array([missing if value is None else value for value in values], dtype=dtype)


@pytest.fixture(scope="session")
def person_of() -> Callable[..., Person]:
    """The adult, with differences; refusals by kind."""

    def built(**differences: Any) -> Person:
        refused = differences.pop("refused", {})
        return replace(
            ADULT,
            refused={k: frozenset(refused.get(k, ())) for k in RefusalKind},
            **differences,
        )

    return built


@pytest.fixture(scope="session")
def stay_of() -> Callable[..., PastStay]:
    """A past PMSMP with the ordinary offer's host."""

    def built(starts_on: date, ends_on: date | None, **differences: Any) -> PastStay:
        ordinary = PastStay("e1", "pmsmp", "M1607", starts_on, ends_on, False, True, False)
        return replace(ordinary, **differences)

    return built


@pytest.fixture(scope="session")
def judged(
    rules: RuleBook,
    offers_of: Callable[..., OfferColumns],
    person_of: Callable[..., Person],
) -> Callable[..., Verdict]:
    """What is found: `judged({person differences}, {offer differences}, session=…, today=…)`."""
    ready: dict[date, Eligibility] = {}

    def verdict(
        person: dict[str, Any] | None = None,
        offer: dict[str, Any] | None = None,
        session: date | None = date(2026, 12, 1),
        today: date = TODAY,
    ) -> Verdict:
        eligibility = ready.setdefault(today, Eligibility(rules, today))
        who, offers = person_of(**(person or {})), offers_of(offer or {})
        day = day_number(session)
        judgement = eligibility.judge(who, offers, np.array([day], dtype=np.int32))
        hard, warn = int(judgement.excluded[0]), int(judgement.warned[0])
        reasons = eligibility.reasons(who, offers, 0, hard | warn, day)
        assert [r.rule for r in reasons] == _names(hard | warn)
        return Verdict(
            frozenset(_names(hard)),
            frozenset(_names(warn)),
            {r.rule: r.sentence for r in reasons},
            _day(judgement.first_day[0]),
            _day(judgement.last_day[0]),
        )

    return verdict


def _names(bits: int) -> list[str]:
    return [name for bit, name in enumerate(FINDINGS) if bits >> bit & 1]


def _day(number: int) -> date:
    assert number != NO_DAY
    return date.fromordinal(int(number) + date(1970, 1, 1).toordinal())
