"""Who may forget a person, and is the log and the file on disk as it must be afterwards?"""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session, sessionmaker

from api.services.rights.forget_person import forget_person
from api.services.viewer import CONSOLE, Viewer, viewer_of
from models.enums import Role
from models.errors import NotAllowed
from models.store.engine import erase_old_pages
from models.tables import FileView, YoungPerson

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
VIEWER = viewer_of("adv-a", Role.ADVISER, "ml-a", "A")
FOLLOWS = (Role.ADVISER,)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_an_embedded_database_keeps_no_trace_in_its_bytes(
    engine: Engine,
    sessions: sessionmaker[Session],
    session: Session,
    full_person: Callable[[str], Any],
) -> None:
    path = Path(str(engine.url.database))
    full_person("rural-17")
    session.commit()
    session.close()
    erase_old_pages(engine)
    assert b"source-rural-17" in path.read_bytes()
    with sessions.begin() as writing:
        forget_person(writing, "rural-17", VIEWER, NOW)
    erase_old_pages(engine)
    left = b"".join(file.read_bytes() for file in path.parent.glob(path.name + "*"))
    for trace in (b"source-rural-17", b"stay-rural-17", b"prop-rural-17", b"hash-rural-17"):
        assert trace not in left


@pytest.mark.parametrize(
    "viewer",
    [
        viewer_of("adv-b", Role.ADVISER, "ml-b", "B"),
        *(viewer_of("x", role, "ml-a", "X") for role in Role if role not in FOLLOWS),
    ],
)
def test_only_who_follows_young_people_of_the_structure_forgets(
    session: Session, full_person: Callable[[str], Any], viewer: Viewer
) -> None:
    full_person("rural-17")
    with pytest.raises(NotAllowed):
        forget_person(session, "rural-17", viewer, NOW)
    assert session.get(YoungPerson, "rural-17") is not None


def test_the_log_keeps_whose_file_it_was(
    session: Session, full_person: Callable[[str], Any]
) -> None:
    full_person("rural-17")
    forget_person(session, "rural-17", CONSOLE, NOW)
    last = session.scalars(select(FileView).order_by(FileView.id.desc())).first()
    assert last is not None
    assert (last.viewer_id, last.action, last.structure_id) == ("console", "forget", "ml-a")
