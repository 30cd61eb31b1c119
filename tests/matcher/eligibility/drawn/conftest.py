"""Drawn people, offers and sessions, around every limit that the rules name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import strategies as st

from matcher.columns import OfferColumns, Person
from matcher.columns.missing import day_number
from matcher.columns.person import PastStay
from matcher.eligibility import FINDINGS, Eligibility
from models.enums import Enrolment, Licence, RefusalKind
from models.rules import RuleBook

TODAY = date(2026, 11, 22)
SOON = st.dates(date(2026, 10, 1), date(2027, 12, 31))
FLAG = st.sampled_from([True, False, None])
CLOCK = st.none() | st.integers(0, 96).map(lambda quarter: quarter * 15)


@st.composite
def offers(draw: st.DrawFn) -> dict[str, Any]:
    start_from = draw(st.none() | SOON)
    naf = draw(st.sampled_from([None, "1071C", "5610A", "9001Z", "4120A", "6920Z", "7820Z"]))
    start_to = draw(st.none() | SOON)
    if start_from and start_to and start_to < start_from:
        start_from, start_to = start_to, start_from
    return {
        "kind": draw(st.sampled_from(["apprenticeship", "pmsmp"])),
        "employer_id": draw(st.sampled_from(["e1", "e2"])),
        "rome": draw(st.sampled_from(["M1607", "D1102", "F1703"])),
        "diploma_level": draw(st.none() | st.integers(3, 8)),
        "start_from": start_from and start_from.isoformat(),
        "start_to": start_to and start_to.isoformat(),
        "duration_months": draw(st.sampled_from([None, 5, 6, 36, 37, 48, 49])),
        "duration_days": draw(st.none() | st.integers(1, 35)),
        "day_start": draw(CLOCK),
        "day_end": draw(CLOCK),
        "weekly_hours": draw(st.sampled_from([None, 20.0, 35.0, 35.5, 40.0, 40.5])),
        "works_night": draw(FLAG),
        "works_weekend": draw(FLAG),
        "works_sunday": draw(FLAG),
        "hours_fixed": draw(st.booleans()),
        "licence_required": draw(st.sampled_from([None, "am", "b", "other"])),
        "dangerous_work": draw(st.sampled_from([None, "none", "declaration", "banned"])),
        "replaces_a_job": draw(FLAG),
        "course_id": draw(st.sampled_from([None, "c1", "c2"])),
        "naf": naf,
        "headcount": draw(st.none() | st.integers(0, 10)),
        "is_temp_agency": None if naf is None else draw(st.sampled_from([None, naf == "7820Z"])),
        "apprentices_now": draw(st.none() | st.integers(0, 6)),
        "apprentice_masters": draw(st.none() | st.integers(0, 2)),
        "prescriber_entitled": draw(FLAG),
    }


@st.composite
def stays(draw: st.DrawFn) -> PastStay:
    first = draw(st.dates(date(2025, 10, 1), date(2026, 11, 20)))
    last = draw(st.none() | st.integers(0, 30).map(lambda days: first + timedelta(days=days)))
    kind = draw(st.sampled_from(["pmsmp", "pmsmp", "apprenticeship"]))
    return PastStay(
        draw(st.sampled_from(["e1", "e2"])),
        kind,
        "M1607",
        first,
        last,
        kind == "pmsmp" and draw(st.booleans()),
        draw(FLAG),
        kind == "apprenticeship" and draw(st.booleans()),
    )


@st.composite
def people(draw: st.DrawFn) -> dict[str, Any]:
    # Around the ages that the rules name, and anywhere between.
    years = draw(st.sampled_from([14, 15, 16, 18, 30, 36]) | st.integers(14, 40))
    birthday = draw(SOON)
    return {
        "birth_date": birthday - relativedelta(years=years),
        "level_reached": draw(st.none() | st.integers(2, 7)),
        "college_finished": draw(FLAG),
        "enrolment": draw(st.sampled_from(Enrolment)),
        "course_id": draw(st.sampled_from([None, "c1"])),
        "age_limit_lifted": draw(st.booleans()),
        "licences": draw(st.frozensets(st.sampled_from(Licence), max_size=2)),
        "available_from": draw(st.none() | SOON),
        "stays": tuple(draw(st.lists(stays(), max_size=3))),
        "refused": {
            RefusalKind.TRADE: draw(st.sampled_from([(), ("D1102",)])),
            RefusalKind.EMPLOYER: draw(st.sampled_from([(), ("e2",)])),
            RefusalKind.HOURS: draw(st.sampled_from([(), ("sunday",), ("night", "weekend")])),
        },
    }


SESSIONS = st.none() | st.dates(date(2025, 9, 1), date(2028, 3, 1))


@dataclass(frozen=True)
class Drawn:
    """Strategies: differences from the ordinary person and offer, and the CFA's session."""

    people: st.SearchStrategy[dict[str, Any]]
    offers: st.SearchStrategy[dict[str, Any]]
    sessions: st.SearchStrategy[date | None]


@pytest.fixture(scope="session")
def drawn() -> Drawn:
    return Drawn(people(), offers(), SESSIONS)


@pytest.fixture(scope="session")
def eligibility(rules: RuleBook) -> Eligibility:
    return Eligibility(rules, TODAY)


@pytest.fixture(scope="session")
def excludes(
    offers_of: Callable[..., OfferColumns],
    person_of: Callable[..., Person],
    eligibility: Eligibility,
) -> Callable[..., frozenset[str]]:
    """Rule ids that exclude one pair."""

    def found(
        person: Mapping[str, Any], offer: Mapping[str, Any], session: date | None
    ) -> frozenset[str]:
        sessions = np.array([day_number(session)], dtype=np.int32)
        bits = eligibility.judge(person_of(**person), offers_of(offer), sessions).excluded[0]
        return frozenset(name for bit, name in enumerate(FINDINGS) if int(bits) >> bit & 1)

    return found
