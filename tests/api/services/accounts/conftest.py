"""Two professionals with an account, on both databases, and a doorkeeper that hashes cheaply."""

from datetime import UTC, datetime

import pytest
from sqlalchemy.orm import Session

from api.services.accounts.door.doorkeeper import doorkeeper_of
from api.services.accounts.kept.keep_accounts import NewAccount, account_of, add_account
from api.services.open_store import Store
from api.settings import Settings
from api.sign_in_settings import LEAST_MEMORY_MIB
from models.enums import Role
from models.store.engine import make_reading_sessions, make_sessions
from models.store.sealing import Sealer

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
LOGIN = "ana.exemple@ml.example"


@pytest.fixture
def now():
    return NOW


@pytest.fixture
def login():
    return LOGIN


@pytest.fixture
def store(engine) -> Store:
    sealer = Sealer("k" * 43)
    return Store(engine, make_sessions(engine), make_reading_sessions(engine), sealer)


@pytest.fixture
def keeper(store):
    settings = Settings(
        password_memory_mib=LEAST_MEMORY_MIB, failures_before_lock=3, _env_file=None
    )
    return doorkeeper_of(settings, store.sealer)


@pytest.fixture
def password(store, keeper, territory: Session) -> str:
    """The one-time password of LOGIN's account."""
    territory.commit()
    with store.sessions.begin() as session:
        new = NewAccount(LOGIN, "Ana Exemple", Role.ADVISER, "ml-a")
        return add_account(session, keeper.passwords, new, NOW)


@pytest.fixture
def adviser_id(store, password) -> str:
    with store.reading() as session:
        return account_of(session, LOGIN).adviser_id
