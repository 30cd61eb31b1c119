"""What does an allocation bring, beside "each gets their own top few" and "the nearest few"?

All choose among the same pairs, each person gets as many suggestions, and the same happens after:
an employer looks at so many candidates a place, the best first, and as many sign as places and
candidates allow. Nothing else is supposed of who says yes.
"""

from dataclasses import dataclass

import numpy as np

from matcher.allocate import UNIT, Candidates, Rooms, allocate, market_of
from matcher.rematch.pairs import Ints, Longs, Pairs, in_order
from matcher.scorecard.sigmoid import PROBABILITY_UNIT
from models.protocols import UNKNOWN_MINUTES


@dataclass(frozen=True, slots=True)
class PolicyOutcome:
    """One policy. Shares 0–1 of the people; minutes to work of those matched, known ones."""

    policy: str
    people: int
    with_an_option: float
    matched: int
    median_minutes: float


@dataclass(frozen=True, slots=True)
class After:
    """What happens after any policy: people, suggestions each, places, and looks a place."""

    people: int
    suggestions: int
    places: Ints
    per_place: int


def compared_policies(chosen: Pairs, pairs: Pairs, after: After) -> list[PolicyOutcome]:
    """What was chosen of these pairs beside the two usual ways of choosing."""
    near = pairs.taken(np.lexsort((pairs.offer, -pairs.score, pairs.minutes, pairs.person)))
    return [
        _outcome("rematch", chosen, after),
        _outcome("own_top", pairs.taken(_first_few(pairs.person, after.suggestions)), after),
        _outcome("nearest", near.taken(_first_few(near.person, after.suggestions)), after),
    ]


def _first_few(person: Ints, few: int) -> Longs:
    return np.flatnonzero(np.arange(len(person)) - np.searchsorted(person, person) < few)


def _outcome(policy: str, chosen: Pairs, after: After) -> PolicyOutcome:
    seen = _looked_at(chosen, after.places * after.per_place)
    signed = _signed(seen, after)
    minutes = signed.minutes[signed.minutes != UNKNOWN_MINUTES]
    return PolicyOutcome(
        policy=policy,
        people=after.people,
        with_an_option=len(np.unique(seen.person)) / max(after.people, 1),
        matched=len(signed.person),
        median_minutes=float(np.median(minutes)) if len(minutes) else 0.0,
    )


def _looked_at(chosen: Pairs, room: Ints) -> Pairs:
    """What employers look at: the best of their candidates, as many as they have room for."""
    order = np.lexsort((chosen.person, -chosen.score, chosen.offer))
    by_offer = chosen.taken(order)
    nth = np.arange(len(order)) - np.searchsorted(by_offer.offer, by_offer.offer)
    return in_order([by_offer.taken(nth < room[by_offer.offer])])


def _signed(seen: Pairs, after: After) -> Pairs:
    """As many contracts as can be, one each; among as many, the best."""
    value = UNIT + seen.score * 1000 // PROBABILITY_UNIT**2
    rooms = Rooms(
        np.ones(after.people, dtype=np.int32),
        after.places.astype(np.int32),
        np.zeros(after.people, dtype=np.int64),
    )
    market = market_of(Candidates(seen.person, seen.offer, value), rooms)
    return seen.taken(allocate(market, seed=1).chosen)
