"""How long does the work list take, beside ranking everybody in the request?

With 400 and with 5,000 open files (copies of the demo's people), options settled: the
first page as the service gives it, and the rankings that it would otherwise wait for.
"""

import statistics
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from api.services.demo.load_demo import load_demo
from api.services.open_store import Store, open_store
from api.services.ranking.frames.person_frames import person_frames
from api.services.ranking.pool.snapshot import PoolSnapshots
from api.services.rules_known import rules_known
from api.services.viewer import CONSOLE
from api.services.worklist.asked import AskedList
from api.services.worklist.followed import read_followed
from api.services.worklist.options import OptionBook, _Kept
from api.services.worklist.work_list import Reader, work_list
from api.settings import Settings
from matcher.urgency import OptionSummary, Terms
from models.store.pool_version import pool_version
from models.tables import Base, YoungPerson

TODAY = date(2026, 11, 25)
RANKED = 40
READS = 15
PARTS = (YoungPerson.homes, YoungPerson.lifts, YoungPerson.wishes, YoungPerson.refusals)

pytestmark = pytest.mark.bench


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder: Path = tmp_path_factory.mktemp("demo")
    store = open_store(Settings(database_url=f"sqlite:///{folder / 'demo.sqlite'}"))
    load_demo(store.sessions, store.sealer, TODAY)
    yield store
    store.engine.dispose()


def test_the_work_list_beside_ranking_everybody(store: Store) -> None:
    ranking_ms = _one_ranking_ms(store)
    print("\nwork list, page one; median / worst ms of cpu time")
    for people in (400, 5000):
        _grow(store, people)
        median, worst = _list_ms(store)
        everybody = ranking_ms * people
        print(f"  {people} open files: {median:.0f} / {worst:.0f} (bar on the demo: 100)")
        print(f"    ranking everybody in the request: {everybody:.0f}, ×{everybody / median:.0f}")


def _list_ms(store: Store) -> tuple[float, float]:
    book = SettledBook(store, PoolSnapshots())
    reader = Reader(CONSOLE, store.sealer, book)
    with store.reading() as session:
        _settle(session, book)

        def read() -> None:
            found = work_list(session, reader, AskedList(), TODAY)
            assert found.options.missing == 0
            assert len(found.lines) == 25

        return _cpu_ms(read)


class SettledBook(OptionBook):
    """Keeps one summary for everybody without ranking: reading it costs what a real one does."""

    def _compute(self, today: date, ids: list[str]) -> None:
        which = YoungPerson.id.in_(ids)
        with self._store.reading() as session:
            version = pool_version(session)
            for each in read_followed(session, which, Terms.of(rules_known(), today)):
                self._kept[each.person_id] = _Kept(each.content, version, OptionSummary(3, 2))


def _settle(session: Session, book: OptionBook) -> None:
    """Everybody's options known, as they are once the thread has done its work."""
    terms = Terms.of(rules_known(), TODAY)
    people = read_followed(session, YoungPerson.id.is_not(None), terms)
    book.options_of(session, people, TODAY)
    assert book.wait(120)


def _grow(store: Store, people: int) -> None:
    """Copies of the demo's people, until there are so many."""
    parts = [selectinload(part) for part in PARTS]
    with store.sessions.begin() as session:
        rows = session.scalars(select(YoungPerson).options(*parts).order_by(YoungPerson.id)).all()
        for number in range(people - len(rows)):
            copy = _copy(rows[number % len(rows)], id=f"copy-{number:05d}")
            for part in PARTS:
                for child in getattr(rows[number % len(rows)], part.key):
                    getattr(copy, part.key).append(_copy(child, id=None, person_id=copy.id))
            session.add(copy)


def _copy[Row: Base](row: Row, **changed: object) -> Row:
    values = {column.key: getattr(row, column.key) for column in row.__table__.columns}
    return type(row)(**{**values, **changed})


def _one_ranking_ms(store: Store) -> float:
    snapshots = PoolSnapshots()
    with store.reading() as session:
        pool = snapshots.current(session, TODAY)
        rows = iter(session.scalars(select(YoungPerson).order_by(YoungPerson.id).limit(RANKED)))

        def rank() -> None:
            row = next(rows)
            snapshots.matcher.rank_one(person_frames(session, row), pool, TODAY)

        return _cpu_ms(rank, RANKED - 1)[0]


def _cpu_ms(run: Callable[[], None], times: int = READS) -> tuple[float, float]:
    run()
    taken = []
    for _ in range(times):
        start = time.process_time()
        run()
        taken.append(1000 * (time.process_time() - start))
    return statistics.median(taken), max(taken)
