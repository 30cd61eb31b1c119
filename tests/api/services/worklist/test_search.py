"""Search: names however spelt, ids, birth dates; never another structure's people."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy.orm import Session

from api.services.viewer import CONSOLE, Viewer, viewer_of
from api.services.worklist.search import AskedPerson, find_people, found_lines
from models.enums import Role
from models.errors import InvalidCode, PersonalNumberRefused, RightMissing
from models.store.sealing import Sealer
from models.tables import YoungPerson

TODAY = date(2026, 11, 25)
Followed = Callable[..., YoungPerson]


@pytest.fixture
def find(
    territory: Session, sealer: Sealer, adviser: Viewer, followed: Followed
) -> Callable[..., list[str]]:
    """Finds among four people; one is structure B's and bears the same name as another."""
    followed("p-1", ("Lefèvre-Dupont", "Zoé Marie"), birth_date=date(2008, 5, 4))
    followed("p-2", ("Lefèvre Dupont", "Zacharie"), birth_date=date(2007, 1, 2))
    followed("p-3", ("N'Guyen", "Anne"), closed_on=date(2026, 1, 5))
    followed("p-b", ("Lefèvre-Dupont", "Zoé"), structure_id="ml-b", birth_date=date(2008, 5, 4))

    def found(text: str, born: date | None = None, viewer: Viewer | None = None) -> list[str]:
        return find_people(territory, sealer, viewer or adviser, AskedPerson(text, born))

    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lefèvre-Dupont", ["p-1", "p-2"]),
        ("LEFEVRE DUPONT", ["p-1", "p-2"]),
        ("lefevredupont", ["p-1", "p-2"]),
        ("Zoé Lefèvre-Dupont", ["p-1"]),
        ("lefevre dupont zoe", ["p-1"]),
        ("lefevre dupont z", ["p-1", "p-2"]),
        ("zoé lefèvre dupont marie", ["p-1"]),
        ("nguyen", ["p-3"]),
        ("N’Guyen Anne", ["p-3"]),
        ("P-1", ["p-1"]),
        (" p-2 ", ["p-2"]),
        ("p-b", []),
        ("Lefèvre", []),
        ("Zoé", []),
        ("Zoé Martin", []),
    ],
)
def test_names_are_found_however_spelt(
    find: Callable[..., list[str]], text: str, expected: list[str]
) -> None:
    assert find(text) == expected


def test_a_birth_date_tells_two_of_one_name_apart(find: Callable[..., list[str]]) -> None:
    assert find("lefevre dupont", date(2008, 5, 4)) == ["p-1"]
    assert find("lefevre dupont", date(2008, 5, 5)) == []


def test_another_structure_finds_its_own_only(find: Callable[..., list[str]]) -> None:
    assert find("lefevre dupont", viewer=viewer_of("b", Role.ADVISER, "ml-b", "B")) == ["p-b"]
    assert find("lefevre dupont", viewer=CONSOLE) == ["p-1", "p-2", "p-b"]


def test_whoever_keeps_accounts_finds_nobody(find: Callable[..., list[str]]) -> None:
    with pytest.raises(RightMissing):
        find("lefevre dupont", viewer=viewer_of("x", Role.ADMINISTRATOR, "ml-a", "X"))


def test_nothing_and_a_national_number_are_refused(find: Callable[..., list[str]]) -> None:
    for text in ("", " - "):
        with pytest.raises(InvalidCode):
            find(text)
    with pytest.raises(PersonalNumberRefused):
        find("1 86 05 75 123 456 78")


def test_what_is_typed_stands_in_no_repr() -> None:
    assert "Lef" not in repr(AskedPerson("Lefèvre", date(2008, 5, 4)))


def test_lines_of_ids_are_those_one_may_read_closed_ones_too(
    territory: Session, sealer: Sealer, adviser: Viewer, find: Callable[..., list[str]]
) -> None:
    lines = found_lines(territory, sealer, adviser, ["p-3", "p-b", "p-1", "nobody"], TODAY)
    assert [(line.name, line.is_closed) for line in lines] == [
        ("Zoé Marie Lefèvre-Dupont", False),
        ("Anne N'Guyen", True),
    ]
