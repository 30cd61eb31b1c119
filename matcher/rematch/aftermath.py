"""What did an allocation do? To whom contested places went, and what each gave up to others."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from matcher.allocate import UNIT
from matcher.kernel.worth.priced import value_of_scores
from matcher.rematch.pairs import Longs, best_scores
from matcher.rematch.rounds import Found
from matcher.scorecard.sigmoid import PROBABILITY_UNIT

# Of offers given to others, so many are told.
MOST_TOLD: Final = 3
# Well placed for an offer: whose value of it comes this near to what it costs, or above.
_NEAR_ENOUGH: Final = 0.9


@dataclass(frozen=True)
class Totals:
    """Sums over all suggestions: of scores (0–1), and of scores in parts of each one's best."""

    raw: float
    relative: float


@dataclass(frozen=True)
class GroupShare:
    """One group of people: how many take part, are served, and hold contested places."""

    group: str
    people: int
    served: int
    contested: int


def values_of(found: Found) -> NDArray[np.int64]:
    """What every pair looked at is worth, in `UNIT`s."""
    return value_of_scores(found.pairs.score, found.weight[found.pairs.person])


def totals_of(found: Found) -> Totals:
    """Both totals, whichever the run maximised."""
    chosen = found.pairs.taken(found.chosen)
    best = best_scores(found.pairs, len(found.weight))
    relative = chosen.score / np.maximum(best[chosen.person], 1)
    return Totals(float((chosen.score / PROBABILITY_UNIT**2).sum()), float(relative.sum()))


def shares_of(found: Found, groups: Sequence[str]) -> list[GroupShare]:
    """Who is served and who holds contested places, by the group of each person."""
    chosen = found.pairs.taken(found.chosen)
    names = np.array(groups, dtype=object)
    served = np.zeros(len(names), dtype=np.bool_)
    served[chosen.person] = True
    contested = chosen.person[found.prices[chosen.offer] > 0]
    return [
        GroupShare(
            group,
            int((names == group).sum()),
            int(served[names == group].sum()),
            int((names[contested] == group).sum()),
        )
        for group in sorted(set(groups))
    ]


def given_up(found: Found) -> dict[int, list[int]]:
    """By person, rows of pairs better for them than the last they got, which others were given.

    The best first, a few at most; somebody who got nothing gave up their best.
    """
    pairs, value = found.pairs, values_of(found)
    is_chosen = np.zeros(len(pairs.person), dtype=np.bool_)
    is_chosen[found.chosen] = True
    least = np.full(len(found.weight), np.iinfo(np.int64).max)
    np.minimum.at(least, pairs.person[found.chosen], value[found.chosen])
    least[least == np.iinfo(np.int64).max] = 0
    dear = found.prices[pairs.offer] > 0
    rows = np.flatnonzero(~is_chosen & dear & (value > least[pairs.person]))
    told: defaultdict[int, list[int]] = defaultdict(list)
    for row in rows.tolist():
        person = int(pairs.person[row])
        if len(told[person]) < MOST_TOLD:
            told[person].append(row)
    return dict(told)


def wanted_by(found: Found, offers: int) -> Longs:
    """By offer, how many people are well placed for it: those who have it and those it was near."""
    pairs = found.pairs
    near = values_of(found) >= _NEAR_ENOUGH * found.prices[pairs.offer]
    return np.bincount(pairs.offer[near], minlength=offers).astype(np.int64)


def points_of(prices: Longs) -> NDArray[np.float64]:
    """Prices of a run on raw scores, in points of 100."""
    return 100 * prices / UNIT
