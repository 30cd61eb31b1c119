"""Does a run end whole or not at all, and what does a later one say of it?"""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from api.services.lasting.book import WorkStopped
from api.services.rematch.run.book import cancel_run
from api.services.rematch.run.work import Workshop, work_on
from api.services.rematch.told.document import run_document, run_named
from api.services.viewer import CONSOLE
from models.enums import (
    RunStatus,
)
from models.store.pool_version import bump_pool_version
from models.tables import (
    Offer,
    RematchPerson,
    RematchRun,
)
from tests.api.services.rematch.conftest import CASES, NOON, Sent


def test_figures_hold_the_certificate_and_who_gets_contested_places(
    shop: Workshop, sent: Callable[..., Sent]
) -> None:
    sent()
    with shop.store.reading() as session:
        run = run_named(session, CONSOLE, None)
        figures, inputs = run.figures, run.inputs
    assert figures["value"] <= figures["upper_bound"]
    assert figures["gap"] <= 0.0005
    assert sum(share["people"] for share in figures["by_group"]["home"]) == CASES
    assert sum(share["people"] for share in figures["by_group"]["level"]) == CASES
    assert set(inputs) == {"pool_version", "scorecard_id", "people"}


def test_a_later_run_says_what_was_kept_new_and_lost_and_why(
    shop: Workshop, ask: Callable[..., str]
) -> None:
    first = ask(now=NOON)
    work_on(shop, first)
    with shop.store.sessions.begin() as session:
        session.get_one(Offer, "offer-1").places = 0
        bump_pool_version(session)
    second = ask(now=NOON + timedelta(hours=1))
    work_on(shop, second)
    with shop.store.reading() as session:
        run = run_named(session, CONSOLE, second)
        compared = run_document(session, CONSOLE, run, NOON)["compared"]
    assert compared["run_id"] == first
    assert compared["lost_because"]["offer_gone"] == 3
    assert compared["kept"] + compared["new"] > 0


def test_a_cancelled_run_leaves_no_result(shop: Workshop, ask: Callable[..., str]) -> None:
    run_id = ask()

    def cancel(_done: int, _total: int) -> None:
        cancel_run(shop.store, CONSOLE, run_id, NOON)

    with pytest.raises(WorkStopped):
        work_on(shop, run_id, cancel)
    assert left_by(shop, run_id) == (RunStatus.CANCELLED, 0)


def test_a_run_that_fails_says_so_and_leaves_no_result(
    shop: Workshop, ask: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object) -> None:
        raise MemoryError

    monkeypatch.setattr("api.services.rematch.run.work.write_result", fail)
    run_id = ask()
    with pytest.raises(MemoryError):
        work_on(shop, run_id)
    assert left_by(shop, run_id) == (RunStatus.FAILED, 0)


def left_by(shop: Workshop, run_id: str) -> tuple[str, int]:
    with shop.store.reading() as session:
        run = session.get_one(RematchRun, run_id)
        people = select(RematchPerson).where(RematchPerson.run_id == run_id)
        return run.status, len(session.scalars(people).all())
