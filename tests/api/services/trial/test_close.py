"""At the end the seed is told, and whatever was changed since the draw is seen."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import delete

from api.services.open_store import Store
from api.services.trial.close import close_trial, faults_of_draw, the_draw
from api.services.trial.draw_file import draw_file
from api.services.trial.enrol import enrol
from api.services.trial.plan import TrialPlan, plan_trial
from api.services.trial.refusals import NotEnrollable, TrialStep
from api.services.viewer import CONSOLE, viewer_of
from matcher.trial.draw import commitment
from models.enums import Role, TrialArm
from models.errors import RightMissing
from models.tables import Trial, TrialEnrolment
from tests.api.services.trial.conftest import NOON, NOTING, PLAN, TODAY

type Young = Callable[..., str]


@pytest.fixture
def closed(store: Store, begun: TrialPlan, young: Young) -> Store:
    """A trial of ten in one stratum and two in another, over."""
    for rome in ["D1102"] * 10 + ["G1602"] * 2:
        enrol(store, NOTING, young(rome=rome), TODAY)
    close_trial(store, CONSOLE, begun.trial_id, NOON)
    return store


def test_the_seed_told_is_the_one_committed_to(closed: Store) -> None:
    with closed.reading() as session:
        trial = session.get_one(Trial, "essai-1")
        assert commitment(str(trial.seed)) == trial.commitment
        assert faults_of_draw(trial, the_draw(session, trial.id)) == []


def test_nobody_enters_afterwards_and_it_closes_once(closed: Store, young: Young) -> None:
    with pytest.raises(NotEnrollable):
        enrol(closed, NOTING, young(), TODAY)
    with pytest.raises(TrialStep, match="rien à clôturer"):
        close_trial(closed, CONSOLE, "essai-1", NOON)


def test_only_coordination_and_administration_close(store: Store, begun: TrialPlan) -> None:
    with pytest.raises(RightMissing):
        close_trial(store, viewer_of("a", Role.ADVISER, "nord", "A"), begun.trial_id, NOON)


def test_before_the_end_there_is_nothing_to_check(store: Store, begun: TrialPlan) -> None:
    with store.reading() as session, pytest.raises(TrialStep, match="clôturez d'abord"):
        faults_of_draw(session.get_one(Trial, begun.trial_id), [])


def test_a_plan_that_never_started_cannot_end(store: Store) -> None:
    plan_trial(store, CONSOLE, PLAN, NOON)
    with pytest.raises(TrialStep):
        close_trial(store, CONSOLE, "essai-1", NOON)


def test_the_draw_leaves_as_a_file_that_names_nobody(closed: Store) -> None:
    with closed.reading() as session:
        published = draw_file(session, "essai-1")
    header, *lines = published.text.splitlines()
    assert header == "site,metiers,place,groupe"
    assert (len(lines), published.faults) == (published.drawn, [])
    assert all(line.split(",")[0] in PLAN.sites for line in lines)
    assert "jeune-" not in published.text


def test_somebody_removed_to_draw_again_leaves_a_hole(closed: Store) -> None:
    with closed.sessions.begin() as session:
        session.execute(
            delete(TrialEnrolment).where(TrialEnrolment.trade == "D", TrialEnrolment.number == 4)
        )
    with closed.reading() as session:
        trial = session.get_one(Trial, "essai-1")
        assert faults_of_draw(trial, the_draw(session, trial.id)) == [
            "Strate nord|D : la place 4 manque."
        ]


def test_another_arm_seed_or_text_is_seen(closed: Store) -> None:
    with closed.reading() as session:
        trial = session.get_one(Trial, "essai-1")
        drawn = the_draw(session, trial.id)
        first = drawn[0]
        other = TrialArm.ORDINARY if first.arm is TrialArm.PLUS else TrialArm.PLUS
        swapped = [replace(first, arm=other), *drawn[1:]]
        assert faults_of_draw(trial, swapped) == [
            "Strate nord|D, place 1 : ce n'est pas le groupe tiré."
        ]
        session.expunge(trial)
    trial.registration = "autre chose"
    assert faults_of_draw(trial, drawn) == ["Le texte pré-enregistré a changé."]
    trial.seed = "0" * 64
    assert "La graine n'est pas celle de l'engagement." in faults_of_draw(trial, drawn)
