"""Does the demo load whole, again in place of itself, and never beside real records?"""

from datetime import date, timedelta
from hashlib import sha256

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session, sessionmaker

from api.services.demo.emptied import EMPTIED
from api.services.demo.load_demo import RealRecordsFound, demo_loaded_on, load_demo
from api.services.history_counts import history, past_of
from api.services.open_store import Store
from models.enums import NetworkKind
from models.store.pool_version import pool_version
from models.store.sealing import Sealer
from models.tables import (
    AuditAttribute,
    Base,
    Employer,
    Home,
    Identity,
    Network,
    Offer,
    Outcome,
    Placement,
    Structure,
    Wish,
    YoungPerson,
)

TODAY, LATER = date(2026, 11, 22), date(2027, 3, 1)
Sessions = sessionmaker[Session]


@pytest.fixture
def loaded(demo_still: Store) -> Sessions:
    """Sessions on the demo of `TODAY`, loaded once; its tests change nothing."""
    return demo_still.reading


def checksum(session: Session) -> str:
    digest = sha256()
    for model in (YoungPerson, Home, Wish, Employer, Offer, Placement, Outcome, AuditAttribute):
        columns = [
            column
            for column in model.__table__.columns
            if not (column.primary_key and column.type.python_type is int)
        ]
        rows = [str(tuple(row)) for row in session.execute(select(*columns))]
        digest.update("\n".join(sorted(rows)).encode())
    return digest.hexdigest()


def count(session: Session, table: type[Base]) -> int:
    return session.scalar(select(func.count()).select_from(table)) or 0


def test_the_demo_loads_and_another_day_s_stands_in_its_place_unless_real_records_have_come(
    sessions: Sessions, sealer: Sealer, loaded: Sessions
) -> None:
    told: list[tuple[str, int]] = []
    report = load_demo(sessions, sealer, LATER, on_progress=lambda *step: told.append(step))
    assert dict(told).pop("facts_of_proposals") > 500
    assert dict(told).items() > report.counts.items()
    assert (report.counts["young_people"], report.counts["employers"]) == (400, 900)
    with sessions.begin() as session:
        version = pool_version(session)
        assert demo_loaded_on(session) == LATER
        assert session.get_one(YoungPerson, "rural-17").birth_date == date(2009, 11, 1)
        # The next number the database gives must still be free.
        session.add(Home(person_id="rural-17", insee="72216"))
    load_demo(sessions, sealer, TODAY)
    with sessions.begin() as session, loaded() as other:
        # Nothing stays of what stood before: it is the demo that another database was given new.
        assert checksum(session) == checksum(other)
        assert pool_version(session) == version + 1
        assert demo_loaded_on(session) == TODAY
        session.add(Employer(id="real", legal_name="Une vraie maison"))
    with pytest.raises(RealRecordsFound):
        load_demo(sessions, sealer, TODAY)
    with sessions() as session:
        assert count(session, Employer) == 901


def test_foreign_keys_hold(loaded: Sessions) -> None:
    with loaded() as session:
        assert session.execute(text("PRAGMA foreign_keys")).scalar() == 1
        assert session.execute(text("PRAGMA foreign_key_check")).all() == []


def test_the_day_of_the_demo_is_remembered(loaded: Sessions) -> None:
    with loaded() as session:
        assert demo_loaded_on(session) == TODAY


def test_identities_are_sealed_and_found(loaded: Sessions, demo_still: Store) -> None:
    sealer = demo_still.sealer
    with loaded() as session:
        assert count(session, Identity) == count(session, YoungPerson) == 400
        row = session.get_one(Identity, "rural-17")
        birth = session.get_one(YoungPerson, "rural-17").birth_date
    opened = sealer.open(row.sealed)
    assert opened.family_name == "EXEMPLE-001"
    assert opened.representative
    assert b"EXEMPLE" not in row.sealed
    assert row.lookup_hash == sealer.lookup_hash("Exemple 001", opened.given_name, birth)
    assert row.name_hash == sealer.name_hash("EXEMPLE-001")


def test_history_counts_read_the_demo(loaded: Sessions) -> None:
    with loaded() as session:
        cells = history(session, TODAY)
    followed = sum(cell.followed_6m for key, cell in cells.items() if key.kind == "apprenticeship")
    held = sum(cell.held_6m for key, cell in cells.items() if key.kind == "apprenticeship")
    assert followed > 1000
    assert 0.8 < held / followed < 0.95
    assert sum(cell.proposed for cell in cells.values()) > 1000
    assert all(cell.signed <= cell.proposed for cell in cells.values())


def test_the_past_read_once_tells_of_any_earlier_day(loaded: Sessions) -> None:
    days = [TODAY - timedelta(days=n) for n in (0, 1, 100, 400, 700, 1500)]
    with loaded() as session:
        past = past_of(session, TODAY)
        known = [past.known_on(day) for day in days]
        assert known == [history(session, day) for day in days]
    assert len({sum(each.signed for each in cells.values()) for cells in known}) > 4


def test_real_records_are_never_replaced(sessions: Sessions, sealer: Sealer) -> None:
    with sessions.begin() as session:
        session.add(Employer(id="real", legal_name="Une vraie maison"))
    with pytest.raises(RealRecordsFound, match=r"1 dans « employer ».*DATABASE_URL"):
        load_demo(sessions, sealer, TODAY)
    with sessions() as session:
        assert count(session, Employer) == 1
        assert count(session, YoungPerson) == 0


def test_a_network_of_somebody_is_not_removed(sessions: Sessions, sealer: Sealer) -> None:
    with sessions.begin() as session:
        session.add(Network(id="ours", name="Le nôtre", kind=NetworkKind.OTHER))
    with pytest.raises(RealRecordsFound, match="network"):
        load_demo(sessions, sealer, TODAY)


def test_nothing_is_written_when_loading_fails(sessions: Sessions, sealer: Sealer) -> None:
    def stop(name: str, _count: int) -> None:
        if name == "offers":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load_demo(sessions, sealer, TODAY, on_progress=stop)
    with sessions() as session:
        assert [count(session, table) for table in (Structure, Employer, YoungPerson)] == [0, 0, 0]
        assert demo_loaded_on(session) is None


def test_every_table_that_refers_to_the_demo_is_emptied_with_it() -> None:
    emptied = {table.__tablename__ for table in EMPTIED}
    for table in Base.metadata.tables.values():
        if {key.column.table.name for key in table.foreign_keys} & emptied:
            assert table.name in emptied
