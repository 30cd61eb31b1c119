"""How long do ranking and allocation of a whole country take together, and how sure is the result?

Timed: the pool's columns, every ranking, every auction, until the certificate over all eligible
pairs. Not timed: drawing the country and reading its frames into columns of people.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from api.services.bench.drawn_country import TODAY, drawn_ground, territories_of
from api.services.bench.memory import peak_rss_mb
from api.services.ranking.compiling import compile_notice
from api.services.rules_known import rules_known
from matcher.allocate import UNIT, allocate
from matcher.kernel.worth.priced import PLAIN, Prices
from matcher.rematch.field import Field, Play
from matcher.rematch.merged import merged, new_among
from matcher.rematch.pairs import no_pairs
from matcher.rematch.rounds import best_for_all
from matcher.rematch.terms import run_terms
from matcher.rematch.territory import ListsAsked, forget_columns, keep_columns, lists_of

type Step = Callable[[str, int], None]


@dataclass(frozen=True)
class RematchBench:
    """How many people and offers of a seed, on so many threads."""

    people: int
    offers: int
    threads: int
    seed: int


@dataclass(frozen=True)
class RematchMeasured:
    """`gap`: over all eligible pairs. `pairs`: those looked at in the end."""

    people: int
    offers: int
    seconds: float
    value: float
    upper_bound: float
    gap: float
    rounds: int
    pairs: int
    served: int
    peak_rss_mb: float
    threads: int


def bench_rematch(asked: RematchBench, step: Step) -> RematchMeasured:
    """One suggestion each, no bonus, places as drawn; `step` hears what is done."""
    step("Tirage du territoire", 0)
    ground = drawn_ground(asked.seed, asked.offers)
    territories = list(territories_of(asked.seed, asked.people, asked.offers))
    for each in territories:
        keep_columns(ground, each)
        step("Lecture des jeunes", 0)
    terms = run_terms(rules_known(), TODAY, suggestions=1, per_place=1, bonus=0.0, floor=0.0)
    field = Field(
        whole=no_pairs(),
        territories=territories,
        urgency=np.ones(asked.people),
        person_room=np.ones(asked.people, dtype=np.int32),
        offer_room=ground.pool.offers.places.astype(np.int32),
    )
    play = Play(field, ground, terms, lambda done: step("Répartition", done), asked.threads)
    _warm_up(play, step)
    start = time.perf_counter()
    found = best_for_all(play)
    seconds = time.perf_counter() - start
    forget_columns()
    return RematchMeasured(
        people=asked.people,
        offers=asked.offers,
        seconds=seconds,
        value=found.value / UNIT,
        upper_bound=found.bound / UNIT,
        gap=found.gap,
        rounds=found.rounds,
        pairs=len(found.pairs.person),
        served=len(found.chosen),
        peak_rss_mb=peak_rss_mb(),
        threads=asked.threads,
    )


def _warm_up(play: Play, step: Step) -> None:
    """Every compiled part once, on one person: loaded, or compiled where it never was."""
    step(compile_notice() or "Préparation", 0)
    free = Prices(np.zeros_like(play.field.offer_room, dtype=np.int64), np.ones(1), 0, 0)
    for prices in (PLAIN, free):
        one = ListsAsked(1, 0, play.threads, np.zeros(1, dtype=np.int64), prices)
        few = lists_of(play.ground, play.field.territories[0], one)
    merged(few, new_among(few, few))
    allocate(play.market(few, play.weights(few)), play.terms.seed)
