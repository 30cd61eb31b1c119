"""Drawn at enrolment: by the seed, with what was known before, and only who may enter."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import delete, func, select

from api.services.log_view import ViewAction
from api.services.noting import Noting
from api.services.open_store import Store
from api.services.trial.close import close_trial
from api.services.trial.eligible import KNOWN_BEFORE
from api.services.trial.enrol import enrol, standing_of
from api.services.trial.plan import TrialPlan
from api.services.trial.refusals import NotEnrollable
from api.services.viewer import CONSOLE, viewer_of
from api.words.trial import COVARIATES
from matcher.trial.design import Stratum
from matcher.trial.draw import gets_plus
from models.enums import OfferKind, Role, TrialArm
from models.errors import NotAllowed
from models.tables import FileView, Identity, Placement, TrialEnrolment, Wish
from tests.api.services.trial.conftest import NOON, NOTING, PLAN, SITES, TODAY, begin

type Young = Callable[..., str]


def why_not(store: Store, person_id: str) -> str | None:
    with store.reading() as session:
        standing = standing_of(session, CONSOLE, person_id, TODAY)
    assert standing is not None
    return standing.why_not


def test_arms_are_those_of_the_seed_in_the_order_of_each_stratum(
    store: Store, begun: TrialPlan, young: Young
) -> None:
    rows = [
        enrol(store, NOTING, young(site, rome), TODAY)
        for site in SITES
        for rome in ("D1102", "G1602")
        for _ in range(5)
    ]
    seed = close_trial(store, CONSOLE, begun.trial_id, NOON)
    assert [row.number for row in rows] == [1, 2, 3, 4, 5] * 4
    for row in rows:
        plus = gets_plus(seed, Stratum(row.site, row.trade), row.number, 0.5)
        assert row.arm is (TrialArm.PLUS if plus else TrialArm.ORDINARY)


def test_nothing_is_known_of_an_arm_before_enrolment(
    store: Store, begun: TrialPlan, young: Young
) -> None:
    person_id = young()
    with store.reading() as session:
        before = standing_of(session, CONSOLE, person_id, TODAY)
    assert before is not None
    assert (before.arm, before.why_not) == (None, None)
    row = enrol(store, NOTING, person_id, TODAY)
    with store.reading() as session:
        after = standing_of(session, CONSOLE, person_id, TODAY)
        views = session.scalars(select(FileView.action).where(FileView.person_id == person_id))
        assert ViewAction.ENROL in set(views)
    assert after is not None
    assert (after.arm, after.enrolled_on) == (row.arm, TODAY)


def test_without_a_trial_a_file_says_nothing(store: Store, young: Young) -> None:
    with store.reading() as session:
        assert standing_of(session, CONSOLE, young(), TODAY) is None
    with pytest.raises(NotEnrollable, match="Aucun essai"):
        enrol(store, NOTING, young(), TODAY)


def test_what_was_known_before_is_kept_as_it_stood(
    store: Store, begun: TrialPlan, young: Young
) -> None:
    row = enrol(store, NOTING, young(has_car=False, level_reached=None), TODAY)
    assert tuple(row.known_before) == KNOWN_BEFORE == tuple(COVARIATES)
    assert row.known_before == {
        "age": 17.67,
        "level": None,
        "ready": 1.0,
        "wishes": 1.0,
        "car": 0.0,
        "contracts": 0.0,
    }


@pytest.mark.parametrize(
    ("columns", "sentence"),
    [
        ({"closed_on": date(2026, 11, 1)}, "clos"),
        ({"objects_to_ranking": True}, "opposé"),
        ({"site": "chambre"}, "n'est pas un site"),
    ],
)
def test_who_cannot_enter_is_told_why(
    store: Store, begun: TrialPlan, young: Young, columns: dict[str, object], sentence: str
) -> None:
    person_id = young(**columns)
    assert sentence in (why_not(store, person_id) or "")
    with pytest.raises(NotEnrollable, match=sentence):
        enrol(store, NOTING, person_id, TODAY)
    with store.reading() as session:
        assert session.scalar(select(func.count()).select_from(TrialEnrolment)) == 0


def test_somebody_without_a_wish_or_identity_is_not_drawn(
    store: Store, begun: TrialPlan, young: Young
) -> None:
    unnamed, wishless = young(), young()
    with store.sessions.begin() as session:
        session.execute(delete(Identity).where(Identity.person_id == unnamed))
        session.execute(delete(Wish).where(Wish.person_id == wishless))
    with pytest.raises(NotEnrollable, match="Identité inconnue"):
        enrol(store, NOTING, unnamed, TODAY)
    with pytest.raises(NotEnrollable, match="Aucun souhait"):
        enrol(store, NOTING, wishless, TODAY)


@pytest.mark.parametrize(
    ("kind", "ends", "ruptured", "enters"),
    [
        (OfferKind.APPRENTICESHIP, None, None, False),
        (OfferKind.APPRENTICESHIP, TODAY, None, False),
        (OfferKind.APPRENTICESHIP, TODAY - timedelta(days=1), None, True),
        (OfferKind.APPRENTICESHIP, None, TODAY, True),
        (OfferKind.PMSMP, None, None, True),
    ],
)
def test_only_a_contract_that_runs_keeps_somebody_out(
    store: Store,
    begun: TrialPlan,
    young: Young,
    kind: OfferKind,
    ends: date | None,
    ruptured: date | None,
    enters: bool,
) -> None:
    person_id = young()
    with store.sessions.begin() as session:
        session.add(
            Placement(
                id=f"c-{person_id}",
                kind=kind,
                person_id=person_id,
                employer_id="emp",
                rome="D1102",
                starts_on=date(2026, 9, 1),
                ends_on=ends,
                ruptured_on=ruptured,
            )
        )
    assert (why_not(store, person_id) is None) is enters


def test_an_agreement_is_not_of_tomorrow(store: Store, begun: TrialPlan, young: Young) -> None:
    with pytest.raises(NotEnrollable, match="accord"):
        enrol(store, NOTING, young(), TODAY + timedelta(days=1))


def test_the_registered_number_is_not_passed(store: Store, young: Young) -> None:
    begin(store, replace(PLAN, people=4))
    for _ in range(4):
        enrol(store, NOTING, young(), TODAY)
    person_id = young()
    assert "effectif" in (why_not(store, person_id) or "")
    with pytest.raises(NotEnrollable, match="effectif"):
        enrol(store, NOTING, person_id, TODAY)


def test_another_structures_adviser_enrols_nobody(
    store: Store, begun: TrialPlan, young: Young
) -> None:
    adviser = viewer_of("adv-sud", Role.ADVISER, "sud", "A")
    with pytest.raises(NotAllowed):
        enrol(store, Noting(adviser, TODAY, NOON), young("nord"), TODAY)
