"""Are runs taken up by themselves, and given back when the process ends?"""

import time
from collections.abc import Callable
from datetime import time as hour

from sqlalchemy import select

from api.services.rematch.run.desk import RunDesk
from api.services.rematch.run.work import Workshop, work_on
from models.enums import RunScope, RunStatus
from models.tables import RematchRun

PATIENCE = 60.0


def status_of(shop: Workshop, run_id: str) -> RunStatus:
    with shop.store.reading() as session:
        return session.get_one(RematchRun, run_id).status


def test_a_run_asked_for_is_taken_up_and_done(shop: Workshop, ask: Callable[..., str]) -> None:
    run_id, desk = ask(), RunDesk(shop)
    desk.wake()
    began = time.monotonic()
    while status_of(shop, run_id) is not RunStatus.DONE and time.monotonic() - began < PATIENCE:
        time.sleep(0.1)
    desk.stop()
    assert status_of(shop, run_id) is RunStatus.DONE


def test_a_process_that_ends_gives_its_run_back(shop: Workshop, ask: Callable[..., str]) -> None:
    run_id = ask()
    shop.leaving.set()
    assert not work_on(shop, run_id)
    assert status_of(shop, run_id) is RunStatus.QUEUED
    shop.leaving.clear()
    assert work_on(shop, run_id)


def test_each_night_a_run_over_all_is_asked_for(shop: Workshop) -> None:
    RunDesk(shop, hour(3, 30)).ask_nightly()
    with shop.store.reading() as session:
        (run,) = session.scalars(select(RematchRun)).all()
    assert (run.scope, run.status) == (RunScope.ALL, RunStatus.DONE)
