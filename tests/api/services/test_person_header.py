"""What stands at the head of a young person's pages, and for whom?"""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from api.services.person_header import age_on, person_header
from api.services.persons import person_by_id
from api.services.viewer import viewer_of
from models.enums import Role
from models.store.sealing import Sealer

TODAY = date(2026, 11, 22)
ADVISER = viewer_of("adv-a", Role.ADVISER, "ml-a", "A")


def test_name_age_stage_and_communes_of_a_file(
    session: Session, sealer: Sealer, full_person: Callable[[str], Any]
) -> None:
    full_person("rural-17")
    person = person_by_id(session, "rural-17")
    header = person_header(session, sealer, ADVISER, person, TODAY)
    assert header.person_id == "rural-17"
    assert header.name == "Zoé Exemple-rural-17"
    assert header.age == age_on(person.birth_date, TODAY)
    assert header.stage == person.stage
    assert header.communes == ("Le Mans",)
    assert not header.closed
    assert header.name not in repr(header)


@pytest.mark.parametrize(
    "viewer",
    [
        viewer_of("adv-b", Role.ADVISER, "ml-b", "B"),
        viewer_of("adm", Role.ADMINISTRATOR, "ml-a", "C"),
    ],
)
def test_the_name_is_for_the_referents_structure_and_whoever_reads_files(
    session: Session, sealer: Sealer, full_person: Callable[[str], Any], viewer: Any
) -> None:
    full_person("rural-17")
    person = person_by_id(session, "rural-17")
    assert person_header(session, sealer, viewer, person, TODAY).name is None


def test_without_identity_there_is_no_name(
    session: Session, sealer: Sealer, add_person: Callable[..., Any]
) -> None:
    person = add_person("rural-17")
    assert person_header(session, sealer, ADVISER, person, TODAY).name is None


@pytest.mark.parametrize(
    ("day", "minor"), [(date(2026, 11, 21), True), (date(2026, 11, 22), False)]
)
def test_majority_comes_on_the_eighteenth_birthday(
    session: Session, sealer: Sealer, add_person: Callable[..., Any], day: date, minor: bool
) -> None:
    person = add_person("rural-17")
    person.birth_date = date(2008, 11, 22)
    assert person_header(session, sealer, ADVISER, person, day).minor is minor


@pytest.mark.parametrize(("day", "age"), [(date(2026, 2, 28), 17), (date(2026, 3, 1), 18)])
def test_born_on_29_february_a_year_older_on_1_march(day: date, age: int) -> None:
    assert age_on(date(2008, 2, 29), day) == age
