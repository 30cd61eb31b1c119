"""A market to measure on: the engine's own drawn country, ranked by the engine itself."""

from typing import Final

import numpy as np

from api.services.bench.drawn_country import drawn_ground, territories_of
from matcher.allocate import UNIT, Candidates, Rooms
from matcher.kernel.worth.priced import value_of_scores
from matcher.rematch.pairs import Pairs, best_scores, in_order
from matcher.rematch.territory import ListsAsked, forget_columns, lists_of

# Candidates a person, on average: who lives in the country has fewer, who lives in a town more.
CANDIDATES: Final = 50
MOST_PLACES: Final = 3
_OFFERS_A_PERSON: Final = 2.0
_LISTED: Final = 150


def france_market(people: int, seed: int, threads: int = 1) -> tuple[Candidates, Rooms]:
    """The contracts each person could be sent to, the best first, and the rooms."""
    offers = max(1, round(people * _OFFERS_A_PERSON))
    ground = drawn_ground(seed, offers)
    asked = ListsAsked(_LISTED, least_score=1, threads=threads)
    parts = [lists_of(ground, each, asked) for each in territories_of(seed, people, offers)]
    forget_columns()
    pairs = _best_few(in_order(parts), CANDIDATES * people)
    best = best_scores(pairs, people)
    value = value_of_scores(pairs.score, UNIT / np.maximum(best, 1)[pairs.person])
    rooms = Rooms(
        np.ones(people, dtype=np.int32),
        np.clip(ground.pool.offers.places, 1, MOST_PLACES).astype(np.int32),
        np.zeros(people, dtype=np.int64),
    )
    return Candidates(pairs.person, pairs.offer, value), rooms


def _best_few(pairs: Pairs, most: int) -> Pairs:
    """As many of everybody's best as make no more than so many pairs."""
    place = np.arange(len(pairs.person)) - np.searchsorted(pairs.person, pairs.person)
    few = np.searchsorted(np.cumsum(np.bincount(place, minlength=1)), most, side="right")
    return pairs.taken(place < few)
