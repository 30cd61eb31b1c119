"""Do both databases give back the same moment, and refuse the same words?"""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError, StatementError
from sqlalchemy.orm import Session

from models.enums import NetworkKind
from models.tables import Base, FileView, Network, Structure, YoungPerson


def test_a_moment_comes_back_in_utc_from_any_zone(session: Session) -> None:
    paris = timezone(timedelta(hours=2))
    session.add(
        FileView(
            person_id="p",
            viewer_id="v",
            action="read",
            seen_at=datetime(2026, 5, 4, 1, 30, tzinfo=paris),
        )
    )
    session.commit()
    session.expire_all()
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SET TIME ZONE 'America/Cayenne'"))
    seen_at = session.scalars(select(FileView.seen_at)).one()
    assert seen_at.isoformat() == "2026-05-03T23:30:00+00:00"


def test_a_moment_without_a_zone_is_refused(session: Session) -> None:
    session.add(
        FileView(person_id="p", viewer_id="v", action="read", seen_at=datetime(2026, 5, 4))  # noqa: DTZ001
    )
    with pytest.raises(StatementError, match="time zone"):
        session.flush()


def test_a_word_outside_its_list_is_refused_by_the_database_itself(session: Session) -> None:
    insert = text("INSERT INTO network (id, name, kind) VALUES ('n', 'N', :kind)")
    session.execute(insert, {"kind": "cma"})
    session.commit()
    with pytest.raises(IntegrityError, match="ck_network_kind"):
        session.execute(insert, {"kind": "chamber"})


@pytest.mark.parametrize(
    ("minutes", "accepted"), [(-1, False), (0, True), (240, True), (241, False)]
)
def test_a_travel_limit_lies_between_0_and_240_minutes(
    session: Session, minutes: int, accepted: bool
) -> None:
    session.add(Network(id="n", name="N", kind=NetworkKind.CMA))
    session.flush()
    session.add(Structure(id="s", network_id="n", name="S"))
    session.flush()
    person = YoungPerson(
        id="p", structure_id="s", birth_date=date(2009, 3, 14), max_minutes_employer=minutes
    )
    session.add(person)
    if accepted:
        session.flush()
    else:
        with pytest.raises(IntegrityError, match="max_minutes_employer_0_to_240"):
            session.flush()


def test_every_row_of_the_registers_says_where_it_came_from() -> None:
    with_provenance = {
        table.name for table in Base.metadata.sorted_tables if "source_key" in table.columns
    }
    assert with_provenance == {
        "structure",
        "course",
        "young_person",
        "employer",
        "offer",
        "proposal",
        "placement",
        "outcome",
        "rupture_case",
    }


def test_a_row_is_stamped_when_it_changes(session: Session) -> None:
    session.add(Network(id="n", name="N", kind=NetworkKind.CMA))
    session.flush()
    old = datetime(2020, 1, 1, tzinfo=UTC)
    structure = Structure(id="s", network_id="n", name="S", updated_at=old)
    session.add(structure)
    session.flush()
    assert structure.updated_at == old
    structure.name = "T"
    session.flush()
    assert structure.updated_at > old
