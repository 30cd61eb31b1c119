"""How is a run done? Claimed, read, allocated, written whole in one transaction or not at all."""

import os
import socket
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from threading import Event, Thread
from time import monotonic
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

import numpy as np
import structlog

from api.clock import now as clock_now
from api.services.followup.lapse import lapse_unanswered
from api.services.open_store import Store
from api.services.ranking.snapshot import PoolSnapshots
from api.services.rematch.barriers import barriers_of
from api.services.rematch.book import RunStopped, beat, claim_run, end_run, finish_run, leave_run
from api.services.rematch.figures import figures_of
from api.services.rematch.in_full import Reading
from api.services.rematch.read_field import offer_rooms, read_field
from api.services.rematch.results import RunResult, write_result
from api.services.rematch.seekers import seekers
from api.services.rematch.spread import spread_over
from matcher.kernel.board import Judges
from matcher.rematch.field import Field, Play
from matcher.rematch.rounds import Found, best_for_all
from matcher.rematch.terms import Method, RunTerms, UrgencyWeights
from matcher.rematch.territory import Ground, forget_columns
from models.enums import RunScope
from models.store.pool_version import pool_version
from models.tables import RematchRun

if TYPE_CHECKING:
    from collections.abc import Iterator

log = structlog.get_logger()

_BEATS_EVERY: Final = 2.0
_TOLD_EVERY: Final = 0.3

# Hears how many people of how many are done.
Told = Callable[[int, int], None]


class WorkLeft(Exception):
    """The process ends before its run does."""


@dataclass(frozen=True)
class Workshop:
    """With what a process works on runs."""

    store: Store
    snapshots: PoolSnapshots
    now: Callable[[], datetime] = clock_now
    threads: int = 1
    # Where territories are ranked (`spread_over`); None: in this process.
    spread: str | None = None
    # Set when the process is about to end: its run goes back to whoever takes it up next.
    leaving: Event = field(default_factory=Event, compare=False)


def work_on(shop: Workshop, run_id: str, told: Told = lambda _done, _total: None) -> bool:
    """Do a run, unless another process does: whether it was done here.

    Raises RunStopped once cancelled; whatever else goes wrong is kept with the run and raised.
    """
    mine = (run_id, f"{socket.gethostname()}:{os.getpid()}:{uuid4().hex[:8]}")
    if not claim_run(shop.store, *mine, shop.now()):
        return False
    try:
        with spread_over(shop.spread), _beating(shop, mine):
            _do(shop, mine, told)
    except WorkLeft:
        leave_run(shop.store, mine)
        return False
    except (RunStopped, KeyboardInterrupt):
        end_run(shop.store, mine, shop.now(), None)
        raise
    except Exception as error:
        # The kind of the error only: its text may name a file.
        end_run(shop.store, mine, shop.now(), type(error).__name__)
        raise
    finally:
        forget_columns()
    return True


def _do(shop: Workshop, mine: tuple[str, str], told: Told) -> None:
    with shop.store.sessions.begin() as session:
        lapse_unanswered(session, session.get_one(RematchRun, mine[0]).today)
    with shop.store.reading() as session:
        run = session.get_one(RematchRun, mine[0])
        scope, terms, today = run.scope, terms_of(run.terms), run.today
        version = pool_version(session)
        pool = shop.snapshots.current(session, today)
        matcher = shop.snapshots.matcher
        everybody = seekers(session, scope, today)
        people = [each for each in everybody if each.call_first is None]
        progress = _Progress(shop, mine, len(people), told)
        judges = Judges(matcher.scorecard, matcher.rules, matcher.travel)
        ground = Ground(run.id, pool, judges, today)
        field, entered = read_field(session, people, Reading(ground, terms, progress.more))
        play = Play(field, ground, terms, progress.more, shop.threads)
        found = best_for_all(play)
        priced = _priced(play) if scope is RunScope.ALL else None
        to_call = [each for each in everybody if each.call_first is not None]
        result = RunResult(pool, entered, to_call, found, priced)
        read = (matcher, pool, today)
        barriers = barriers_of(session, result.alone, read, progress.more)
        result = replace(result, barriers=barriers)
        figures = figures_of(session, result, terms)
    inputs = {
        "pool_version": version,
        "scorecard_id": matcher.scorecard.scorecard_id,
        "people": entered.digest,
    }
    _write(shop, mine, result, {"figures": figures, "inputs": inputs})


def _write(shop: Workshop, mine: tuple[str, str], result: RunResult, told: dict[str, Any]) -> None:
    people = len(result.entered.people)
    done = {"people_done": people, "people_total": people, **told}
    with shop.store.sessions.begin() as session:
        finish_run(session, mine, shop.now(), done)
        write_result(session, mine[0], result)
    log.info("rematch_done", run=mine[0], people=people, served=told["figures"]["served"])


def _priced(play: Play) -> Found:
    """The allocation whose prices serve everyday lists: one each, on plain scores."""
    terms = play.terms.for_prices()
    field: Field = replace(
        play.field,
        urgency=np.ones(play.field.people),
        person_room=np.minimum(play.field.person_room, 1),
        offer_room=offer_rooms(play.ground.pool, terms),
    )
    return best_for_all(Play(field, play.ground, terms, lambda _: None, play.threads))


def terms_of(kept: dict[str, Any]) -> RunTerms:
    """The terms as a run keeps them."""
    urgency = UrgencyWeights(**kept["urgency"])
    return RunTerms(**{**kept, "urgency": urgency, "method": Method(kept["method"])})


class _Progress:
    """Says how many people are done, not too often."""

    def __init__(self, shop: Workshop, mine: tuple[str, str], total: int, told: Told) -> None:
        self._shop, self._mine, self._total, self._told = shop, mine, total, told
        self._done, self._last = 0, -_TOLD_EVERY

    def more(self, people: int) -> None:
        """So many people more were read; raises RunStopped, or WorkLeft when the process ends."""
        if self._shop.leaving.is_set():
            raise WorkLeft
        self._done = min(self._done + people, self._total)
        if monotonic() - self._last < _TOLD_EVERY:
            return
        self._last = monotonic()
        self._told(self._done, self._total)
        counts = {"people_done": self._done, "people_total": self._total}
        beat(self._shop.store, self._mine, self._shop.now(), counts)


@contextmanager
def _beating(shop: Workshop, mine: tuple[str, str]) -> "Iterator[None]":
    """While this goes on, others see that the process lives, whatever it computes."""
    over = Event()

    def beats() -> None:
        while not over.wait(_BEATS_EVERY):
            try:
                beat(shop.store, mine, shop.now())
            except RunStopped:
                # The work itself stops at its next step.
                return

    thread = Thread(target=beats, name="rematch-beat", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
