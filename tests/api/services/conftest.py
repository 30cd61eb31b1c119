"""Records the privacy services are tried on: one person with something in every table."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy.orm import Session
from stored.full_person.rows import rows_about, rows_after
from stored.full_person.taken_part import SEEN

from api.services.ranking.pool.snapshot import PoolSnapshots
from api.services.seal_identity import seal_identity
from models.enums import (
    NetworkKind,
    OfferKind,
    Role,
)
from models.store.sealing import PersonIdentity, Sealer
from models.tables import (
    Adviser,
    Base,
    Course,
    Employer,
    Network,
    Offer,
    Structure,
    Wish,
    YoungPerson,
)


@pytest.fixture(scope="session")
def unread() -> PoolSnapshots:
    """Snapshots that have read no pool, to begin with: what decides on a day is worked out once."""
    return PoolSnapshots()


@pytest.fixture
def sealer() -> Sealer:
    return Sealer("k" * 43)


@pytest.fixture
def territory(session: Session) -> Session:
    """Two structures with an adviser each, an employer, a course, an offer of each kind."""
    networks = [Network(id="ml", name="Missions Locales", kind=NetworkKind.MISSION_LOCALE)]
    structures = [
        Structure(id="ml-a", network_id="ml", name="Mission Locale A"),
        Structure(id="ml-b", network_id="ml", name="Mission Locale B"),
    ]
    course = Course(id="cfa-1", uai="0720001A", cfa_name="CFA Fictif", title="CAP boulanger")
    course.rome, course.insee = "D1102", "72181"
    others = [
        Adviser(id="adv-a", structure_id="ml-a", display_name="A", role=Role.ADVISER),
        Adviser(id="adv-b", structure_id="ml-b", display_name="B", role=Role.ADVISER),
        Employer(id="emp-1", legal_name="Boulangerie Fictive"),
        course,
    ]
    for rows in (networks, structures, others, _offers()):
        session.add_all(rows)
        session.flush()
    return session


def _offers() -> list[Offer]:
    apprenticeship = Offer(
        id="offer-1",
        kind=OfferKind.APPRENTICESHIP,
        employer_id="emp-1",
        rome="D1102",
        title="Apprenti boulanger",
        description="texte libre de l'offre",
        course_id="cfa-1",
    )
    stay = Offer(id="offer-2", kind=OfferKind.PMSMP, employer_id="emp-1", rome="D1102")
    stay.title = "Découverte boulangerie"
    return [apprenticeship, stay]


@pytest.fixture
def add_person(territory: Session) -> Callable[..., YoungPerson]:
    """Adds a young person of structure A with the given columns."""

    def add(person_id: str, **columns: object) -> YoungPerson:
        given = {"structure_id": "ml-a", "birth_date": date(2009, 3, 14), "updated_at": SEEN}
        person = YoungPerson(id=person_id, **(given | columns))
        territory.add(person)
        territory.flush()
        return person

    return add


@pytest.fixture
def full_person(
    territory: Session, add_person: Callable[..., YoungPerson], sealer: Sealer
) -> Callable[[str], list[Base]]:
    """Adds a person with rows in every table that can hold something about one."""

    def add(key: str) -> list[Base]:
        add_person(key, referent_id="adv-a", source_key=f"source-{key}", rqth=True)
        identity = PersonIdentity(f"Exemple-{key}", "Zoé", phone="01 99 00 00 17")
        seal_identity(territory, sealer, key, identity)
        rows = rows_about(key)
        for row in rows:
            territory.add(row)
            territory.flush()
        (wish,) = (row for row in rows if isinstance(row, Wish))
        answers = rows_after(key, wish.id)
        territory.add_all(answers)
        territory.flush()
        return rows + answers

    return add
