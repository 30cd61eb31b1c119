"""What is the matcher told of a young person's earlier contracts and stays?"""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.services.ranking.frames.person_frames import person_frames
from models.enums import OfferKind
from models.tables import Employer, Network, Placement, Structure, YoungPerson


@pytest.fixture
def person(session: Session) -> YoungPerson:
    """Somebody with a contract that was to last two years and broke after a month."""
    rows: list[list[Any]] = [
        [Network(id="ml", name="ML", kind="mission_locale")],
        [Structure(id="ml-a", network_id="ml", name="A"), Employer(id="e", legal_name="E")],
        [YoungPerson(id="rural-17", structure_id="ml-a", birth_date=date(2008, 1, 1))],
        [
            Placement(
                id="broken",
                kind=OfferKind.APPRENTICESHIP,
                person_id="rural-17",
                employer_id="e",
                rome="D1102",
                starts_on=date(2026, 9, 1),
                ends_on=date(2028, 8, 31),
                ruptured_on=date(2026, 10, 2),
            )
        ],
    ]
    for each in rows:
        session.add_all(each)
        session.flush()
    return session.scalars(select(YoungPerson)).one()


def test_a_broken_contract_ended_on_its_rupture(session: Session, person: YoungPerson) -> None:
    (stay,) = person_frames(session, person)["stays"].to_dict("records")
    assert (stay["ends_on"].date(), stay["ruptured"]) == (date(2026, 10, 2), True)


def test_one_placement_can_be_left_out(session: Session, person: YoungPerson) -> None:
    assert person_frames(session, person, without="broken")["stays"].empty
    assert len(person_frames(session, person, without="other")["stays"]) == 1
