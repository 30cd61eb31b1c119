"""The demo's proposals keep what could be told on their day, by the code of a real proposal."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select, update

from api.services.answers_known import outcomes_of
from api.services.demo.past_facts import as_then, keep_past_facts
from api.services.followup.proposals.propose import propose
from api.services.learning.frozen import read_entries
from api.services.learning.past_answers import past_answers
from api.services.noting import Noting
from api.services.ranking.frames.person_frames import person_frames
from api.services.viewer import CONSOLE
from matcher.columns import Person
from matcher.columns.person import PastStay
from matcher.factors import FACTORS
from models.enums import OfferKind
from models.tables import Offer, Outcome, Placement, Proposal, YoungPerson


def test_most_answers_are_learned_from_and_none_of_another_grid(demo_store, demo_day) -> None:
    with demo_store.reading() as session:
        kept = session.scalars(select(Proposal).where(Proposal.entries.is_not(None))).all()
        answers = past_answers(session, demo_day)
    assert all(read_entries(each.entries) is not None for each in kept)
    assert {each.scorecard_id for each in kept} == {"expert-2026-11"}
    rows = {which: len(found) for which, found in answers.questions.items()}
    assert min(rows.values()) > 30
    assert sum(rows.values()) > 600


def test_a_shorter_way_is_signed_more_often_there(demo_store, demo_day) -> None:
    with demo_store.reading() as session:
        rows = past_answers(session, demo_day).questions[OfferKind.APPRENTICESHIP, "signed"]
    minutes = rows.entries[:, [factor.name for factor in FACTORS].index("employer_leg")]
    near = minutes <= sorted(minutes)[len(minutes) // 3]
    assert rows.answer[near].mean() > rows.answer[~near].mean()


def test_a_proposal_of_today_keeps_the_same_facts(
    demo_store, demo_snapshots, demo_day, demo_app
) -> None:
    noting = Noting(CONSOLE, demo_day, demo_app.state.access.now())
    made = propose(demo_store, demo_snapshots, noting, "rural-17", "boulangerie-conlie")
    with demo_store.sessions.begin() as session:
        own = session.get_one(Proposal, made.proposal_id)
        real = dict(own.entries or {})
        own.entries = None
        session.flush()
        keep_past_facts(session, demo_day)
        again = dict(session.get_one(Proposal, made.proposal_id).entries or {})
    # Records are those known as the half-year began; the rest is told alike.
    of_records = {"employer_signs", "employer_keeps", "cfa_keeps"}
    assert {k: v for k, v in again.items() if k not in of_records} == {
        k: v for k, v in real.items() if k not in of_records
    }


def test_nothing_that_came_later_changes_them(demo_store, demo_day) -> None:
    until = demo_day - timedelta(days=400)
    early = select(Proposal.id, Proposal.entries).where(Proposal.proposed_on < until)
    with demo_store.sessions() as session:
        before = dict(session.execute(early).all())
        # As the store was then: whatever was noted since is not there yet.
        for table, day in ((Outcome, Outcome.happened_on), (Placement, Placement.starts_on)):
            for row in session.scalars(select(table).where(day >= until)):
                session.delete(row)
        session.execute(
            update(Placement).values(ruptured_on=None).where(Placement.ruptured_on >= until)
        )
        session.flush()
        keep_past_facts(session, demo_day)
        after = dict(session.execute(early).all())
        session.rollback()
    assert sum(each is not None for each in before.values()) > 200
    assert after == before


STAY = PastStay("emp", "pmsmp", "D1102", date(2026, 3, 2), date(2026, 3, 13), False, True, False)


@pytest.mark.parametrize(
    ("day", "known"),
    [
        (date(2026, 3, 1), ()),
        (date(2026, 3, 2), (replace(STAY, ends_on=None, purpose_met=None),)),
        (date(2026, 3, 12), (replace(STAY, ends_on=None, purpose_met=None),)),
        (date(2026, 3, 13), (STAY,)),
    ],
)
def test_a_stay_is_known_once_begun_and_its_purpose_once_over(demo_store, day, known) -> None:
    with demo_store.reading() as session:
        frames = person_frames(session, session.get_one(YoungPerson, "rural-17"))
    person = replace(Person.from_frames(frames, "rural-17"), stays=(STAY,))
    assert as_then(person, day).stays == known


def test_others_who_waited_that_day_are_counted(demo_store, demo_day) -> None:
    """Once the answer came they wait no more."""
    with demo_store.sessions() as session:
        events = outcomes_of(session, Outcome.proposal_id, Outcome.proposal_id.is_not(None))
        first = next(
            each
            for each in session.scalars(select(Proposal).order_by(Proposal.id))
            if each.entries and events[each.id] and each.entries["competition"] == 0
        )
        offer = session.get_one(Offer, first.offer_id)
        other = next(
            each
            for each in session.scalars(select(YoungPerson.id).order_by(YoungPerson.id))
            if each != first.person_id
        )
        session.add(
            Proposal(id="other", person_id=other, offer_id=offer.id, proposed_on=first.proposed_on)
        )
        session.flush()
        keep_past_facts(session, demo_day)
        assert session.get_one(Proposal, first.id).entries["competition"] > 0
        session.rollback()
