"""What share of proposals would be signed, had the first offer of another order been proposed?

Doubly robust: a model says what each answer would be, and the proposals that agree with the other
order, weighed by how unlikely they were, mend it. Right when either model is; both are fitted on
other people than those they speak of. Where too few proposals agree, nothing is told.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.stats import t

from matcher.learn.measures import Interval
from matcher.learn.selection.answering import fitted_answering
from matcher.learn.selection.choosing import fitted_choosing
from matcher.learn.selection.lists import PastLists, Places

type Numbers = NDArray[np.float64]

# Own choices: fewer proposals that agree, counted by their weights, tell nothing …
LEAST_EFFECTIVE: Final = 50.0
# … nor does an order whose first offers were hardly ever proposed, on more than a tenth of lists.
RARE: Final = 0.02
MOST_RARE: Final = 0.1
# A fit on fewer lists is no fit.
LEAST_LISTS: Final = 200
_FOLDS: Final = 5
_SEED: Final = 20261126
_SURE: Final = 0.975


@dataclass(frozen=True)
class Overlap:
    """How far past proposals speak of the other order.

    `agreeing`: proposals of its first offer; `effective`: what they are worth once weighed;
    `rare`: share of lists whose first offer had a chance below `RARE` to be proposed.
    """

    lists: int
    agreeing: int
    effective: float
    rare: float

    @property
    def is_enough(self) -> bool:
        """Whether a value may be told."""
        return (
            self.lists >= LEAST_LISTS
            and self.effective >= LEAST_EFFECTIVE
            and self.rare <= MOST_RARE
        )


@dataclass(frozen=True)
class Value:
    """Shares signed, with intervals; None where the overlap is too thin.

    `done`: as was proposed; `other`: had the other order's first been; `gain`: by how much that is
    more; `naive`: among the proposals that agree, as they are.
    """

    overlap: Overlap
    done: Interval
    naive: Interval
    other: Interval | None
    gain: Interval | None


def value_of_first(lists: PastLists, first: Places) -> Value:
    """The value of proposing the offer at these places, one a list."""
    agrees = lists.chosen == first
    done = by_person(lists.answer, lists.person)
    naive = by_person(lists.answer[agrees], lists.person[agrees])
    if len(np.unique(lists.person)) < _FOLDS or len(lists) < LEAST_LISTS:
        return Value(Overlap(len(lists), int(agrees.sum()), 0.0, 1.0), done, naive, None, None)
    chance, said_first, said_chosen = _nuisances(lists, first)
    weight = agrees / chance
    overlap = Overlap(
        lists=len(lists),
        agreeing=int(agrees.sum()),
        effective=float(weight.sum() ** 2 / max((weight**2).sum(), 1e-12)),
        rare=float((chance < RARE).mean()),
    )
    if not overlap.is_enough:
        return Value(overlap, done, naive, None, None)
    each = said_first + weight * (lists.answer - said_chosen)
    gain = by_person(each - lists.answer, lists.person)
    return Value(overlap, done, naive, by_person(each, lists.person), gain)


def by_person(values: Numbers, person: Places) -> Interval:
    """Their mean, and its interval with one person's values taken together."""
    n = len(values)
    people, whose = np.unique(person, return_inverse=True)
    mean = float(values.mean()) if n else float("nan")
    if len(people) < 2:
        return Interval(mean, float("nan"), float("nan"))
    of_person = np.bincount(whose, values - mean)
    spread = np.sqrt((of_person**2).sum() * len(people) / (len(people) - 1)) / n
    half = float(t.ppf(_SURE, len(people) - 1) * spread)
    return Interval(mean, mean - half, mean + half)


def _nuisances(lists: PastLists, first: Places) -> tuple[Numbers, Numbers, Numbers]:
    """Of each list: chance that `first` was proposed, answers expected to it and to the chosen."""
    people, whose = np.unique(lists.person, return_inverse=True)
    fold = np.random.default_rng(_SEED).permutation(len(people))[whose] % _FOLDS
    rows = np.arange(len(lists))
    at_first, at_chosen = lists.facts_at(first), lists.facts_at(lists.chosen)
    chance, said_first, said_chosen = (np.empty(len(lists)) for _ in range(3))
    for number in range(_FOLDS):
        own = fold == number
        others = lists.where(~own)
        choosing = fitted_choosing(others)
        answering = fitted_answering(at_chosen[~own], others.answer)
        chance[own] = choosing.chances(lists.where(own))[np.arange(own.sum()), first[rows[own]]]
        said_first[own] = answering.chances(at_first[own])
        said_chosen[own] = answering.chances(at_chosen[own])
    return chance, said_first, said_chosen
