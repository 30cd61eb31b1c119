"""A store on each database, two structures, and people with something to do."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

from api.services.open_store import Store
from api.services.ranking.pool.snapshot import PoolSnapshots
from api.services.seal_identity import seal_identity
from api.services.viewer import Viewer, viewer_of
from api.services.worklist.options import OptionBook
from api.services.worklist.work_list import Reader
from models.enums import Role
from models.store.engine import make_reading_sessions
from models.store.sealing import PersonIdentity, Sealer
from models.tables import Home, Wish, YoungPerson

TODAY = date(2026, 11, 25)
ADVISER = viewer_of("adv-a", Role.ADVISER, "ml-a", "A")


@pytest.fixture
def adviser() -> Viewer:
    """The adviser of structure A."""
    return ADVISER


@pytest.fixture
def store(
    engine: Engine, sessions: sessionmaker[Session], sealer: Sealer, territory: Session
) -> Store:
    """The store over the territory."""
    territory.commit()
    return Store(engine, sessions, make_reading_sessions(engine), sealer)


@pytest.fixture
def book(store: Store, unread: PoolSnapshots) -> Iterator[OptionBook]:
    """Option summaries of that store; no thread is left behind."""
    snapshots = PoolSnapshots()
    snapshots.begin_with(unread)
    book = OptionBook(store, snapshots)
    yield book
    assert book.wait(120)


@pytest.fixture
def reader(book: OptionBook, sealer: Sealer) -> Reader:
    """The adviser reading with the key."""
    return Reader(ADVISER, sealer, book)


@pytest.fixture
def followed(
    territory: Session, add_person: Callable[..., YoungPerson], sealer: Sealer
) -> Callable[..., YoungPerson]:
    """Adds a quiet adult of structure A with a home, a wish, and a name."""

    def add(
        key: str, name: tuple[str, str] | None = None, wish: str | None = "D1102", **facts: Any
    ) -> YoungPerson:
        given = {"birth_date": date(2005, 3, 14), "wishes_confirmed_on": TODAY}
        person = add_person(key, **{**given, **facts})
        territory.add(Home(person_id=key, insee="72181"))
        if wish is not None:
            territory.add(Wish(person_id=key, rank=1, rome=wish))
        identity = PersonIdentity(*(name or (f"Exemple-{key}", "Zoé")))
        seal_identity(territory, sealer, key, identity)
        territory.commit()
        return person

    return add
