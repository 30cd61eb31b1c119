"""A forgotten person leaves a place in the draw: no file, no fact, and no second draw."""

from collections.abc import Callable

import pytest
from sqlalchemy import select

from api.services.open_store import Store
from api.services.rights.forget_person import forget_person
from api.services.trial.close import close_trial, faults_of_draw, the_draw
from api.services.trial.enrol import enrol
from api.services.trial.plan import TrialPlan
from api.services.trial.refusals import AlreadyEnrolled
from api.services.viewer import CONSOLE
from models.tables import Trial, TrialEnrolment
from tests.api.services.trial.conftest import NOON, NOTING, TODAY

type Young = Callable[..., str]


def forgotten(store: Store, person_id: str) -> None:
    with store.sessions.begin() as session:
        forget_person(session, person_id, CONSOLE, NOON)


def rows_of(store: Store) -> list[TrialEnrolment]:
    with store.reading() as session:
        return list(session.scalars(select(TrialEnrolment)))


def test_the_place_stays_without_the_person(store: Store, begun: TrialPlan, young: Young) -> None:
    before = enrol(store, NOTING, young(), TODAY)
    forgotten(store, str(before.person_id))
    (row,) = rows_of(store)
    assert (row.person_id, row.known_before) == (None, {})
    assert (row.number, row.arm) == (before.number, before.arm)


def test_the_same_person_is_not_drawn_again(store: Store, begun: TrialPlan, young: Young) -> None:
    row = enrol(store, NOTING, young(name="Fictive"), TODAY)
    forgotten(store, str(row.person_id))
    with pytest.raises(AlreadyEnrolled):
        enrol(store, NOTING, young(name="Fictive"), TODAY)


def test_at_the_end_the_hash_goes_and_the_draw_still_agrees(
    store: Store, begun: TrialPlan, young: Young
) -> None:
    gone, later, stays = (enrol(store, NOTING, young(), TODAY) for _ in range(3))
    forgotten(store, str(gone.person_id))
    close_trial(store, CONSOLE, begun.trial_id, NOON)
    forgotten(store, str(later.person_id))
    hashes = {row.id: row.identity_hash for row in rows_of(store)}
    assert hashes == {gone.id: None, later.id: None, stays.id: stays.identity_hash}
    with store.reading() as session:
        trial = session.get_one(Trial, begun.trial_id)
        assert faults_of_draw(trial, the_draw(session, trial.id)) == []
