"""Do readers and writers of both databases wait for each other, and is what failed gone?"""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker

from models.enums import NetworkKind
from models.store.engine import (
    make_engine,
    make_reading_sessions,
    make_sessions,
)
from models.tables import Network


def _network(key: str) -> Network:
    return Network(id=key, name="Réseau fictif", kind=NetworkKind.CMA)


def test_memory_keeps_its_rows_from_one_session_to_the_next() -> None:
    engine = make_engine("sqlite://")
    Network.metadata.create_all(engine)
    sessions = make_sessions(engine)
    with sessions.begin() as session:
        session.add(_network("one"))
    with sessions() as session:
        assert session.get(Network, "one") is not None
    engine.dispose()


def test_an_error_inside_a_transaction_leaves_nothing(sessions: sessionmaker[Session]) -> None:
    def fail_after_writing() -> None:
        with sessions.begin() as session:
            session.add(_network("half-done"))
            session.flush()
            raise RuntimeError("interrupted")

    with pytest.raises(RuntimeError, match="interrupted"):
        fail_after_writing()
    with sessions() as session:
        assert session.get(Network, "half-done") is None


def test_writers_that_read_first_wait_instead_of_failing(sessions: sessionmaker[Session]) -> None:
    def write(turn: int) -> None:
        with sessions.begin() as session:
            list(session.scalars(select(Network)))
            session.add(_network(f"network-{turn}"))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(24)))
    with sessions() as session:
        assert len(list(session.scalars(select(Network)))) == 24


def test_a_reader_does_not_wait_for_a_writer_and_sees_one_moment(engine: Engine) -> None:
    write, read = make_sessions(engine), make_reading_sessions(engine)
    with write.begin() as session:
        session.add(_network("before"))
    wrote, done = threading.Event(), threading.Event()

    def hold_the_lock() -> None:
        with write.begin() as session:
            session.add(_network("during"))
            session.flush()
            wrote.set()
            assert done.wait(60)

    writer = threading.Thread(target=hold_the_lock)
    writer.start()
    assert wrote.wait(60)
    with read() as session:
        assert [row.id for row in session.scalars(select(Network))] == ["before"]
        done.set()
        writer.join()
        session.expire_all()
        assert [row.id for row in session.scalars(select(Network))] == ["before"]
    with read() as session:
        assert len(list(session.scalars(select(Network)))) == 2


def test_a_reading_session_cannot_write_and_does_not_bind_the_next_writer(engine: Engine) -> None:
    with make_reading_sessions(engine)() as session:
        session.add(_network("sneaked-in"))
        with pytest.raises(SQLAlchemyError, match=r"read-?only"):
            session.flush()
    with make_sessions(engine).begin() as session:
        session.add(_network("rightly"))
