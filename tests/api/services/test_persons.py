"""Who may open a young person's file?"""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.services.log_view import ViewAction, log_view
from api.services.persons import person_by_id, person_for
from api.services.viewer import CONSOLE, Permission, Viewer, viewer_of
from models.enums import Role
from models.errors import NotAllowed, NotFound
from models.tables import FileView

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


READERS = [role for role in Role if role is not Role.ADMINISTRATOR]


@pytest.mark.parametrize("viewer", [*(viewer_of("a", r, "ml-a", "A") for r in READERS), CONSOLE])
def test_the_referents_structure_and_the_console_may_read(
    session: Session, add_person: Callable[..., Any], viewer: Viewer
) -> None:
    person = add_person("rural-17")
    assert person_for(session, viewer, "rural-17") is person


@pytest.mark.parametrize("role", list(Role))
def test_another_structure_may_not_whatever_the_role(
    session: Session, add_person: Callable[..., Any], role: Role
) -> None:
    add_person("rural-17")
    with pytest.raises(NotAllowed, match="rural-17"):
        person_for(session, viewer_of("b", role, "ml-b", "B"), "rural-17")


def test_whoever_keeps_accounts_opens_no_file(
    session: Session, add_person: Callable[..., Any]
) -> None:
    add_person("rural-17")
    with pytest.raises(NotAllowed, match="rôle ne donne pas ce droit : lire les dossiers"):
        person_for(session, viewer_of("c", Role.ADMINISTRATOR, "ml-a", "C"), "rural-17")


@pytest.mark.parametrize(
    "role", [Role.EMPLOYER_OFFICER, Role.COORDINATOR, Role.APPRENTICESHIP_LEAD]
)
def test_only_who_follows_young_people_changes_a_file(
    session: Session, add_person: Callable[..., Any], role: Role
) -> None:
    person = add_person("rural-17")
    with pytest.raises(NotAllowed, match="rôle ne donne pas ce droit : modifier"):
        person_for(session, viewer_of("d", role, "ml-a", "D"), "rural-17", Permission.WRITE_FILES)
    adviser = viewer_of("a", Role.ADVISER, "ml-a", "A")
    assert person_for(session, adviser, "rural-17", Permission.WRITE_FILES) is person


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
