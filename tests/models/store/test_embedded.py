"""Is the embedded database a file in WAL mode, whose writers wait for each other for so long?"""

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from models.errors import SettingsError
from models.store import embedded
from models.store.engine import check_reachable, make_engine


def test_the_folder_of_a_sqlite_file_is_made(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path / 'a' / 'b' / 'c.sqlite'}")
    check_reachable(engine)
    engine.dispose()
    assert (tmp_path / "a" / "b" / "c.sqlite").is_file()


def test_a_folder_that_cannot_be_made_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SettingsError, match="dossier"):
        make_engine(f"sqlite:///{tmp_path / 'file' / 'c.sqlite'}")


def test_an_embedded_file_is_in_wal_mode_with_foreign_keys(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path / 'x.sqlite'}")
    with engine.connect() as connection:
        assert connection.scalar(text("PRAGMA journal_mode")) == "wal"
        assert connection.scalar(text("PRAGMA foreign_keys")) == 1
        assert connection.scalar(text("PRAGMA secure_delete")) == 1
        assert connection.scalar(text("PRAGMA busy_timeout")) == 15_000
    engine.dispose()


def test_a_new_file_that_another_process_holds_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "x.sqlite"
    holder = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    holder.execute("CREATE TABLE t (x)")
    holder.execute("BEGIN EXCLUSIVE")
    release = threading.Timer(0.3, holder.execute, ["COMMIT"])
    release.start()
    engine = make_engine(f"sqlite:///{path}")
    check_reachable(engine)
    release.join()
    engine.dispose()
    holder.close()


def test_a_writer_who_waited_long_enough_is_told_and_may_write_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedded, "BUSY_TIMEOUT_MS", 30)
    engine = make_engine(f"sqlite:///{tmp_path / 'x.sqlite'}")
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE t (x)"))
    with closing(sqlite3.connect(tmp_path / "x.sqlite", isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        with pytest.raises(OperationalError, match="locked"), engine.begin():
            pass
        holder.execute("ROLLBACK")
    with engine.begin() as connection:
        assert connection.scalar(text("PRAGMA busy_timeout")) == 30
        connection.execute(text("INSERT INTO t VALUES (1)"))
    engine.dispose()
