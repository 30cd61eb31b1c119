"""Three structures and the young people of one of them, on both databases."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker
from stored.shared_profiles import FOR_OFFER, WHO, homes, networks, people, records

from api.services.exchange.card.agreement import Agreement
from api.services.exchange.requests.answer import Acceptance
from api.services.exchange.requests.ask import ask_contact
from api.services.exchange.shared.publish import Publication, publish_profile
from api.services.noting import Noting
from api.services.open_store import Store
from api.services.seal_identity import seal_identity
from api.services.viewer import viewer_of
from models.enums import AgreementWay, ContactAgreed, ContractSought, MeetingWay
from models.store.engine import make_reading_sessions
from models.store.sealing import PersonIdentity, Sealer

TODAY = date(2026, 11, 25)
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
        for rows in (networks(), records(), people(), homes()):
            session.add_all(rows)
            session.flush()
        given, family, phone, email, mother = SECRET
        for person_id in ("zoe", "mia"):
            identity = PersonIdentity(family, given, phone, email, representative=mother)
            seal_identity(session, opened.sealer, person_id, identity)
    return opened


@pytest.fixture
def by() -> Callable[..., Noting]:
    """Somebody of a structure, on a day."""

    def make(who: str = "ann", on: date = TODAY) -> Noting:
        structure, role = WHO[who]
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


@pytest.fixture
def profile_id(store: Store, by: Callable[..., Noting], publication: Publication) -> str:
    """Zoé's profile, published."""
    return publish_profile(store, by(), "zoe", publication).profile_id


@pytest.fixture
def request_id(store: Store, by: Callable[..., Noting], profile_id: str) -> str:
    """The chamber's request on it, for its own offer."""
    return ask_contact(store, by("cyr"), profile_id, FOR_OFFER).request_id


@pytest.fixture
def acceptance(agreed: Agreement) -> Acceptance:
    """Zoé is called by phone, as she agreed."""
    return Acceptance(MeetingWay.CALL_YOUNG_PERSON, agreed, ContactAgreed.PHONE)
