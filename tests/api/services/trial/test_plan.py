"""A plan is refused at the door, kept once, and never changed."""

from dataclasses import replace

import pytest

from api.services.open_store import Store
from api.services.trial.plan import TrialPlan, plan_trial, possible_sites
from api.services.trial.refusals import TrialStep
from api.services.viewer import CONSOLE, viewer_of
from models.enums import Role
from models.errors import InvalidCode, NotFound, RightMissing
from models.tables import Trial
from tests.api.services.trial.conftest import NOON, PLAN


def test_a_plan_comes_back_as_it_was_kept(store: Store) -> None:
    plan_trial(store, CONSOLE, PLAN, NOON)
    with store.reading() as session:
        assert TrialPlan.from_json(session.get_one(Trial, "essai-1").plan) == PLAN


def test_a_plan_is_never_written_over(store: Store) -> None:
    plan_trial(store, CONSOLE, PLAN, NOON)
    with pytest.raises(TrialStep, match="existe déjà"):
        plan_trial(store, CONSOLE, replace(PLAN, people=80), NOON)


def test_an_unknown_site_is_named(store: Store) -> None:
    with pytest.raises(NotFound, match="est"):
        plan_trial(store, CONSOLE, replace(PLAN, sites=("nord", "est")), NOON)


@pytest.mark.parametrize("role", [Role.ADVISER, Role.EMPLOYER_OFFICER])
def test_only_coordination_and_administration_plan(store: Store, role: Role) -> None:
    with pytest.raises(RightMissing):
        plan_trial(store, viewer_of("x", role, "nord", "X"), PLAN, NOON)


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.ADMINISTRATOR])
def test_coordination_and_administration_may(store: Store, role: Role) -> None:
    plan_trial(store, viewer_of("x", role, "nord", "X"), PLAN, NOON)


@pytest.mark.parametrize(
    ("field", "change"),
    [
        ("essai", {"trial_id": "Essai 1"}),
        ("essai", {"trial_id": "nouveau"}),
        ("λ", {"weight": 0.0}),
        ("λ", {"weight": 1.2}),
        ("écart utile", {"worth": 5.0}),
        ("ajout", {"adds": "x" * 301}),
        ("jeunes", {"people": 3}),
        ("taux de base", {"base": 40.0}),
        ("parts", {"shares": (0.3,)}),
        ("sites", {"shares": (0.0, 0.5)}),
        ("sites", {"sites": ()}),
    ],
)
def test_what_cannot_be_drawn_is_refused_by_its_name(field: str, change: dict[str, object]) -> None:
    with pytest.raises(InvalidCode, match=field):
        replace(PLAN, **change)


def test_without_named_sites_every_mission_locale_is_one(store: Store) -> None:
    with store.reading() as session:
        assert possible_sites(session) == [("nord", "Nord"), ("sud", "Sud")]
