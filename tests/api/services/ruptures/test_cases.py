"""Which cases wait, in which order, for whom; and what a confirmation changes."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session, sessionmaker

from api.services.open_store import Store
from api.services.ruptures.cases import WaitingCase, waiting_cases
from api.services.ruptures.confirm import confirm_rupture
from api.services.seal_identity import seal_identity
from api.services.viewer import CONSOLE, Viewer, viewer_of
from models.enums import OfferKind, OutcomeKind, Role, RuptureMatch, TrainingStatus
from models.errors import NotAllowed, NotFound, RightMissing
from models.store.engine import make_reading_sessions
from models.store.sealing import PersonIdentity, Sealer
from models.tables import FileView, Outcome, Placement, RuptureCase, YoungPerson

TODAY = date(2026, 11, 25)
NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
BROKEN = date(2026, 10, 14)
BORN = date(2008, 3, 14)
ADVISER = viewer_of("adv-a", Role.ADVISER, "ml-a", "A")
OTHER = viewer_of("adv-b", Role.ADVISER, "ml-b", "B")


@pytest.fixture
def known(
    territory: Session, add_person: Callable[..., YoungPerson], sealer: Sealer
) -> Callable[[str], None]:
    """Adds a named person of structure A whose contract runs."""

    def add(key: str) -> None:
        add_person(key, birth_date=BORN)
        seal_identity(territory, sealer, key, PersonIdentity("Exemple", "Zoé"))
        contract = Placement(id=f"pl-{key}", kind=OfferKind.APPRENTICESHIP, person_id=key)
        contract.employer_id, contract.rome = "emp-1", "D1102"
        contract.starts_on, contract.ends_on = date(2026, 9, 1), date(2028, 8, 31)
        territory.add(contract)
        territory.commit()

    return add


@pytest.fixture
def reported(territory: Session, sealer: Sealer) -> Callable[..., RuptureCase]:
    """Adds a case of structure A, of somebody named Exemple unless matched."""

    def add(key: str, match: RuptureMatch = RuptureMatch.TO_CONFIRM, **facts: Any) -> RuptureCase:
        given = {"structure_id": "ml-a", "ruptured_on": BROKEN, **facts}
        case = RuptureCase(id=key, match=match, **given)
        if match is not RuptureMatch.MATCHED:
            case.sealed = sealer.seal(PersonIdentity("EXEMPLE", "Zoe"))
            case.name_hash = sealer.name_hash("EXEMPLE")
        territory.add(case)
        territory.commit()
        return case

    return add


@pytest.fixture
def store(engine: Engine, sessions: sessionmaker[Session], sealer: Sealer) -> Store:
    """The store over the territory."""
    return Store(engine, sessions, make_reading_sessions(engine), sealer)


@pytest.fixture
def waiting(store: Store) -> Callable[..., list[WaitingCase]]:
    """The waiting cases as somebody sees them."""

    def read(viewer: Viewer = ADVISER, today: date = TODAY) -> list[WaitingCase]:
        with store.reading() as session:
            return waiting_cases(session, store.sealer, viewer, today)

    return read


def test_a_case_to_confirm_names_the_files_that_could_be_meant(known, reported, waiting) -> None:
    known("p-1")
    reported("ru-1")
    reported("ru-2", RuptureMatch.NOT_KNOWN)
    first, second = waiting()
    assert (first.id, first.name, first.alike) == ("ru-1", "Zoe EXEMPLE", ("p-1",))
    assert (second.id, second.alike, second.person_id) == ("ru-2", (), None)
    assert "EXEMPLE" not in repr(first)


def test_another_birth_date_is_nobody_that_could_be_meant(known, reported, waiting) -> None:
    known("p-1")
    reported("ru-1", birth_date=date(2009, 1, 1))
    assert waiting()[0].alike == ()


def test_a_confirmed_case_breaks_the_contract_and_forgets_the_name(
    known, reported, waiting, store: Store
) -> None:
    known("p-1")
    reported("ru-1")
    assert confirm_rupture(store, ADVISER, "ru-1", "p-1", (TODAY, NOW)) == "ru-1"
    with store.reading() as session:
        case, contract = session.get(RuptureCase, "ru-1"), session.get(Placement, "pl-p-1")
        assert (case.sealed, case.name_hash, case.birth_date) == (None, None, None)
        assert (case.placement_id, contract.ruptured_on) == ("pl-p-1", BROKEN)
        kinds = session.scalars(select(Outcome.kind).where(Outcome.placement_id == "pl-p-1")).all()
        assert kinds == [OutcomeKind.RUPTURED]
        seen = session.scalars(select(FileView.action).where(FileView.person_id == "p-1")).all()
        assert seen == ["edit"]
    (line,) = waiting()
    assert (line.person_id, line.status, line.has_contract) == (
        "p-1",
        TrainingStatus.RUPTURANT,
        True,
    )
    assert line.days_since == 42
    assert (line.steps[0].due, line.steps[0].days_left) == (date(2026, 11, 28), 3)
    assert line.steps[-1].article == "L6222-18-2"


def test_the_same_rupture_confirmed_twice_stays_one_case(known, reported, store: Store) -> None:
    known("p-1")
    reported("ru-1", RuptureMatch.MATCHED, person_id="p-1")
    reported("ru-2")
    assert confirm_rupture(store, ADVISER, "ru-2", "p-1", (TODAY, NOW)) == "ru-1"
    with store.reading() as session:
        assert session.get(RuptureCase, "ru-2") is None


def test_a_person_under_contract_again_no_longer_waits(
    known, reported, waiting, territory: Session
) -> None:
    known("p-1")
    reported("ru-1", RuptureMatch.MATCHED, person_id="p-1")
    assert waiting() == []
    territory.get(Placement, "pl-p-1").ruptured_on = BROKEN
    territory.commit()
    assert [case.id for case in waiting()] == ["ru-1"]


def test_another_structure_sees_and_confirms_nothing(known, reported, waiting, store) -> None:
    known("p-1")
    reported("ru-1")
    assert waiting(OTHER) == []
    assert [case.id for case in waiting(CONSOLE)] == ["ru-1"]
    with pytest.raises(NotFound, match="Rupture"):
        confirm_rupture(store, OTHER, "ru-1", "p-1", (TODAY, NOW))


def test_who_may_not_read_or_write_files_is_refused(known, reported, waiting, store) -> None:
    known("p-1")
    reported("ru-1")
    with pytest.raises(RightMissing):
        waiting(viewer_of("x", Role.ADMINISTRATOR, "ml-a", "X"))
    with pytest.raises(NotAllowed):
        confirm_rupture(
            store, viewer_of("c", Role.COORDINATOR, "ml-a", "C"), "ru-1", "p-1", (TODAY, NOW)
        )
