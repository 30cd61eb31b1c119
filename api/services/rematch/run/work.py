"""How is a run done? Claimed, read, allocated, written whole in one transaction or not at all."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from threading import Event
from typing import Any

import numpy as np
import structlog

from api.clock import now as clock_now
from api.services.followup.proposals.lapse import lapse_unanswered
from api.services.lasting.beats import Pace
from api.services.lasting.book import Bench, Mine, WorkLeft, finish
from api.services.lasting.take_up import take_up
from api.services.open_store import Store
from api.services.ranking.pool.snapshot import PoolSnapshots
from api.services.rematch.reading.in_full import Reading
from api.services.rematch.reading.read_field import offer_rooms, read_field
from api.services.rematch.reading.seekers import seekers
from api.services.rematch.run.barriers import barriers_of
from api.services.rematch.run.chosen import chosen_for
from api.services.rematch.run.figures import figures_of
from api.services.rematch.run.results import RunResult, write_result
from api.services.rematch.run.spread import spread_over
from matcher.kernel.board import Judges
from matcher.rematch.field import Field, Play
from matcher.rematch.rounds import Found, best_for_all
from matcher.rematch.terms import Method, RunTerms, UrgencyWeights
from matcher.rematch.territory import Ground, forget_columns
from models.enums import RunScope
from models.store.pool_version import pool_version
from models.tables import RematchRun

log = structlog.get_logger()

# Hears how many people of how many are done.
Told = Callable[[int, int], None]


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

    Raises WorkStopped once cancelled; whatever else goes wrong is kept with the run and raised.
    """

    def do(mine: Mine) -> None:
        try:
            with spread_over(shop.spread):
                _do(shop, mine, told)
        finally:
            forget_columns()

    bench = Bench(shop.store, shop.now, shop.leaving)
    return take_up(bench, (RematchRun, run_id), "people_done", do, refusals_are_told=False)


def _do(shop: Workshop, mine: Mine, told: Told) -> None:
    with shop.store.sessions.begin() as session:
        lapse_unanswered(session, session.get_one(RematchRun, mine.id).today)
    with shop.store.reading() as session:
        run = session.get_one(RematchRun, mine.id)
        scope, terms, today = run.scope, terms_of(run.terms), run.today
        version = pool_version(session)
        pool = shop.snapshots.current(session, today)
        matcher = shop.snapshots.matcher
        everybody = seekers(session, scope, today, chosen_for(session, run.id))
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


def _write(shop: Workshop, mine: Mine, result: RunResult, told: dict[str, Any]) -> None:
    people = len(result.entered.people)
    done = {"people_done": people, "people_total": people, **told}
    with shop.store.sessions.begin() as session:
        finish(session, mine, shop.now(), done)
        write_result(session, mine.id, result)
    log.info("rematch_done", run=mine.id, people=people, served=told["figures"]["served"])


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

    def __init__(self, shop: Workshop, mine: Mine, total: int, told: Told) -> None:
        self._leaving, self._total, self._told = shop.leaving, total, told
        self._pace, self._done = Pace(shop.store, mine, shop.now), 0

    def more(self, people: int) -> None:
        """So many people more were read; raises WorkStopped, or WorkLeft when the process ends."""
        if self._leaving.is_set():
            raise WorkLeft
        self._done = min(self._done + people, self._total)
        if self._pace.is_due():
            self._told(self._done, self._total)
            self._pace.tell({"people_done": self._done, "people_total": self._total})
