"""What does a re-match bring, beside "each gets their own top three" and "the three nearest"?

All three choose among the same pairs, each person gets as many suggestions, and the same happens
after: an employer looks at so many candidates a place, the best first, and as many sign as places
and candidates allow. Nothing else is supposed of who says yes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np

from api.services.open_store import Store
from api.services.ranking.snapshot import PoolSnapshots
from api.services.rematch.in_full import Reading
from api.services.rematch.read_field import read_field
from api.services.rematch.seekers import seekers
from api.services.rules_known import rules_known
from matcher.allocate import UNIT, Candidates, Rooms, allocate, market_of
from matcher.kernel.board import Judges
from matcher.rematch.field import Play
from matcher.rematch.pairs import Longs, Pairs, in_order
from matcher.rematch.rounds import best_for_all
from matcher.rematch.terms import run_terms
from matcher.rematch.territory import Ground, forget_columns
from matcher.scorecard.sigmoid import PROBABILITY_UNIT
from models.enums import RunScope
from models.protocols import UNKNOWN_MINUTES

# More offers than anybody of the demo has: everybody is read in full.
_EVERYTHING: Final = 500


@dataclass(frozen=True, slots=True)
class PolicyOutcome:
    """One policy. Shares 0–1 of the people; minutes to work of those matched, known ones."""

    policy: str
    people: int
    with_an_option: float
    matched: int
    median_minutes: float


def compare_policies(
    store: Store, snapshots: PoolSnapshots, today: date, threads: int = 1
) -> list[PolicyOutcome]:
    """The three policies on everybody of these records who looks for a contract."""
    with store.reading() as session:
        people = [each for each in seekers(session, RunScope.ALL, today) if not each.call_first]
        pool, matcher = snapshots.current(session, today), snapshots.matcher
        judges = Judges(matcher.scorecard, matcher.rules, matcher.travel)
        ground = Ground("policies", pool, judges, today)
        terms = run_terms(rules_known(), today)
        field, _ = read_field(session, people, Reading(ground, terms, lambda _: None))
    play = Play(field, ground, terms, lambda _: None, threads)
    found = best_for_all(play)
    lists = play.longer_lists(np.ones(field.people, dtype=np.bool_), _EVERYTHING)
    pairs = in_order([field.whole, lists])
    forget_columns()
    return [
        _outcome(name, chosen, play)
        for name, chosen in (
            ("rematch", found.pairs.taken(found.chosen)),
            *_others(pairs, terms.suggestions),
        )
    ]


def _others(pairs: Pairs, suggestions: int) -> Iterator[tuple[str, Pairs]]:
    yield "own_top", pairs.taken(_first_few(pairs.person, suggestions))
    near = pairs.taken(np.lexsort((pairs.offer, -pairs.score, pairs.minutes, pairs.person)))
    yield "nearest", near.taken(_first_few(near.person, suggestions))


def _first_few(person: np.ndarray, few: int) -> Longs:
    starts = np.searchsorted(person, person)
    return np.flatnonzero(np.arange(len(person)) - starts < few)


def _outcome(policy: str, chosen: Pairs, play: Play) -> PolicyOutcome:
    people, places = play.field.people, play.ground.pool.offers.places
    seen = _looked_at(chosen, places * play.terms.per_place)
    signed = _signed(seen, people, places)
    minutes = signed.minutes[signed.minutes != UNKNOWN_MINUTES]
    return PolicyOutcome(
        policy=policy,
        people=people,
        with_an_option=len(np.unique(seen.person)) / people if people else 0.0,
        matched=len(signed.person),
        median_minutes=float(np.median(minutes)) if len(minutes) else 0.0,
    )


def _looked_at(chosen: Pairs, room: np.ndarray) -> Pairs:
    """What employers look at: the best of their candidates, as many as they have room for."""
    order = np.lexsort((chosen.person, -chosen.score, chosen.offer))
    by_offer = chosen.taken(order)
    nth = np.arange(len(order)) - np.searchsorted(by_offer.offer, by_offer.offer)
    return in_order([by_offer.taken(nth < room[by_offer.offer])])


def _signed(seen: Pairs, people: int, places: np.ndarray) -> Pairs:
    """As many contracts as can be, one each; among as many, the best."""
    value = UNIT + seen.score * 1000 // PROBABILITY_UNIT**2
    rooms = Rooms(
        np.ones(people, dtype=np.int32), places.astype(np.int32), np.zeros(people, dtype=np.int64)
    )
    order = np.lexsort((seen.offer, -value, seen.person))
    sorted_pairs = seen.taken(order)
    market = market_of(Candidates(sorted_pairs.person, sorted_pairs.offer, value[order]), rooms)
    return sorted_pairs.taken(allocate(market, seed=1).chosen)
