"""A desk to change files at: two structures, a young person with a full file, both databases."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from api.entry import EntryRefused
from api.services.files.desk import Desk
from api.services.files.edit_block import Edit, edit_block
from api.services.files.read_file import BlockView, read_block
from api.services.open_store import Store
from api.services.viewer import Viewer, viewer_of
from models.enums import Role
from models.store.engine import make_reading_sessions, make_sessions
from models.store.sealing import Sealer
from models.tables import FileView, YoungPerson

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
PERSON = "jp-exemple"


def adviser(key: str = "adv-a", structure: str = "ml-a") -> Viewer:
    return viewer_of(key, Role.ADVISER, structure, key)


@pytest.fixture
def desk(
    engine: Engine, territory: Session, sealer: Sealer, full_person: Callable[[str], Any]
) -> Desk:
    """An adviser of structure A at work, with one full file."""
    full_person(PERSON)
    territory.commit()
    store = Store(engine, make_sessions(engine), make_reading_sessions(engine), sealer)
    return Desk(store, adviser(), TODAY, NOW)


@pytest.fixture
def other_desk(desk: Desk) -> Desk:
    """An adviser of structure B."""
    return replace(desk, viewer=adviser("adv-b", "ml-b"))


@pytest.fixture
def shown(desk: Desk) -> Callable[[str], BlockView]:
    """A block as its form shows it."""

    def show(slug: str) -> BlockView:
        (block,) = read_block(desk, PERSON, slug).blocks
        return block

    return show


@pytest.fixture
def save(desk: Desk, shown: Callable[[str], BlockView]) -> Callable[..., BlockView]:
    """Changes some fields of a block's form and sends it back."""

    def change(slug: str, changes: dict[str, str], by: Desk = desk) -> BlockView:
        now = shown(slug)
        return edit_block(by, Edit(PERSON, slug, now.texts | changes, now.seen))

    return change


@pytest.fixture
def mistakes(save: Callable[..., BlockView]) -> Callable[..., dict[str, str]]:
    """What is wrong with some fields of a block's form, by field."""

    def refuse(slug: str, changes: dict[str, str]) -> dict[str, str]:
        with pytest.raises(EntryRefused) as refused:
            save(slug, changes)
        return refused.value.mistakes

    return refuse


@pytest.fixture
def stored(desk: Desk) -> Callable[..., Any]:
    """A fact of the person as the database holds it."""

    def read(name: str, person_id: str = PERSON) -> Any:
        with desk.store.reading() as session:
            value = getattr(session.get_one(YoungPerson, person_id), name)
            return list(value) if isinstance(value, list) else value

    return read


@pytest.fixture
def actions(desk: Desk) -> Callable[[], list[tuple[str, str]]]:
    """What the log holds: (viewer, action), oldest first, without the fixture's own."""

    def read() -> list[tuple[str, str]]:
        with desk.store.reading() as session:
            rows = session.scalars(
                select(FileView).where(FileView.seen_at == NOW).order_by(FileView.id)
            )
            return [(row.viewer_id, row.action) for row in rows]

    return read
