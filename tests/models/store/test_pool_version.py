"""Does the pool's number grow with every change, even with two writers?"""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session, sessionmaker

from models.store.pool_version import bump_pool_version, pool_version
from models.tables import PoolVersion


def test_a_new_database_is_at_zero(session: Session) -> None:
    assert pool_version(session) == 0


def test_each_change_gives_the_next_number_and_its_moment(session: Session) -> None:
    assert [bump_pool_version(session), bump_pool_version(session)] == [1, 2]
    assert pool_version(session) == 2
    row = session.get_one(PoolVersion, 1)
    assert row.changed_at is not None
    assert abs((datetime.now(UTC) - row.changed_at).total_seconds()) < 60


def test_a_change_that_is_rolled_back_does_not_count(sessions: sessionmaker[Session]) -> None:
    with sessions() as session:
        bump_pool_version(session)
        session.rollback()
        assert pool_version(session) == 0


def test_a_database_without_the_row_gets_it(session: Session) -> None:
    session.execute(delete(PoolVersion))
    assert pool_version(session) == 0
    assert bump_pool_version(session) == 1
    assert pool_version(session) == 1


def test_no_change_is_lost_between_writers(sessions: sessionmaker[Session]) -> None:
    def change(_turn: int) -> int:
        with sessions.begin() as session:
            return bump_pool_version(session)

    with ThreadPoolExecutor(4) as pool:
        given = list(pool.map(change, range(40)))
    assert sorted(given) == list(range(1, 41))
