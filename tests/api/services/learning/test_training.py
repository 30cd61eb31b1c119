"""A fit asked for from a page: one at a time, done aside, its candidate kept with it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Event

import pytest
from sqlalchemy import select, update

from api.services.lasting.book import SILENT, Bench, WorkStopped, claim, taken_by
from api.services.learning.steps import STEPS
from api.services.learning.training_work import train_asked
from api.services.learning.trainings import (
    ask_training,
    cancel_training,
    training_named,
    trainings,
)
from api.services.viewer import CONSOLE, viewer_of
from models.enums import Role, RunStatus
from models.errors import NotFound, RightMissing
from models.tables import FittedScorecard, Proposal, ScorecardTraining


@pytest.fixture
def bench(past, now) -> Bench:
    """With what fits are done here."""
    return Bench(past.store, lambda: now, Event())


@pytest.fixture
def asked(past, today, now) -> str:
    """Id of a fit that waits."""
    return ask_training(past.store, CONSOLE, today, now)[0]


def _told(past, training_id):
    with past.store.reading() as session:
        return training_named(session, training_id)


def _kept(past) -> list[str]:
    with past.store.reading() as session:
        return list(session.scalars(select(FittedScorecard.id)))


def test_a_fit_leaves_its_candidate_and_an_account(past, bench, asked):
    assert train_asked(bench, asked)
    told = _told(past, asked)
    assert (told["status"], told["active"]) == ("done", False)
    assert told["steps_done"] == told["steps_total"] == STEPS
    assert told["account"] == {
        "answers": 300,
        "missing": 3700,
        "without_facts": 0,
        "is_new": True,
    }
    assert _kept(past) == [told["scorecard_id"]]
    assert not train_asked(bench, asked)


def test_eight_who_ask_at_once_follow_one_fit(past, today, now):
    def ask(_: int) -> tuple[str, bool]:
        return ask_training(past.store, CONSOLE, today, now)

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(ask, range(8)))
    assert len({training_id for training_id, _ in found}) == 1
    assert sum(is_new for _, is_new in found) == 1


def test_where_no_facts_were_kept_the_fit_says_what_it_takes(past, bench, asked):
    with past.store.sessions.begin() as session:
        session.execute(update(Proposal).values(entries=None))
    assert train_asked(bench, asked)
    told = _told(past, asked)
    assert told["status"] == "failed"
    assert "300 réponses sont connues sans les faits du jour" in told["failure"]
    assert _kept(past) == []


def test_a_fit_that_is_cancelled_leaves_nothing(past, bench, asked, now):
    cancel_training(past.store, CONSOLE, asked, now)
    assert _told(past, asked)["status"] == "cancelled"
    assert not train_asked(bench, asked)
    assert _kept(past) == []


def test_a_fit_cancelled_half_way_stops_at_its_next_step(past, bench, asked, now, monkeypatch):
    def cancelled(*_given):
        cancel_training(past.store, CONSOLE, asked, now)
        return {"base": {}, "kappa": {}}

    monkeypatch.setattr("api.services.learning.train_scorecard.fitted_priors", cancelled)
    with pytest.raises(WorkStopped, match="annulée"):
        train_asked(bench, asked)
    assert _told(past, asked)["status"] == "cancelled"
    assert _kept(past) == []


def test_what_goes_wrong_is_told_by_its_kind_alone(past, bench, asked, monkeypatch):
    def broken(*_given):
        raise ValueError("a name")

    monkeypatch.setattr("api.services.learning.train_scorecard.fitted_priors", broken)
    with pytest.raises(ValueError, match="a name"):
        train_asked(bench, asked)
    assert _told(past, asked)["failure"] == "ValueError"


def test_a_process_that_ends_gives_its_fit_back(past, bench, asked):
    bench.leaving.set()
    assert not train_asked(bench, asked)
    assert _told(past, asked)["status"] == RunStatus.QUEUED
    bench.leaving.clear()
    assert train_asked(bench, asked)


def test_the_fit_of_a_process_that_died_is_taken_up_again(past, asked, now):
    assert claim(past.store, taken_by("dead", ScorecardTraining, asked), now, {})
    later = Bench(past.store, lambda: now + SILENT + timedelta(seconds=1), Event())
    assert train_asked(later, asked)


def test_fits_are_told_newest_first(past, bench, asked, today, now):
    train_asked(bench, asked)
    second, _ = ask_training(past.store, CONSOLE, today, now + timedelta(hours=1))
    with past.store.reading() as session:
        assert [each["id"] for each in trainings(session)] == [second, asked]
        with pytest.raises(NotFound):
            training_named(session, "none")


def test_an_adviser_asks_for_no_fit_and_stops_none(past, today, now, asked):
    adviser = viewer_of("adv-a", Role.ADVISER, "ml-a", "A")
    with pytest.raises(RightMissing):
        ask_training(past.store, adviser, today, now)
    with pytest.raises(RightMissing):
        cancel_training(past.store, adviser, asked, now)
    with pytest.raises(NotFound):
        cancel_training(past.store, CONSOLE, "none", now)
