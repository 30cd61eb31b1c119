"""Killed at any moment, does a run leave anything but no result or a whole one?"""

import os
import random
import signal
import time
import warnings
from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select

from api.services.open_store import Store
from api.services.rematch.run.work import Workshop, work_on
from models.enums import RunScope, RunStatus
from models.store.engine import make_engine, make_reading_sessions, make_sessions
from models.tables import OfferPrice, RematchPerson, RematchRun, RematchSuggestion
from tests.api.services.rematch.conftest import NOON, suggested

KILLS = 20


def test_twenty_kills_never_leave_half_a_run(
    shop: Workshop, ask: Callable[..., str], database_url: str
) -> None:
    first = ask(RunScope.ALL)
    began = time.monotonic()
    assert work_on(shop, first)
    lasts = time.monotonic() - began
    with shop.store.reading() as session:
        whole = suggested(session, first)
    chance, later = random.Random(7), NOON + timedelta(hours=1)
    run_id = ask(RunScope.ALL, now=later)
    for turn in range(1, KILLS + 1):
        # Each next process finds the one before it long silent.
        moment = later + timedelta(minutes=turn)
        killed_after(chance.uniform(0, 1.3 * lasts), shop, database_url, (run_id, moment))
        if is_whole(shop, run_id, whole):
            forget_result(shop, run_id)
    ended = Workshop(shop.store, shop.snapshots, lambda: later + timedelta(hours=2))
    assert work_on(ended, run_id)
    assert is_whole(shop, run_id, whole)


def work_elsewhere(shop: Workshop, address: str, what: tuple[str, datetime]) -> None:
    run_id, moment = what
    engine = make_engine(address)
    store = Store(engine, make_sessions(engine), make_reading_sessions(engine), shop.store.sealer)
    work_on(Workshop(store, shop.snapshots, lambda: moment), run_id)


def killed_after(seconds: float, shop: Workshop, address: str, what: tuple[str, datetime]) -> None:
    """A process of its own works on the run and is killed, wherever it is by then."""
    with warnings.catch_warnings():
        # The child uses nothing that another thread of this process could hold.
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:  # pragma: no cover
        try:
            work_elsewhere(shop, address, what)
        finally:
            os._exit(0)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def is_whole(shop: Workshop, run_id: str, whole: object) -> bool:
    """Whether there is a result: then it is all of it; else there is nothing of it."""
    with shop.store.reading() as session:
        run = session.get_one(RematchRun, run_id)
        people = session.scalar(
            select(func.count()).select_from(RematchPerson).where(RematchPerson.run_id == run_id)
        )
        found = suggested(session, run_id)
    if run.status is RunStatus.DONE:
        assert found == whole
        assert people == run.figures["people"] + run.figures["to_call"]
        return True
    assert run.failure is None
    assert (run.status in (RunStatus.QUEUED, RunStatus.RUNNING), people, found) == (True, 0, [])
    return False


def forget_result(shop: Workshop, run_id: str) -> None:
    """Ask for the same run anew, so that the next kill meets one under way."""
    with shop.store.sessions.begin() as session:
        for table in (RematchPerson, RematchSuggestion, OfferPrice):
            session.execute(delete(table).where(table.run_id == run_id))
        run = session.get_one(RematchRun, run_id)
        run.status, run.active = RunStatus.QUEUED, "yes"
