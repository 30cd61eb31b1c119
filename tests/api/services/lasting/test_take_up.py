"""Work that is taken up ends in one of five ways, and its row says which."""

from collections.abc import Callable
from datetime import UTC, datetime
from threading import Event

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

from api.services.lasting.book import Bench, Mine, WorkLeft, WorkStopped, finish
from api.services.lasting.take_up import LONGEST_TOLD, take_up
from api.services.learning.trainings import ask_training
from api.services.open_store import Store
from api.services.viewer import CONSOLE
from models.enums import RunStatus
from models.errors import NotFound
from models.store.engine import make_reading_sessions
from models.store.sealing import Sealer
from models.tables import ScorecardTraining

NOON = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)

type Asked = tuple[type[ScorecardTraining], str]


@pytest.fixture
def bench(engine: Engine, sessions: sessionmaker[Session]) -> Bench:
    store = Store(engine, sessions, make_reading_sessions(engine), Sealer("k" * 43))
    return Bench(store, lambda: NOON, Event())


@pytest.fixture
def asked(bench: Bench) -> Asked:
    return ScorecardTraining, ask_training(bench.store, CONSOLE, NOON.date(), NOON)[0]


def ended(bench: Bench, asked: Asked) -> tuple[RunStatus, str | None]:
    with bench.store.reading() as session:
        row = session.get_one(*asked)
        return row.status, row.failure


def raising(error: BaseException) -> Callable[[Mine], None]:
    def do(_: Mine) -> None:
        raise error

    return do


def test_work_that_is_done_is_not_taken_up_again(bench: Bench, asked: Asked) -> None:
    def do(mine: Mine) -> None:
        with bench.store.sessions.begin() as session:
            finish(session, mine, NOON, {"steps_done": 3})

    assert take_up(bench, asked, "steps_done", do)
    assert ended(bench, asked) == (RunStatus.DONE, None)
    assert not take_up(bench, asked, "steps_done", raising(AssertionError()))


def test_a_process_that_ends_gives_its_work_back(bench: Bench, asked: Asked) -> None:
    assert not take_up(bench, asked, "steps_done", raising(WorkLeft()))
    assert ended(bench, asked) == (RunStatus.QUEUED, None)


@pytest.mark.parametrize("stop", [WorkStopped("annulée"), KeyboardInterrupt()])
def test_work_that_is_stopped_ends_cancelled(
    bench: Bench, asked: Asked, stop: BaseException
) -> None:
    with pytest.raises(type(stop)):
        take_up(bench, asked, "steps_done", raising(stop))
    assert ended(bench, asked) == (RunStatus.CANCELLED, None)


def test_a_refusal_is_kept_as_far_as_its_row_holds_it(bench: Bench, asked: Asked) -> None:
    refusal = NotFound("Grille", "g" * 1000)
    assert take_up(bench, asked, "steps_done", raising(refusal))
    assert ended(bench, asked) == (RunStatus.FAILED, str(refusal)[:LONGEST_TOLD])


@pytest.mark.parametrize("error", [ValueError("a name"), NotFound("Jeune", "a name")])
def test_what_is_not_told_is_kept_by_its_kind_and_raised(
    bench: Bench, asked: Asked, error: Exception
) -> None:
    with pytest.raises(type(error)):
        take_up(bench, asked, "steps_done", raising(error), refusals_are_told=False)
    assert ended(bench, asked) == (RunStatus.FAILED, type(error).__name__)
