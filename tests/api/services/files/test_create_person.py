"""Is a file opened once, under an id nobody can guess, by whoever may?"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import func, select

from api.entry import EntryRefused
from api.services.files.create_person import (
    AlreadyFollowed,
    Followed,
    NoStructure,
    create_person,
)
from api.services.files.read_file import read_file
from api.services.viewer import CONSOLE, viewer_of
from models.enums import Role
from models.errors import RightMissing
from models.tables import YoungPerson
from tests.api.services.files.conftest import PERSON, adviser

NEW = {
    "nom": "Exemple",
    "prenom": "Noé",
    "naissance": "2008-05-17",
    "domicile-1-commune": "La Flèche",
    "domicile-1-libelle": "domicile",
}
# Who `full_person` puts on file, written another way.
KNOWN = NEW | {"nom": "EXEMPLE JP exemple", "prenom": "zoe", "naissance": "2009-03-14"}


def people(desk: Any) -> int:
    with desk.store.reading() as session:
        return session.scalar(select(func.count()).select_from(YoungPerson)) or 0


def test_a_file_holds_identity_home_and_referent(
    desk: Any, stored: Callable[..., Any], actions: Callable[[], Any]
) -> None:
    person_id = create_person(desk, NEW)
    assert stored("structure_id", person_id) == "ml-a"
    assert stored("referent_id", person_id) == "adv-a"
    assert [home.insee for home in stored("homes", person_id)] == ["72154"]
    assert read_file(desk, person_id).person.name == "Noé Exemple"
    assert ("adv-a", "create") in actions()
    assert stored("edited_fields", person_id) == "birth_date,family_name,given_name,homes"


def test_ids_are_random_and_hold_nothing_of_the_person(desk: Any) -> None:
    first = create_person(desk, NEW)
    second = create_person(desk, NEW | {"autre-personne": "oui"})
    assert first != second
    assert all(len(each) == 23 and each.startswith("jp-") for each in (first, second))


def test_all_mistakes_are_told_together_and_nothing_is_opened(desk: Any) -> None:
    with pytest.raises(EntryRefused) as refused:
        create_person(desk, {"nom": "...", "prenom": "", "naissance": "", "telephone": "1"})
    assert set(refused.value.mistakes) == {
        "nom",
        "prenom",
        "naissance",
        "telephone",
        "domicile-1-commune",
    }
    assert people(desk) == 1


def test_a_name_without_a_letter_is_refused_at_its_field(desk: Any) -> None:
    with pytest.raises(EntryRefused) as refused:
        create_person(desk, NEW | {"nom": "..."})
    assert set(refused.value.mistakes) == {"nom"}


def test_an_address_places_the_first_home_and_is_not_kept(
    desk: Any, stored: Callable[..., Any]
) -> None:
    placed = replace(desk, geocode=lambda _address: (47.7, -0.07))
    person_id = create_person(placed, NEW | {"domicile-1-adresse": "3 rue des Lilas"})
    assert [(home.lat, home.lng) for home in stored("homes", person_id)] == [(47.7, -0.07)]


def test_somebody_followed_here_is_shown_first_and_may_be_a_namesake(
    desk: Any, actions: Callable[[], Any]
) -> None:
    with pytest.raises(AlreadyFollowed) as found:
        create_person(desk, KNOWN)
    assert found.value.found == (Followed(PERSON, "Mission Locale A"),)
    assert people(desk) == 1
    assert ("adv-a", "found") in actions()
    create_person(desk, KNOWN | {"autre-personne": "oui"})
    assert people(desk) == 2


def test_of_somebody_followed_elsewhere_only_the_structure_is_told_and_it_is_logged(
    other_desk: Any, actions: Callable[[], Any]
) -> None:
    with pytest.raises(AlreadyFollowed) as found:
        create_person(other_desk, KNOWN)
    assert found.value.found == (Followed(None, "Mission Locale A"),)
    assert PERSON not in str(found.value)
    assert actions() == [("adv-b", "found")]


@pytest.mark.parametrize("role", [Role.EMPLOYER_OFFICER, Role.COORDINATOR, Role.ADMINISTRATOR])
def test_only_advisers_open_files(desk: Any, role: Role) -> None:
    with pytest.raises(RightMissing):
        create_person(replace(desk, viewer=viewer_of("x", role, "ml-a", "X")), NEW)
    assert people(desk) == 1


def test_the_console_cannot_choose_among_several_structures(desk: Any) -> None:
    with pytest.raises(NoStructure):
        create_person(replace(desk, viewer=CONSOLE), NEW)


def test_a_referent_is_an_account_that_exists(desk: Any, stored: Callable[..., Any]) -> None:
    person_id = create_person(replace(desk, viewer=adviser("adv-unknown")), NEW)
    assert stored("referent_id", person_id) is None
