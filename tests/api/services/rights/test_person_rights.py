"""One person's rights: who opened the file, and the objection to the ranking."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

from api.services.open_store import Store
from api.services.rights.object_to_ranking import object_to_ranking
from api.services.rights.person_rights import RightsRequest, person_rights
from api.services.viewer import Viewer, viewer_of
from models.enums import Role
from models.errors import NotAllowed
from models.store.engine import make_reading_sessions
from models.store.sealing import Sealer
from models.tables import YoungPerson

NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)
ADVISER = viewer_of("adv-a", Role.ADVISER, "ml-a", "A")
OTHERS = [
    viewer_of("adv-b", Role.ADVISER, "ml-b", "B"),
    viewer_of("ad", Role.ADMINISTRATOR, "ml-a", "Ad"),
]


@pytest.fixture
def store(
    engine: Engine,
    sessions: sessionmaker[Session],
    sealer: Sealer,
    session: Session,
    full_person: Callable[[str], Any],
) -> Store:
    """The store with one whole person, seen once before."""
    full_person("p-a")
    session.commit()
    return Store(engine, sessions, make_reading_sessions(engine), sealer)


def asked(viewer: Viewer = ADVISER) -> RightsRequest:
    return RightsRequest("p-a", viewer, date(2026, 11, 25), NOW)


def test_the_page_shows_every_view_this_one_too(store: Store) -> None:
    found = person_rights(store, asked())
    assert [(line.viewer_name, line.action) for line in found.views.lines] == [
        ("A", "read"),
        ("A", "read"),
    ]
    assert found.views.lines[0].seen_at == NOW
    assert found.header.name == "Zoé Exemple-p-a"


def test_a_coordinator_reads_and_does_not_change(store: Store) -> None:
    coordinator = viewer_of("co", Role.COORDINATOR, "ml-a", "Co")
    assert person_rights(store, asked()).may_change
    assert not person_rights(store, asked(coordinator)).may_change


@pytest.mark.parametrize("viewer", OTHERS)
def test_nobody_else_reads_it(store: Store, viewer: Viewer) -> None:
    with pytest.raises(NotAllowed):
        person_rights(store, asked(viewer))


def test_an_objection_is_noted_by_hand_and_lifted(store: Store) -> None:
    for objects in (True, False):
        with store.sessions.begin() as session:
            object_to_ranking(session, ADVISER, "p-a", objects, NOW)
        with store.reading() as session:
            person = session.get_one(YoungPerson, "p-a")
            assert person.objects_to_ranking is objects
            # An import leaves what was noted here.
            assert "objects_to_ranking" in person.edited_fields.split(",")
    assert [line.action for line in person_rights(store, asked()).views.lines][1:3] == [
        "edit",
        "edit",
    ]


@pytest.mark.parametrize("viewer", [*OTHERS, viewer_of("co", Role.COORDINATOR, "ml-a", "Co")])
def test_only_an_adviser_of_the_structure_notes_it(store: Store, viewer: Viewer) -> None:
    with pytest.raises(NotAllowed), store.sessions.begin() as session:
        object_to_ranking(session, viewer, "p-a", True, NOW)
