"""Do the migrations build exactly the tables of `models.tables`, on both databases?"""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, inspect, select, text

from models.enums import NetworkKind
from models.errors import SettingsError
from models.store.engine import make_engine, make_sessions
from models.store.schema import all_revisions, downgrade, upgrade
from models.store.version import current_revision, head_revision
from models.tables import Base, ColumnMapping, Home, Network, Structure, YoungPerson


def _reflected(engine: Engine) -> dict[str, Any]:
    found = inspect(engine)
    tables = [name for name in found.get_table_names() if name != "alembic_version"]
    return {
        name: {
            "columns": sorted(
                (column["name"], str(column["type"]), column["nullable"])
                for column in found.get_columns(name)
            ),
            "key": found.get_pk_constraint(name)["name"],
            "references": sorted(
                (key["name"], key["referred_table"], str(key["options"]))
                for key in found.get_foreign_keys(name)
            ),
            "checks": sorted(
                (check["name"], check["sqltext"]) for check in found.get_check_constraints(name)
            ),
            "indexes": sorted(
                (index["name"], index["column_names"], bool(index["unique"]))
                for index in found.get_indexes(name)
            ),
        }
        for name in tables
    }


def test_alembic_finds_nothing_to_add_to_the_migrations(engine: Engine) -> None:
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_migrated_tables_equal_the_declared_ones_down_to_names_and_checks(
    empty_database_url: str,
) -> None:
    engine = make_engine(empty_database_url)
    upgrade(engine)
    migrated = _reflected(engine)
    downgrade(engine)
    Base.metadata.create_all(engine)
    declared = _reflected(engine)
    engine.dispose()
    assert set(declared) == set(Base.metadata.tables)
    for name, table in declared.items():
        assert migrated[name] == table


def test_every_constraint_of_the_migrated_schema_is_named(engine: Engine) -> None:
    for name, table in _reflected(engine).items():
        named = [table["key"], *(row[0] for row in table["references"] + table["checks"])]
        assert all(named), name


def test_down_to_nothing_and_up_again_gives_the_same_schema(empty_database_url: str) -> None:
    engine = make_engine(empty_database_url)
    assert current_revision(engine) is None
    upgrade(engine)
    first = _reflected(engine)
    assert current_revision(engine) == head_revision()
    downgrade(engine)
    assert _reflected(engine) == {}
    assert current_revision(engine) is None
    upgrade(engine)
    assert _reflected(engine) == first
    engine.dispose()


def test_each_step_can_be_undone_alone(empty_database_url: str) -> None:
    engine = make_engine(empty_database_url)
    for _ in range(2):
        for step in all_revisions():
            upgrade(engine, step)
            assert current_revision(engine) == step
        for step in [*all_revisions()[-2::-1], "base"]:
            downgrade(engine, step)
    engine.dispose()


def test_widening_the_list_of_edited_facts_keeps_files_whole(empty_database_url: str) -> None:
    engine = make_engine(empty_database_url)
    upgrade(engine)
    long = ",".join(f"field_{number:03}" for number in range(60))
    with make_sessions(engine).begin() as session:
        session.add(Network(id="n", name="N", kind=NetworkKind.OTHER))
        session.flush()
        session.add(Structure(id="s", network_id="n", name="S"))
        session.flush()
        session.add(
            YoungPerson(
                id="jp-1", structure_id="s", birth_date=date(2008, 1, 1), edited_fields=long
            )
        )
        session.flush()
        session.add(Home(person_id="jp-1", insee="72181"))
    downgrade(engine, "0006")
    with engine.connect() as connection:
        kept = connection.scalar(text("SELECT edited_fields FROM young_person"))
    assert len(kept) <= 400
    assert long.startswith(kept + ",")
    upgrade(engine)
    with make_sessions(engine)() as session:
        person = session.get_one(YoungPerson, "jp-1")
        assert person.edited_fields == kept
        assert [home.insee for home in person.homes] == ["72181"]
    engine.dispose()


def test_mappings_of_columns_go_to_who_imported_from_their_source(empty_database_url: str) -> None:
    engine = make_engine(empty_database_url)
    upgrade(engine)
    at = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)
    with make_sessions(engine).begin() as session:
        session.add(Network(id="n", name="N", kind=NetworkKind.OTHER))
        session.flush()
        session.add_all(Structure(id=key, network_id="n", name=key) for key in ("a", "b", "c"))
        session.flush()
        born = date(2008, 1, 1)
        session.add(YoungPerson(id="j", structure_id="b", birth_date=born, source_name="cci"))
        for source in ("a", "cci"):
            meant = {"Code": source}
            session.add(ColumnMapping(kind="k", source_name=source, mapping=meant, saved_at=at))
    downgrade(engine, "0035")
    upgrade(engine)
    with make_sessions(engine)() as session:
        kept = session.scalars(select(ColumnMapping)).all()
    engine.dispose()
    assert {(each.source_name, each.structure_id) for each in kept} == {
        ("a", ""),
        ("a", "a"),
        ("cci", ""),
        ("cci", "b"),
    }
    assert all(each.saved_at == at and each.mapping == {"Code": each.source_name} for each in kept)


def test_a_failed_upgrade_leaves_the_database_as_it_was(empty_database_url: str) -> None:
    engine = make_engine(empty_database_url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE offer (already_here INTEGER)"))
    with pytest.raises(Exception, match="already exists"):
        upgrade(engine)
    assert inspect(engine).get_table_names() == ["offer"]
    engine.dispose()


def test_a_schema_at_its_newest_is_opened_while_somebody_writes(engine: Engine) -> None:
    """On SQLite whoever writes would be waited for, and a long import given up on."""
    with make_sessions(engine).begin() as session:
        session.add(Network(id="n", name="N", kind=NetworkKind.OTHER))
        session.flush()
        upgrade(engine)


def test_two_upgrades_at_once_build_one_schema(empty_database_url: str) -> None:
    def bring_up(_turn: int) -> str | None:
        engine = make_engine(empty_database_url)
        upgrade(engine)
        revision = current_revision(engine)
        engine.dispose()
        return revision

    with ThreadPoolExecutor(2) as pool:
        assert set(pool.map(bring_up, range(4))) == {head_revision()}


def test_a_server_that_does_not_answer_is_named_without_its_password() -> None:
    engine = make_engine("postgresql://someone:hush-hush@127.0.0.1:1/passerelle")
    with pytest.raises(SettingsError, match="ne répond pas") as refused:
        upgrade(engine)
    assert "127.0.0.1:1" in str(refused.value)
    assert "hush" not in str(refused.value)
