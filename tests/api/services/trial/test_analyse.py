"""A planted trial is read when it is due, as it was registered, and not before."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
from dateutil.relativedelta import relativedelta
from sqlalchemy import delete, select
from stored.lived_trial import DUE, EACH, PLAN, planted

from api.services.open_store import Store
from api.services.trial import analyse
from api.services.trial.analyse import TrialBook, analyse_trial
from api.services.trial.close import close_trial
from api.services.trial.follow import list_trials, trial_told
from api.services.trial.plan import plan_trial
from api.services.trial.refusals import DrawDisagrees, TooEarly, TrialStep
from api.services.trial.register import register_trial, start_trial
from api.services.viewer import CONSOLE, viewer_of
from matcher.trial.analysis import analysed
from models.enums import Role
from models.errors import RightMissing
from models.tables import Placement, Trial, TrialEnrolment
from tests.api.services.trial.conftest import NOON, TODAY


@pytest.fixture(autouse=True)
def _one_seed(monkeypatch: pytest.MonkeyPatch) -> None:
    """One draw in every run: an interval of 95 % misses the truth in one draw of twenty."""
    monkeypatch.setattr("api.services.trial.register.new_seed", lambda: "5e" * 32)


@pytest.fixture
def closed(store: Store) -> Store:
    planted(store)
    close_trial(store, CONSOLE, "essai-1", NOON)
    return store


def read(store: Store, months: int = 6, today: date = DUE) -> dict[str, Any]:
    with store.reading() as session:
        return analyse_trial(session, CONSOLE, "essai-1", months, today)


def test_a_planted_effect_is_found_and_the_registration_is_named(closed: Store) -> None:
    told = read(closed)
    with closed.reading() as session:
        trial = session.get_one(Trial, "essai-1")
    assert told["registration_hash"] == trial.registration_hash
    assert told["commitment"] == trial.commitment
    main = told["outcomes"]["in_training"]
    assert main["itt"]["adjusted"]["low"] < 0.3 < main["itt"]["adjusted"]["high"]
    assert main["itt"]["adjusted"]["low"] > 0.1
    assert main["itt"]["is_adjusted"]
    assert main["chance"] < 0.01
    # Half of the drawn took it: the effect on them is twice that of being drawn.
    assert main["late"]["taken"] == pytest.approx(0.5, abs=0.08)
    assert main["late"]["effect"]["value"] > 1.6 * main["itt"]["plain"]["value"]
    assert {each["group"] for each in main["groups"]["age"]} == {"under_17", "from_17"}
    assert {each["group"] for each in main["groups"]["trade"]} == {"D", "G"}
    assert main["spill_over"] is None
    assert main["attrition"]["known_plus"] < 1
    # JSON as it is: no NaN anywhere.
    assert json.loads(json.dumps(told, allow_nan=False, default=str))


def test_a_rupture_counts_among_all_who_were_drawn(closed: Store) -> None:
    second = read(closed)["outcomes"]["ruptured"]
    assert second["plus"]["drawn"] + second["ordinary"]["drawn"] == 4 * EACH
    assert 0 < second["ordinary"]["share"] < 0.15


def test_the_same_facts_are_reckoned_once_and_others_anew(closed: Store, monkeypatch: Any) -> None:
    reckoned: list[int] = []

    def counted(people: Any, *rest: Any) -> Any:
        reckoned.append(len(people))
        return analysed(people, *rest)

    monkeypatch.setattr(analyse, "analysed", counted)
    book = TrialBook()

    def told(today: date = DUE) -> dict[str, Any]:
        with closed.reading() as session:
            return book.result(session, CONSOLE, "essai-1", 6, today)

    first = told()
    assert len(reckoned) == 2
    assert first == read(closed)
    reckoned.clear()
    assert told() == first
    assert told(DUE + timedelta(days=1)) == first | {
        "read_on": (DUE + timedelta(days=1)).isoformat()
    }
    assert reckoned == []
    with closed.sessions.begin() as session:
        broken = session.scalars(select(Placement).where(Placement.ruptured_on.is_(None))).first()
        assert broken is not None
        broken.ruptured_on = TODAY + timedelta(days=40)
    assert told()["outcomes"]["ruptured"] != first["outcomes"]["ruptured"]
    assert len(reckoned) == 2


def test_it_is_not_read_while_people_enter(store: Store) -> None:
    planted(store)
    with pytest.raises(TrialStep, match="clôturez d'abord"):
        read(store)


def test_it_is_not_read_before_the_last_is_due(closed: Store) -> None:
    with pytest.raises(TooEarly, match="25/05/2027"):
        read(closed, today=DUE - timedelta(days=1))
    with pytest.raises(TooEarly, match="25/11/2027"):
        read(closed, months=12)


def test_another_horizon_was_not_registered(closed: Store) -> None:
    with pytest.raises(TrialStep, match="6 et 12"):
        read(closed, months=9)


def test_a_draw_that_disagrees_is_not_read(closed: Store) -> None:
    with closed.sessions.begin() as session:
        session.execute(delete(TrialEnrolment).where(TrialEnrolment.number == 5))
    with pytest.raises(DrawDisagrees, match="la place 5 manque"):
        read(closed)


def test_a_trial_of_nobody_shows_nothing(store: Store) -> None:
    plan_trial(store, CONSOLE, PLAN, NOON)
    register_trial(store, CONSOLE, "essai-1", NOON)
    start_trial(store, CONSOLE, "essai-1", NOON)
    close_trial(store, CONSOLE, "essai-1", NOON)
    with pytest.raises(TrialStep, match="personne"):
        read(store)


def test_only_coordination_and_administration_read(closed: Store) -> None:
    adviser = viewer_of("a", Role.ADVISER, "nord", "A")
    with closed.reading() as session, pytest.raises(RightMissing):
        analyse_trial(session, adviser, "essai-1", 6, DUE)
    with closed.reading() as session, pytest.raises(RightMissing):
        list_trials(session, adviser)


def test_a_trial_is_told_without_any_arm(closed: Store) -> None:
    with closed.reading() as session:
        told = trial_told(session, CONSOLE, "essai-1", TODAY)
        (line,) = list_trials(session, CONSOLE)
    assert (line["state"], line["enrolled"], line["people"]) == ("closed", 400, 400)
    assert told["due"] == {6: DUE, 12: TODAY + relativedelta(months=12)}
    assert "plus" not in json.dumps(told, default=str)


def test_steps_are_told_as_they_are_taken(store: Store) -> None:
    states = []
    for step in (plan_trial, register_trial, start_trial):
        step(store, CONSOLE, PLAN if step is plan_trial else "essai-1", NOON)  # type: ignore[operator]
        with store.reading() as session:
            states.append(trial_told(session, CONSOLE, "essai-1", TODAY)["state"])
    assert states == ["planned", "registered", "started"]
