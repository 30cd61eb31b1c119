"""In which order do pairs stand? Score, employer minutes, CFA minutes, distance, offer id.

The order is total: it never depends on the machine, the threads, or the order of the input.
"""

from collections import Counter

import numpy as np
from numpy.typing import NDArray

from matcher.columns.offers import KINDS
from matcher.pairs import Pairs
from matcher.rank.score import Scores
from models.enums import OfferKind, Stage
from models.protocols import UNKNOWN_MINUTES

# Which kind of offer a person's stage calls for first.
FIRST_KIND = {
    Stage.NO_PROJECT: OfferKind.PMSMP,
    Stage.TO_CONFIRM: OfferKind.PMSMP,
    Stage.READY_TO_SIGN: OfferKind.APPRENTICESHIP,
}


def merged(pairs: Pairs, scores: Scores, rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """Rows best first, both kinds woven by rank; spread over fields when there is no wish."""
    ordered = best_first(pairs, scores, rows)
    if not pairs.person.wishes:
        return varied(pairs, ordered)
    contracts = of_kind(pairs, ordered, OfferKind.APPRENTICESHIP)
    return alternate(contracts, of_kind(pairs, ordered, OfferKind.PMSMP), pairs.person.stage)


def best_first(pairs: Pairs, scores: Scores, rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """These rows, best first. Unknown journeys (255 min) come last among equals, nearest first."""
    crow = np.nan_to_num(pairs.legs.crow_km[rows], nan=np.inf)
    metres = np.where(np.isinf(crow), np.iinfo(np.int64).max, np.rint(np.minimum(crow, 1e6) * 1000))
    rank_of_id = np.argsort(np.argsort(pairs.offers.offer_id[rows].astype(str), kind="stable"))
    keys = (
        rank_of_id,
        metres,
        pairs.cfa.minutes[rows],
        pairs.legs.minutes[rows],
        -scores.score[rows],
    )
    return np.asarray(rows[np.lexsort(keys)])


def alternate(
    apprenticeships: NDArray[np.int64], pmsmp: NDArray[np.int64], stage: Stage
) -> NDArray[np.int64]:
    """Both kinds merged by rank within kind; scores of different kinds are never compared."""
    both = {OfferKind.APPRENTICESHIP: apprenticeships, OfferKind.PMSMP: pmsmp}
    first = both[FIRST_KIND[stage]]
    second = pmsmp if first is apprenticeships else apprenticeships
    shared = min(len(first), len(second))
    woven = np.empty(2 * shared, dtype=np.int64)
    woven[0::2], woven[1::2] = first[:shared], second[:shared]
    return np.concatenate([woven, first[shared:], second[shared:]])


def of_kind(pairs: Pairs, rows: NDArray[np.int64], kind: OfferKind) -> NDArray[np.int64]:
    """The rows of one kind of offer, in the order given."""
    return np.asarray(rows[pairs.offers.kind[rows] == KINDS[kind]])


def varied(pairs: Pairs, rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """Rows taken in turn from each field of trades, for somebody who has no wish yet.

    A field is a ROME great domain (first letter); fields come in the order of their best row.
    Variety never lifts an unknown journey above a known one.
    """
    unknown = pairs.legs.minutes[rows] == UNKNOWN_MINUTES
    return np.concatenate([_in_turn(pairs, rows[~unknown]), _in_turn(pairs, rows[unknown])])


def _in_turn(pairs: Pairs, rows: NDArray[np.int64]) -> NDArray[np.int64]:
    turns: Counter[str] = Counter()
    turn = np.empty(len(rows), dtype=np.int64)
    for place, rome in enumerate(pairs.trades.rome[rows]):
        turn[place] = turns[rome[:1]]
        turns[rome[:1]] += 1
    return np.asarray(rows[np.argsort(turn, kind="stable")])
