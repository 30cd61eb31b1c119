"""Drawn once a person, whatever the file, the key, the hurry or the hand on the database."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest
from sqlalchemy import func, insert, select, update
from sqlalchemy.exc import IntegrityError

from api.services.open_store import Store
from api.services.reseal.run import reseal_store
from api.services.trial.close import close_trial
from api.services.trial.enrol import enrol, standing_of
from api.services.trial.plan import TrialPlan
from api.services.trial.refusals import AlreadyEnrolled
from api.services.viewer import CONSOLE
from models.enums import TrialArm
from models.store.sealing import Sealer
from models.tables import TrialEnrolment, YoungPerson
from tests.api.services.trial.conftest import NOON, NOTING, PLAN, TODAY, begin

type Young = Callable[..., str]


def test_a_person_is_drawn_once(store: Store, begun: TrialPlan, young: Young) -> None:
    person_id = young()
    enrol(store, NOTING, person_id, TODAY)
    with pytest.raises(AlreadyEnrolled):
        enrol(store, NOTING, person_id, TODAY)


def test_another_file_of_the_same_person_changes_nothing(
    store: Store, begun: TrialPlan, young: Young
) -> None:
    enrol(store, NOTING, young("nord", name="LEFÈVRE-DUPONT"), TODAY)
    with pytest.raises(AlreadyEnrolled):
        enrol(store, NOTING, young("sud", name="Lefevre Dupont"), TODAY)


def test_a_changed_key_lets_nobody_be_drawn_twice(
    store: Store, begun: TrialPlan, young: Young
) -> None:
    enrol(store, NOTING, young("nord", name="Fictive"), TODAY)
    rotated = replace(store, sealer=Sealer(["n" * 43, "k" * 43]))
    with pytest.raises(AlreadyEnrolled):
        enrol(rotated, NOTING, young("sud", name="Fictive"), TODAY)


def test_a_change_of_key_finished_the_new_one_alone_draws_nobody_twice(
    store: Store, begun: TrialPlan, young: Young
) -> None:
    enrol(store, NOTING, young("nord", name="Fictive"), TODAY)
    again, other = young("sud", name="Fictive"), young("sud", name="Autre")
    report = reseal_store(replace(store, sealer=Sealer(["n" * 43, "k" * 43])), lambda _d, _t: None)
    assert [(tally.seen, tally.renewed) for tally in report.tallies[2:4]] == [(1, 1), (1, 1)]
    alone = replace(store, sealer=Sealer("n" * 43))
    with pytest.raises(AlreadyEnrolled):
        enrol(alone, NOTING, again, TODAY)
    assert enrol(alone, NOTING, other, TODAY).site == "sud"


def test_while_a_forgotten_person_s_trial_runs_the_old_key_is_to_be_kept(
    store: Store, begun: TrialPlan, young: Young
) -> None:
    person_id = young("nord", name="Fictive")
    enrol(store, NOTING, person_id, TODAY)
    with store.sessions.begin() as session:
        session.execute(update(TrialEnrolment).values(person_id=None))
    both = replace(store, sealer=Sealer(["n" * 43, "k" * 43]))
    *_, left, end = reseal_store(both, lambda _d, _t: None).lines()
    assert "gardez l'ancienne clé" in left
    assert "retirez" not in end
    close_trial(both, CONSOLE, begun.trial_id, NOON)
    assert "retirez l'ancienne" in reseal_store(both, lambda _d, _t: None).lines()[-1]


def test_a_person_of_an_older_trial_is_not_drawn_in_the_next(
    store: Store, begun: TrialPlan, young: Young
) -> None:
    person_id = young()
    enrol(store, NOTING, person_id, TODAY)
    close_trial(store, CONSOLE, begun.trial_id, NOON)
    begin(store, replace(PLAN, trial_id="essai-2"))
    with pytest.raises(AlreadyEnrolled):
        enrol(store, NOTING, person_id, TODAY)


def test_of_eight_taps_at_once_one_draws(store: Store, begun: TrialPlan, young: Young) -> None:
    files = [young(name="La Meme") for _ in range(8)]
    arms = at_once(store, files)
    assert sum(arm is not None for arm in arms) == 1
    with store.reading() as session:
        assert session.scalar(select(func.count()).select_from(TrialEnrolment)) == 1


def test_of_eight_people_at_once_none_shares_a_place(
    store: Store, begun: TrialPlan, young: Young
) -> None:
    arms = at_once(store, [young() for _ in range(8)])
    assert None not in arms
    with store.reading() as session:
        numbers = session.scalars(select(TrialEnrolment.number)).all()
    assert sorted(numbers) == list(range(1, 9))


def at_once(store: Store, files: list[str]) -> list[TrialArm | None]:
    together = Barrier(len(files))

    def one(person_id: str) -> TrialArm | None:
        together.wait(60)
        try:
            return enrol(store, NOTING, person_id, TODAY).arm
        except AlreadyEnrolled:
            return None

    with ThreadPoolExecutor(len(files)) as taps:
        return list(taps.map(one, files))


@pytest.mark.parametrize(
    "change", [{"arm": "plus"}, {"number": 9}, {"trade": "G"}, {"site": "sud"}]
)
def test_the_databases_refuse_another_arm_or_place(
    store: Store, begun: TrialPlan, young: Young, change: dict[str, object]
) -> None:
    enrol(store, NOTING, young(), TODAY)
    with pytest.raises(IntegrityError, match="an arm is drawn once"), store.sessions.begin() as s:
        s.execute(update(TrialEnrolment).values(**change))


def test_the_databases_refuse_a_second_row_of_a_person_a_hash_or_a_place(
    store: Store, begun: TrialPlan, young: Young
) -> None:
    row = enrol(store, NOTING, young(), TODAY)
    other = enrol(store, NOTING, young(), TODAY)
    columns = [c.name for c in TrialEnrolment.__table__.columns if c.name != "id"]
    fresh = {name: getattr(row, name) for name in columns}
    fresh |= {"person_id": None, "identity_hash": None, "number": 9}
    for again in (
        {"person_id": other.person_id},
        {"identity_hash": row.identity_hash},
        {"number": row.number},
    ):
        with pytest.raises(IntegrityError), store.sessions.begin() as session:
            session.execute(insert(TrialEnrolment).values(**fresh | again))
    with store.sessions.begin() as session:
        session.execute(insert(TrialEnrolment).values(**fresh))


def test_a_renamed_file_keeps_its_arm(store: Store, begun: TrialPlan, young: Young) -> None:
    row = enrol(store, NOTING, young(), TODAY)
    with store.sessions.begin() as session:
        session.execute(
            update(YoungPerson).where(YoungPerson.id == row.person_id).values(structure_id="sud")
        )
    with store.reading() as session:
        standing = standing_of(session, CONSOLE, str(row.person_id), TODAY)
    assert standing is not None
    assert standing.arm is row.arm
