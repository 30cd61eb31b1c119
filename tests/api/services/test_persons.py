"""Who may read who a young person is?"""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.services.log_view import ViewAction, log_view
from api.services.persons import CONSOLE, check_may_read_identity, person_by_id
from models.errors import NotAllowed, NotFound
from models.tables import FileView

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize("viewer", ["adv-a", CONSOLE])
def test_the_referents_structure_and_the_console_may(
    session: Session, add_person: Callable[..., Any], viewer: str
) -> None:
    check_may_read_identity(session, add_person("rural-17"), viewer)


@pytest.mark.parametrize("viewer", ["adv-b", "", "nobody"])
def test_nobody_else_may(session: Session, add_person: Callable[..., Any], viewer: str) -> None:
    person = add_person("rural-17")
    with pytest.raises(NotAllowed, match="rural-17"):
        check_may_read_identity(session, person, viewer)


def test_an_unknown_id_is_named(session: Session) -> None:
    with pytest.raises(NotFound, match="Jeune introuvable : nobody"):
        person_by_id(session, "nobody")


def test_a_view_is_kept_with_its_moment(session: Session) -> None:
    log_view(session, "rural-17", "adv-a", ViewAction.RANK, NOW)
    session.commit()
    (view,) = session.scalars(select(FileView))
    assert (view.person_id, view.viewer_id, view.action, view.seen_at) == (
        "rural-17",
        "adv-a",
        "rank",
        NOW,
    )


def test_a_view_without_a_time_zone_is_refused(session: Session) -> None:
    with pytest.raises(Exception, match="time zone"):
        log_view(session, "rural-17", "adv-a", ViewAction.RANK, datetime(2026, 11, 22))  # noqa: DTZ001
