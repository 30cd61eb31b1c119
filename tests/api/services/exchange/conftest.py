"""Three structures and the young people of one of them, on both databases."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

from api.services.exchange.agreement import Agreement
from api.services.exchange.publish import Publication
from api.services.followup.noting import Noting
from api.services.open_store import Store
from api.services.seal_identity import seal_identity
from api.services.viewer import viewer_of
from models.enums import (
    AgreementWay,
    ContactAgreed,
    ContractSought,
    NetworkKind,
    OfferKind,
    Rhythm,
    Role,
)
from models.store.engine import make_reading_sessions
from models.store.sealing import PersonIdentity, Sealer
from models.tables import (
    Account,
    Adviser,
    Course,
    Employer,
    Home,
    Network,
    Offer,
    Structure,
    Wish,
    YoungPerson,
)

TODAY = date(2026, 11, 25)
SAID = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
# Le Mans, and Allonnes in the same employment zone.
LE_MANS, ALLONNES = "72181", "72003"
SECRET = ("Zoé", "Exemple-Secret", "01 99 00 00 17", "zoe@exemple.invalid", "Mère Exemple")


@pytest.fixture
def today() -> date:
    return TODAY


@pytest.fixture
def secret() -> tuple[str, ...]:
    """What no other structure may read before it is agreed."""
    return SECRET


@pytest.fixture
def store(engine: Engine, sessions: sessionmaker[Session]) -> Store:
    """Zoé, 19, of Mission Locale A, among five of her age in Allonnes' zone."""
    opened = Store(engine, sessions, make_reading_sessions(engine), Sealer("k" * 43))
    with sessions.begin() as session:
        for rows in (_networks(), _records(), _people(), _homes()):
            session.add_all(rows)
            session.flush()
        given, family, phone, email, mother = SECRET
        for person_id in ("zoe", "mia"):
            identity = PersonIdentity(family, given, phone, email, representative=mother)
            seal_identity(session, opened.sealer, person_id, identity)
    return opened


def _networks() -> list[Any]:
    names = {"ml-a": "Mission Locale A", "ml-b": "Mission Locale B", "cma-a": "Chambre A"}
    return [
        Network(id="ml", name="Missions Locales", kind=NetworkKind.MISSION_LOCALE),
        Network(id="cma", name="Chambres", kind=NetworkKind.CMA),
        *(
            Structure(id=key, network_id="cma" if key == "cma-a" else "ml", name=name)
            for key, name in names.items()
        ),
    ]


_WHO = {
    "ann": ("ml-a", Role.ADVISER),
    "abe": ("ml-a", Role.EMPLOYER_OFFICER),
    "bea": ("ml-b", Role.ADVISER),
    "cyr": ("cma-a", Role.EMPLOYER_OFFICER),
    "co": ("cma-a", Role.COORDINATOR),
}


def _records() -> list[Any]:
    return [
        *(
            Adviser(id=key, structure_id=structure, display_name=key.title(), role=role)
            for key, (structure, role) in _WHO.items()
        ),
        Account(adviser_id="ann", login="ann@exemple.invalid", password_hash="x", created_at=SAID),
        Employer(id="bakery", legal_name="Boulangerie Fictive", insee=LE_MANS),
        Course(
            id="cap",
            uai="0720001A",
            cfa_name="CFA Fictif",
            title="CAP boulanger",
            rome="D1102",
            insee=LE_MANS,
            rhythm=Rhythm.ONE_WEEK_IN_TWO,
        ),
        Offer(
            id="dough",
            kind=OfferKind.APPRENTICESHIP,
            employer_id="bakery",
            rome="D1102",
            title="Apprenti boulanger",
            owner_structure_id="cma-a",
        ),
        Offer(
            id="other",
            kind=OfferKind.APPRENTICESHIP,
            employer_id="bakery",
            rome="D1102",
            title="Offre d'une autre structure",
            owner_structure_id="ml-b",
        ),
    ]


def _people() -> list[Any]:
    common = {"structure_id": "ml-a", "birth_date": date(2007, 3, 14)}
    return [
        YoungPerson(
            id="zoe",
            **common,
            referent_id="ann",
            course_id="cap",
            has_car=False,
            uses_transit=True,
            max_minutes_employer=40,
            available_from=date(2026, 12, 14),
        ),
        # Sixteen: alone of her age, whatever the place.
        YoungPerson(id="mia", structure_id="ml-a", birth_date=date(2010, 3, 14)),
        *(YoungPerson(id=f"other-{number}", **common) for number in range(4)),
    ]


def _homes() -> list[Any]:
    return [
        Home(person_id="zoe", insee=ALLONNES, label="chez la mère de Zoé"),
        Home(person_id="mia", insee=ALLONNES),
        *(Home(person_id=f"other-{number}", insee=LE_MANS) for number in range(4)),
        Wish(person_id="zoe", rank=1, rome="D1102", target_level=3),
        Wish(person_id="zoe", rank=2, rome="G1602"),
        Wish(person_id="mia", rank=1, rome="D1102"),
    ]


@pytest.fixture
def by() -> Callable[..., Noting]:
    """Somebody of a structure, on a day."""

    def make(who: str = "ann", on: date = TODAY) -> Noting:
        structure, role = _WHO[who]
        at = datetime(on.year, on.month, on.day, 10, 0, tzinfo=UTC)
        return Noting(viewer_of(who, role, structure, who), on, at)

    return make


@pytest.fixture
def agreed() -> Agreement:
    """Somebody of age agreed today, in a meeting."""
    return Agreement(TODAY, AgreementWay.MEETING)


@pytest.fixture
def publication(agreed: Agreement) -> Publication:
    """An apprenticeship sought, phone and e-mail agreed."""
    return Publication(
        ContractSought.APPRENTICESHIP, ContactAgreed.PHONE_AND_EMAIL, agreed, ("D1102",)
    )
