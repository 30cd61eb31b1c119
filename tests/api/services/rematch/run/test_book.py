"""Is there ever more than one active run, or more than one process on it?"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from api.services.lasting.book import (
    SILENT,
    Mine,
    WorkStopped,
    beat,
    claim,
    end,
    finish,
    next_waiting,
)
from api.services.rematch.run.book import cancel_run
from api.services.rematch.run.work import Workshop
from api.services.viewer import CONSOLE
from models.enums import RunStatus
from models.errors import NotFound
from models.tables import RematchRun
from tests.api.services.rematch.conftest import NOON


def held(run_id: str, worker: str) -> Mine:
    return Mine(RematchRun, run_id, worker)


def test_eight_starts_at_once_give_one_run(ask: Callable[..., str]) -> None:
    with ThreadPoolExecutor(8) as pool:
        ids = set(pool.map(lambda _: ask(), range(8)))
    assert len(ids) == 1


def test_of_two_processes_one_works_on_a_run(shop: Workshop, ask: Callable[..., str]) -> None:
    run_id = ask()
    with ThreadPoolExecutor(4) as pool:
        won = list(pool.map(lambda n: claim(shop.store, held(run_id, f"w{n}"), NOON, {}), range(4)))
    assert sum(won) == 1


def test_a_run_whose_process_went_silent_is_taken_up_again(
    shop: Workshop, ask: Callable[..., str]
) -> None:
    run_id = ask()
    assert claim(shop.store, held(run_id, "dead"), NOON, {})
    for later, waits in ((SILENT, False), (SILENT + timedelta(seconds=1), True)):
        with shop.store.reading() as session:
            assert (next_waiting(session, RematchRun, NOON + later) == run_id) == waits
    assert claim(shop.store, held(run_id, "other"), NOON + SILENT + timedelta(seconds=1), {})
    with pytest.raises(WorkStopped, match="reprise"):
        beat(shop.store, held(run_id, "dead"), NOON)
    with shop.store.sessions.begin() as session, pytest.raises(WorkStopped):
        finish(session, held(run_id, "dead"), NOON, {})


def test_a_run_nobody_works_on_is_cancelled_at_once(
    shop: Workshop, ask: Callable[..., str]
) -> None:
    run_id = ask()
    cancel_run(shop.store, CONSOLE, run_id, NOON)
    with shop.store.reading() as session:
        run = session.get_one(RematchRun, run_id)
        assert (run.status, run.active) == (RunStatus.CANCELLED, None)
    assert ask() != run_id


def test_a_cancelled_run_cannot_be_finished(shop: Workshop, ask: Callable[..., str]) -> None:
    run_id = ask()
    claim(shop.store, held(run_id, "w"), NOON, {})
    cancel_run(shop.store, CONSOLE, run_id, NOON)
    with pytest.raises(WorkStopped, match="annulée"):
        beat(shop.store, held(run_id, "w"), NOON)
    with shop.store.sessions.begin() as session, pytest.raises(WorkStopped):
        finish(session, held(run_id, "w"), NOON, {})
    end(shop.store, held(run_id, "w"), NOON, None)
    with shop.store.reading() as session:
        assert session.get_one(RematchRun, run_id).status is RunStatus.CANCELLED


def test_a_run_that_is_not_there_cannot_be_cancelled(shop: Workshop) -> None:
    with pytest.raises(NotFound):
        cancel_run(shop.store, CONSOLE, "rm-none", NOON)
