"""How long do twenty who write at once wait for each other, beside SQLite's own wait?"""

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Barrier
from time import monotonic, sleep

import pytest
from sqlalchemy import text

from models.store.embedded import BUSY_TIMEOUT_MS
from models.store.engine import make_engine

pytestmark = pytest.mark.bench

WRITERS, ROUNDS, HELD_S = 20, 20, 0.005
ADD = "UPDATE counter SET value = value + 1"


def test_a_line_of_writers_beside_sqlite_s_own_wait(tmp_path: Path) -> None:
    usual = _took(_new_file(tmp_path / "usual.sqlite"), _by_the_driver)
    ours = _took(_new_file(tmp_path / "ours.sqlite"), _by_our_engine)
    print(
        f"\n{WRITERS} writers at once, {ROUNDS} rounds, {1000 * HELD_S:.0f} ms each: SQLite's own "
        f"wait {usual / ours:.1f} times as long; ours {ours / (WRITERS * ROUNDS * HELD_S):.1f} "
        "times the writing itself"
    )
    assert ours < usual


def _new_file(path: Path) -> Path:
    engine = make_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE counter (value INTEGER)"))
        connection.execute(text("INSERT INTO counter VALUES (0)"))
    engine.dispose()
    return path


def _took(path: Path, write: Callable[[Path, Barrier], None]) -> float:
    together = Barrier(WRITERS)
    began = monotonic()
    with ThreadPoolExecutor(WRITERS) as writers:
        list(writers.map(write, [path] * WRITERS, [together] * WRITERS))
    took = monotonic() - began
    with closing(sqlite3.connect(path)) as driver:
        assert driver.execute("SELECT value FROM counter").fetchone() == (WRITERS * ROUNDS,)
    return took


def _by_our_engine(path: Path, together: Barrier) -> None:
    engine = make_engine(f"sqlite:///{path}")
    for _ in range(ROUNDS):
        together.wait(60)
        with engine.begin() as connection:
            connection.exec_driver_sql(ADD)
            sleep(HELD_S)
    engine.dispose()


def _by_the_driver(path: Path, together: Barrier) -> None:
    with closing(sqlite3.connect(path, BUSY_TIMEOUT_MS / 1000, isolation_level=None)) as driver:
        driver.execute("PRAGMA synchronous=NORMAL")
        for _ in range(ROUNDS):
            together.wait(60)
            driver.execute("BEGIN IMMEDIATE")
            driver.execute(ADD)
            sleep(HELD_S)
            driver.execute("COMMIT")
