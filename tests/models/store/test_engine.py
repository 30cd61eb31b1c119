"""Do both databases keep the same promises to writers and readers?"""

import sys
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import Session

from models.errors import SettingsError
from models.store.engine import (
    check_reachable,
    erase_old_pages,
    make_engine,
)
from models.tables import Home


@pytest.mark.parametrize(
    "address",
    ["", "nonsense", "mysql://root@localhost/base", "oracle://x", "postgresql+psycopg2://h/b"],
)
def test_an_unusable_address_says_what_is_expected(address: str) -> None:
    with pytest.raises(SettingsError, match=r"DATABASE_URL.*postgresql://"):
        make_engine(address)


def test_an_unreadable_address_is_not_repeated_since_it_may_hold_a_password() -> None:
    with pytest.raises(SettingsError) as refused:
        make_engine("postgresql://someone:hush-hush@host:not-a-port/base")
    assert "hush" not in str(refused.value)


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_the_spellings_of_a_postgresql_address_are_accepted(scheme: str) -> None:
    engine = make_engine(f"{scheme}://someone@host/base")
    assert engine.dialect.driver == "psycopg"


def test_a_file_that_is_no_database_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "notes.sqlite").write_text("ceci n'est pas une base" * 100)
    engine = make_engine(f"sqlite:///{tmp_path / 'notes.sqlite'}")
    with pytest.raises(SettingsError, match="pas lisible"):
        check_reachable(engine)
    engine.dispose()


def test_without_its_driver_postgresql_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(SettingsError, match=r"pip install .passerelle\[postgres\]"):
        make_engine("postgresql://someone@host/base")


def test_a_row_that_points_nowhere_is_refused(session: Session) -> None:
    session.add(Home(person_id="nobody", insee="72181"))
    with pytest.raises(IntegrityError):
        session.flush()


def test_a_refused_row_is_not_printed_with_the_error(session: Session) -> None:
    session.add(Home(person_id="nobody", insee="72181", label="chez Exemple"))
    with pytest.raises(IntegrityError) as refused:
        session.flush()
    assert "Exemple" not in str(refused.value)


def test_erasing_old_pages_empties_the_write_ahead_log(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path / 'x.sqlite'}")
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE t (x TEXT)"))
    assert (tmp_path / "x.sqlite-wal").stat().st_size > 0
    erase_old_pages(engine)
    assert (tmp_path / "x.sqlite-wal").stat().st_size == 0
    engine.dispose()


def test_a_database_in_a_folder_without_rights_is_named(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path}")
    with pytest.raises(SettingsError, match="ne répond pas") as refused:
        check_reachable(engine)
    assert isinstance(refused.value.__cause__, OperationalError)
