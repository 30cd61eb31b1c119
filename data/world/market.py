"""Who gets which place when many are proposed? Attention and places are limited."""

from enum import StrEnum

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from data.world.firms import Firms
from data.world.openings import Openings

type Rows = NDArray[np.int64]
type Texts = NDArray[np.object_]


class Answer(StrEnum):
    """What became of a proposal."""

    SIGNED = "signed"
    DECLINED_BY_EMPLOYER = "declined_by_employer"
    NO_ANSWER = "no_answer"
    PLACE_GONE = "place_gone"
    DECLINED_BY_YOUNG_PERSON = "declined_by_young_person"


def answers_to(
    rng: Generator,
    asked: tuple[Rows, Rows, NDArray[np.float64], NDArray[np.float64]],
    openings: Openings,
    firms: Firms,
) -> Texts:
    """The answer to each proposal of a month: `asked` is person, offer, chance, liking.

    Employers look at the first few; those they want get the places in the order of asking; a young
    person who may go to several takes the one they like best, one contract and one PMSMP.
    """
    person, offer, chance, liking = asked
    n = len(person)
    answer = np.full(n, Answer.DECLINED_BY_EMPLOYER, dtype=object)
    order = rng.permutation(n)
    turn = place_in_group(offer, order)
    unseen = turn >= firms.attention[openings.firm[offer]]
    answer[unseen] = Answer.NO_ANSWER
    wanted = ~unseen & (rng.random(n) < chance)
    some = np.flatnonzero(wanted)
    first = place_in_group(offer[some], np.argsort(turn[some], kind="stable"))
    has_place = first < openings.places[offer[some]]
    answer[some[~has_place]] = Answer.PLACE_GONE
    offered = some[has_place]
    kind = openings.is_pmsmp[offer[offered]].astype(np.int64)
    best = place_in_group(2 * person[offered] + kind, np.argsort(-liking[offered], kind="stable"))
    answer[offered] = np.where(best == 0, Answer.SIGNED, Answer.DECLINED_BY_YOUNG_PERSON)
    return answer


def place_in_group(group: Rows, order: Rows) -> Rows:
    """How many of one's group come before oneself when all stand in this order."""
    ordered = group[order]
    by_group = np.argsort(ordered, kind="stable")
    sorted_group = ordered[by_group]
    starts = np.flatnonzero(np.diff(sorted_group, prepend=-1))
    since = np.arange(len(group)) - np.repeat(starts, np.diff(starts, append=len(group)))
    out = np.empty(len(group), dtype=np.int64)
    out[order[by_group]] = since
    return out
