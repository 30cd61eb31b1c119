"""How long does a structure wait for its plan of calls, beside reckoning it at each view?

For a Mission Locale and for a chamber, which prospects for everybody's young people: a plan seen
again, the next one after a contact by any network, and one reckoned from nothing.
"""

import statistics
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from api.services.demo.load_demo import load_demo
from api.services.noting import Noting
from api.services.open_store import Store, open_store
from api.services.prospection.calls.contacts import Contact, note_contact
from api.services.prospection.plan.book import PlanBook
from api.services.prospection.plan.whom_to_call import PlanRequest, call_plan
from api.services.ranking.pool.snapshot import PoolSnapshots
from api.services.viewer import CONSOLE, viewer_of
from api.settings import Settings
from models.enums import ContactAnswer, ContactChannel, Role, WhyDespite

TODAY = date(2026, 11, 25)
VIEWS = 15
OTHER = viewer_of("dev-cma-lemans", Role.EMPLOYER_OFFICER, "cma-lemans", "x")

pytestmark = pytest.mark.bench


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder: Path = tmp_path_factory.mktemp("demo")
    opened = open_store(Settings(database_url=f"sqlite:///{folder / 'demo.sqlite'}"))
    load_demo(opened.sessions, opened.sealer, TODAY)
    yield opened
    opened.engine.dispose()


@pytest.mark.parametrize("structure", ["ml-lemans", "cma-lemans"])
def test_a_kept_plan_beside_one_reckoned_at_each_view(store: Store, structure: str) -> None:
    snapshots = PoolSnapshots()
    book = PlanBook(snapshots)
    first = _plan(store, book, structure)
    again = _cpu_ms(lambda: _plan(store, book, structure))
    after = _cpu_ms(lambda: _plan(store, book, structure), lambda: _call(store, first))
    afresh = _cpu_ms(lambda: _plan(store, PlanBook(snapshots), structure))
    print(
        f"\n{structure}: median ms of cpu time: seen again {again:.0f}, after a contact "
        f"{after:.0f}, reckoned at each view {afresh:.0f} (×{afresh / again:.1f} as long)"
    )
    assert again < afresh


def _plan(store: Store, book: PlanBook, structure: str) -> dict[str, object]:
    return call_plan(store, book, PlanRequest(structure, CONSOLE, TODAY, 10))


def _call(store: Store, plan: dict[str, object]) -> None:
    calls = plan["calls"]
    assert isinstance(calls, list)
    called = calls[-1]["employer_id"]
    contact = Contact(
        called, ContactChannel.EMAIL, ContactAnswer.TO_DO, why_despite=WhyDespite.EMPLOYER_CALLED
    )
    note_contact(store, Noting(OTHER, TODAY, datetime.now(UTC)), contact)


def _cpu_ms(run: Callable[[], object], before: Callable[[], None] = lambda: None) -> float:
    taken = []
    for _ in range(VIEWS):
        before()
        start = time.process_time()
        run()
        taken.append(1000 * (time.process_time() - start))
    return statistics.median(taken)
