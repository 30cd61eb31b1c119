"""What holds of every judgement, whoever the person and whatever the offer."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.columns import OfferColumns, Person
from matcher.columns.missing import day_number
from matcher.eligibility import FINDINGS, Eligibility
from models.enums import RefusalKind

# The day from which one can start is no fact of a rule: an undated offer is judged on it.
FACTS_OF_OFFER = (
    "diploma_level", "duration_months", "duration_days", "day_start", "day_end", "weekly_hours",
    "works_night", "works_weekend", "works_sunday", "dangerous_work", "replaces_a_job", "naf",
    "is_temp_agency", "apprentices_now", "apprentice_masters", "licence_required",
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_an_unknown_fact_never_excludes(
    excludes: Callable[..., frozenset[str]],
    data: st.DataObject,
    drawn: Any,
) -> None:
    person, offer = data.draw(drawn.people), data.draw(drawn.offers)
    session = data.draw(drawn.sessions)
    unknown = data.draw(st.sets(st.sampled_from(FACTS_OF_OFFER), min_size=1))
    if excludes(person, offer, session):
        return
    less = {**offer, **dict.fromkeys(unknown)}
    assert not excludes(person, less, session)
    assert not excludes(person, less, None)
    endless = tuple(replace(stay, ends_on=None) for stay in person["stays"])
    nobody_asked = {"level_reached": None, "college_finished": None, "stays": endless}
    assert not excludes({**person, **nobody_asked}, less, None)


@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_lifting_the_age_limit_never_adds_an_exclusion(
    excludes: Callable[..., frozenset[str]],
    data: st.DataObject,
    drawn: Any,
) -> None:
    person, offer = data.draw(drawn.people), data.draw(drawn.offers)
    session = data.draw(drawn.sessions)
    lifted = excludes({**person, "age_limit_lifted": True}, offer, session)
    assert lifted <= excludes({**person, "age_limit_lifted": False}, offer, session)


@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_a_refusal_always_excludes(
    excludes: Callable[..., frozenset[str]],
    data: st.DataObject,
    drawn: Any,
) -> None:
    person, offer = data.draw(drawn.people), data.draw(drawn.offers)
    session = data.draw(drawn.sessions)
    trade = {**person, "refused": {RefusalKind.TRADE: (offer["rome"],)}}
    assert "refused_trade" in excludes(trade, offer, session)
    employer = {**person, "refused": {RefusalKind.EMPLOYER: (offer["employer_id"],)}}
    assert "refused_employer" in excludes(employer, offer, session)
    sunday = {**person, "refused": {RefusalKind.HOURS: ("sunday",)}}
    assert "refused_hours" in excludes(sunday, {**offer, "works_sunday": True}, session)


@settings(max_examples=50, deadline=None)
@given(data=st.data())
def test_offers_are_judged_together_as_they_are_alone(
    offers_of: Callable[..., OfferColumns],
    person_of: Callable[..., Person],
    data: st.DataObject,
    drawn: Any,
    eligibility: Eligibility,
) -> None:
    person = data.draw(drawn.people)
    pairs = data.draw(st.lists(st.tuples(drawn.offers, drawn.sessions), min_size=1, max_size=6))
    who = person_of(**person)
    columns = offers_of(*(offer for offer, _ in pairs))
    sessions = np.array([day_number(session) for _, session in pairs], dtype=np.int32)
    together = eligibility.judge(who, columns, sessions)
    for row in range(len(pairs)):
        alone = eligibility.judge(who, columns.take(np.array([row])), sessions[row : row + 1])
        assert (alone.excluded[0], alone.warned[0]) == (
            together.excluded[row],
            together.warned[row],
        )
        bits = int(together.excluded[row] | together.warned[row])
        reasons = eligibility.reasons(who, columns, row, bits, int(sessions[row]))
        assert [FINDINGS.index(r.rule) for r in reasons] == sorted(
            FINDINGS.index(r.rule) for r in reasons
        )
        assert all(r.sentence and "{" not in r.sentence for r in reasons)
        assert bits.bit_count() == len(reasons)
