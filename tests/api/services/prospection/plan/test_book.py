"""Is a plan reckoned once, and never shown once something it rests on has changed?"""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from api.services.noting import Noting
from api.services.prospection.calls.called import call_log
from api.services.prospection.calls.contacts import Contact, note_contact
from api.services.prospection.held.claims import release_claim, take_claim
from api.services.prospection.held.leave_alone import Wish, lift_wish, note_wish
from api.services.prospection.held.off_limits import off_limits
from api.services.prospection.held.portfolio import add_to_portfolio, remove_from_portfolio
from api.services.prospection.plan.book import PlanBook
from api.services.prospection.plan.openings import openings_among
from api.services.prospection.plan.whom_to_call import PlanRequest, call_plan
from api.services.ranking.pool.snapshot import PoolSnapshots
from api.services.rules_known import rules_known
from api.services.viewer import CONSOLE, viewer_of
from matcher.rank.matcher import Matcher
from models.enums import ContactAnswer, ContactChannel, Role
from models.store.pool_version import bump_pool_version
from models.tables import Employer, Structure, YoungPerson

TODAY = date(2026, 11, 22)
CMA = viewer_of("dev-cma-lemans", Role.EMPLOYER_OFFICER, "cma-lemans", "x")
NOTING = Noting(CMA, TODAY, datetime(2026, 11, 22, 10, tzinfo=UTC))


@pytest.fixture(scope="module")
def plans() -> PlanBook:
    return PlanBook(PoolSnapshots())


@pytest.fixture
def ranked(monkeypatch) -> list[int]:
    """One entry whenever a group is ranked."""
    done: list[int] = []
    rank = Matcher.rank
    monkeypatch.setattr(Matcher, "rank", lambda *given: done.append(1) or rank(*given))
    return done


def _plan(store, plans, today=TODAY):
    return call_plan(store, plans, PlanRequest("ml-lemans", CONSOLE, today, 12))


def _taken(store, called):
    claim = take_claim(store, NOTING, called["employer_id"], called["rome"]).claim_id
    yield
    release_claim(store, NOTING, claim)
    yield


def _left_alone(store, called):
    wish = note_wish(store, NOTING, Wish(called["employer_id"]))
    yield
    lift_wish(store, NOTING, wish)
    yield


def _in_portfolio(store, called):
    add_to_portfolio(store, NOTING, called["employer_id"])
    yield
    remove_from_portfolio(store, NOTING, called["employer_id"])
    yield


def _contacted(store, called):
    said = Contact(called["employer_id"], ContactChannel.PHONE, ContactAnswer.NOT_REACHABLE)
    note_contact(store, NOTING, said)
    yield


def _somebody_moves_less(store, called):
    with store.sessions.begin() as session:
        mine = select(YoungPerson).where(YoungPerson.structure_id == "ml-lemans")
        for person in session.scalars(mine.where(YoungPerson.no_mobility.is_(False)).limit(40)):
            person.no_mobility = True
    yield


def _the_employer_takes_no_more(store, called):
    with store.sessions.begin() as session:
        session.get(Employer, called["employer_id"]).headcount = 0
        bump_pool_version(session)
    yield


def _a_sister_moves_in(store, called):
    with store.sessions.begin() as session:
        session.get(Structure, "ml-lafleche").insee = session.get(Structure, "ml-lemans").insee
    yield


def test_seen_again_it_is_not_reckoned_again(demo_store, plans, ranked) -> None:
    first = _plan(demo_store, plans)
    assert len(ranked) <= 2
    ranked.clear()
    assert _plan(demo_store, plans) == first
    assert ranked == []


@pytest.mark.parametrize("change", [_taken, _left_alone, _in_portfolio, _contacted])
def test_a_call_or_a_claim_is_in_the_very_next_plan_without_ranking_anybody_again(
    demo_store, plans, ranked, change
) -> None:
    before = _plan(demo_store, plans)
    ranked.clear()
    for _ in change(demo_store, before["calls"][0]):
        after = _plan(demo_store, plans)
        assert ranked == []
        assert after == _plan(demo_store, PlanBook(PoolSnapshots()))
        ranked.clear()
    # What was undone leaves no mark; a call does.
    assert (after == before) is (change is not _contacted)


@pytest.mark.parametrize(
    "change",
    [_somebody_moves_less, _the_employer_takes_no_more, _a_sister_moves_in],
)
def test_so_is_what_changes_in_files_the_pool_and_the_territory(demo_store, plans, change) -> None:
    before = _plan(demo_store, plans)
    for _ in change(demo_store, before["calls"][0]):
        after = _plan(demo_store, plans)
        assert after["calls"] != before["calls"]
        assert after == _plan(demo_store, PlanBook(PoolSnapshots()))


def test_an_employer_gone_since_the_pool_was_read_is_not_called(demo_store, plans) -> None:
    with demo_store.reading() as session:
        structure = session.get(Structure, "ml-lemans")
        ground = plans.ground(session, structure, TODAY)
        closed = off_limits(session, structure, TODAY)
        log = call_log(session, TODAY, rules_known())
    before = openings_among(ground, closed, log, TODAY).rows
    gone = before["employer_id"].iloc[0]
    left = replace(log, counts=log.counts[log.counts["employer_id"] != gone])
    after = openings_among(ground, closed, left, TODAY).rows
    assert set(before["employer_id"]) - set(after["employer_id"]) == {gone}


def test_another_day_has_its_own_plan(demo_store, plans) -> None:
    _plan(demo_store, plans)
    tomorrow = date(2026, 11, 23)
    assert _plan(demo_store, plans, tomorrow) == _plan(
        demo_store, PlanBook(PoolSnapshots()), tomorrow
    )
