"""Is a forgotten person gone from every table, while the employer's history stays the same?"""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import String, cast, inspect, or_, select
from sqlalchemy.orm import Session

from api.services.history_counts import history
from api.services.rights.forget_person import forget_person
from api.services.rights.person_rows import rows_of
from api.services.viewer import viewer_of
from models.enums import Role
from models.errors import NotFound
from models.store.pool_version import pool_version
from models.tables import Base, FileView, PastPlacement

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
VIEWER = viewer_of("adv-a", Role.ADVISER, "ml-a", "A")


def _tables_that_say(session: Session, text: str) -> set[str]:
    found = set()
    for table in Base.metadata.sorted_tables:
        says = or_(*(cast(column, String).contains(text) for column in table.columns))
        if session.execute(select(table).where(says)).first() is not None:
            found.add(table.name)
    return found


def test_nothing_but_the_log_of_views_names_the_person(
    session: Session, full_person: Callable[[str], Any]
) -> None:
    full_person("rural-17")
    assert len(_tables_that_say(session, "rural-17")) > 8
    forget_person(session, "rural-17", VIEWER, NOW)
    assert _tables_that_say(session, "rural-17") == {"file_view"}


def test_the_log_keeps_who_saw_the_file_and_who_had_it_forgotten(
    session: Session, full_person: Callable[[str], Any]
) -> None:
    full_person("rural-17")
    forget_person(session, "rural-17", VIEWER, NOW)
    views = session.scalars(select(FileView).order_by(FileView.id)).all()
    assert [(view.action, view.viewer_id) for view in views] == [
        ("read", "adv-a"),
        ("forget", "adv-a"),
    ]
    assert views[-1].seen_at == NOW


def test_every_table_that_points_to_a_person_is_cleared() -> None:
    cleared = {table.__tablename__ for table, _ in rows_of("anyone")}
    pointing = {
        table.name
        for table in Base.metadata.sorted_tables
        if "person_id" in table.columns
        or any(
            key.column.table.name in {"young_person", "proposal", "placement"}
            # What is told of an offer stays, and points nowhere any more.
            and key.ondelete != "SET NULL"
            for key in table.foreign_keys
        )
    }
    assert pointing <= cleared


def test_the_report_counts_the_rows_of_each_table(
    session: Session, full_person: Callable[[str], Any]
) -> None:
    full_person("rural-17")
    report = forget_person(session, "rural-17", VIEWER, NOW)
    assert report.deleted == {
        "young_person": 1,
        "identity": 1,
        "audit_attribute": 1,
        "home": 1,
        "lift": 1,
        "journey_correction": 1,
        "wish": 1,
        "refusal": 1,
        "proposal": 1,
        "placement": 2,
        "rupture_case": 1,
        "rematch_chosen": 1,
        "rematch_person": 1,
        "rematch_suggestion": 1,
        "shared_profile": 1,
        "list_seen": 1,
        "owner_request": 1,
        "order_override": 1,
        "outcome": 2,
        "import_conflict": 2,
        "geocoded_address": 1,
    }
    assert report.cells_kept == 2
    printed = report.lines()
    assert printed[0] == "Jeune rural-17 : oublié. Supprimé :"
    assert "  contrats et PMSMP : 2" in printed
    assert "Historique des employeurs : 2 comptes anonymes complétés" in printed


def test_another_person_keeps_everything(
    session: Session, full_person: Callable[[str], Any]
) -> None:
    full_person("rural-17")
    others = [(type(row), inspect(row).identity) for row in full_person("car-22")]
    forget_person(session, "rural-17", VIEWER, NOW)
    assert all(session.get(table, key) is not None for table, key in others)


def test_the_employers_history_is_the_same_before_and_after(
    session: Session, full_person: Callable[[str], Any]
) -> None:
    full_person("rural-17")
    full_person("car-22")
    before = history(session, NOW.date())
    assert before
    for person_id in ("rural-17", "car-22"):
        forget_person(session, person_id, VIEWER, NOW)
        assert history(session, NOW.date()) == before


def test_what_stays_holds_counts_and_a_year_only(
    session: Session, full_person: Callable[[str], Any]
) -> None:
    full_person("rural-17")
    forget_person(session, "rural-17", VIEWER, NOW)
    rows = session.scalars(select(PastPlacement).order_by(PastPlacement.kind)).all()
    kept = [
        (row.kind, row.uai, row.year, row.proposed, row.signed, row.placed, row.held_6m)
        for row in rows
    ]
    assert kept == [
        ("apprenticeship", "0720001A", 2025, 1, 1, 1, 1),
        ("pmsmp", "", 2025, 0, 0, 1, 1),
    ]
    kinds = {str(column.type) for column in PastPlacement.__table__.columns}
    assert not kinds & {"DATE", "DATETIME", "TIMESTAMP"}


def test_forgetting_twice_says_that_nobody_is_there(
    session: Session, full_person: Callable[[str], Any]
) -> None:
    full_person("rural-17")
    forget_person(session, "rural-17", VIEWER, NOW)
    with pytest.raises(NotFound, match="Jeune introuvable : rural-17"):
        forget_person(session, "rural-17", VIEWER, NOW)


def test_a_rollback_brings_everything_back(
    session: Session, full_person: Callable[[str], Any]
) -> None:
    full_person("rural-17")
    session.commit()
    forget_person(session, "rural-17", VIEWER, NOW)
    session.rollback()
    assert len(_tables_that_say(session, "rural-17")) > 8
    assert session.scalars(select(PastPlacement)).all() == []


def test_the_pool_is_read_again_since_competition_changed(
    session: Session, full_person: Callable[[str], Any]
) -> None:
    full_person("rural-17")
    before = pool_version(session)
    forget_person(session, "rural-17", VIEWER, NOW)
    assert pool_version(session) > before


# PostgreSQL keeps old pages until its own vacuum.
