"""The view log: own structure only, filtered, forgotten people and refusals kept."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy.orm import Session

from api.services.log_view import ViewAction, log_view
from api.services.rights.forget_person import forget_person
from api.services.rights.journal import AskedJournal, Journal, journal
from api.services.rights.views import PAGE_SIZE
from api.services.seal_identity import seal_identity
from api.services.viewer import CONSOLE, Viewer, viewer_of
from models.enums import Role
from models.errors import RightMissing
from models.store.sealing import PersonIdentity, Sealer

COORDINATOR = viewer_of("co", Role.COORDINATOR, "ml-a", "Co")
ADMINISTRATOR = viewer_of("ad", Role.ADMINISTRATOR, "ml-a", "Ad")


def at(day: int, hour: int = 10) -> datetime:
    return datetime(2026, 11, day, hour, tzinfo=UTC)


@pytest.fixture
def read(
    session: Session, sealer: Sealer, add_person: Callable[..., Any]
) -> Callable[..., Journal]:
    """A log of two structures: three views of p-a, one of them refused, and one of p-b."""
    add_person("p-a")
    add_person("p-b", structure_id="ml-b")
    seal_identity(session, sealer, "p-a", PersonIdentity("Exemple", "Zoé"))
    log_view(session, "p-a", "adv-a", ViewAction.RANK, at(20))
    log_view(session, "p-a", "adv-b", ViewAction.REFUSED, at(21))
    log_view(session, "p-b", "adv-b", ViewAction.READ, at(22))
    log_view(session, "p-a", "console", ViewAction.EXPORT, at(23))

    def found(viewer: Viewer = COORDINATOR, **asked: Any) -> Journal:
        return journal(session, sealer, viewer, AskedJournal(**asked))

    return found


def actions(found: Journal) -> list[str]:
    return [line.action for line in found.views.lines]


def test_the_newest_first_of_the_own_structure_only(read: Callable[..., Journal]) -> None:
    found = read()
    assert actions(found) == ["export", "refused", "rank"]
    assert found.viewers == (("adv-a", "A"), ("adv-b", "B"), ("console", "console"))
    assert actions(read(CONSOLE)) == ["export", "read", "refused", "rank"]


def test_a_refused_attempt_is_counted_and_says_from_where(read: Callable[..., Journal]) -> None:
    found = read(action="refused")
    assert found.refused == 1
    (line,) = found.views.lines
    assert (line.viewer_name, line.structure) == ("B", "Mission Locale B")
    assert read(action="export").refused == 0


def test_who_keeps_accounts_sees_ids_and_no_name(read: Callable[..., Journal]) -> None:
    assert read().names == {"p-a": "Zoé Exemple"}
    found = read(ADMINISTRATOR)
    assert (actions(found), found.names) == (["export", "refused", "rank"], {})


@pytest.mark.parametrize("role", [Role.ADVISER, Role.APPRENTICESHIP_LEAD, Role.EMPLOYER_OFFICER])
def test_the_log_is_for_those_who_watch_over_it(read: Callable[..., Journal], role: Role) -> None:
    with pytest.raises(RightMissing):
        read(viewer_of("x", role, "ml-a", "X"))


def test_filters_narrow_the_log(read: Callable[..., Journal]) -> None:
    assert actions(read(viewer_id="adv-a")) == ["rank"]
    assert actions(read(person_id="p-b")) == []
    assert actions(read(CONSOLE, person_id="p-b")) == ["read"]
    assert actions(read(first_day=date(2026, 11, 21), last_day=date(2026, 11, 21))) == ["refused"]
    assert actions(read(first_day=date(2026, 11, 24))) == []


def test_days_are_french_ones(session: Session, read: Callable[..., Journal]) -> None:
    # 23:30 UTC in November is half past midnight in France.
    moment = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)
    log_view(session, "p-a", "adv-a", ViewAction.EDIT, moment)
    assert actions(read(first_day=date(2026, 11, 25))) == ["edit"]
    assert actions(read(first_day=date(2026, 11, 24), last_day=date(2026, 11, 24))) == []


def test_the_log_of_a_forgotten_person_stays_with_their_structure(
    session: Session, read: Callable[..., Journal]
) -> None:
    forget_person(session, "p-a", viewer_of("adv-a", Role.ADVISER, "ml-a", "A"), at(25))
    found = read()
    assert actions(found) == ["forget", "export", "refused", "rank"]
    assert found.names == {}


def test_a_page_past_the_end_is_the_last(session: Session, read: Callable[..., Journal]) -> None:
    for _ in range(PAGE_SIZE):
        log_view(session, "p-a", "adv-a", ViewAction.READ, at(24))
    found = read(page=9).views
    assert (found.page, found.pages, found.total) == (2, 2, PAGE_SIZE + 3)
    assert [line.action for line in found.lines] == ["export", "refused", "rank"]
