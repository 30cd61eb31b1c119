"""Which offers may somebody be sent to who is read in full? Every one of them, none left unseen.

So are those whose contract broke: what a re-match asks of them is more than the kernel knows.
"""

from collections.abc import Iterable, Iterator, Mapping

import numpy as np
import pandas as pd

from matcher.columns.missing import NO_DAY
from matcher.columns.offers import KINDS
from matcher.pool import Pool
from matcher.rank.matcher import Matcher
from matcher.rank.view import View
from matcher.rematch.case import Constraint
from matcher.rematch.pairs import Pairs, in_order, no_pairs
from matcher.rematch.territory import Ground
from models.enums import OfferKind

_CONTRACT = KINDS[OfferKind.APPRENTICESHIP]


def read_whole(
    ground: Ground,
    frames: Mapping[str, pd.DataFrame],
    asked: tuple[str, Iterable[Constraint]],
    least_score: int,
) -> Iterator[Pairs]:
    """Every open contract of each person of the frames, who is person 0 of their own pairs.

    `asked`: the structure that follows them, and what the pairs of each keep to.
    """
    viewer, constraints = asked
    judges = ground.judges
    matcher = Matcher(judges.scorecard, judges.rules, judges.travel)
    view = View(k=0, kinds=(OfferKind.APPRENTICESHIP,), viewer=viewer)
    read = matcher.read_each(frames, ground.pool, ground.today, view)
    for reads, constraint in zip(read, constraints, strict=True):
        fits = reads.is_open & (ground.pool.offers.kind[reads.row] == _CONTRACT)
        fits &= reads.score >= least_score
        fits &= _allowed(ground.pool, reads.row, constraint)
        rows = reads.row[fits]
        yield Pairs(
            np.zeros(len(rows), dtype=np.int32),
            rows.astype(np.int32),
            reads.score[fits],
            reads.minutes[fits],
        )


def numbered(found: Iterable[tuple[int, Pairs]]) -> Pairs:
    """The pairs of people read one by one, each under their own number."""
    parts = [each._replace(person=each.person + np.int32(person)) for person, each in found]
    return in_order([no_pairs(), *parts])


def _allowed(pool: Pool, rows: np.ndarray, constraint: Constraint) -> np.ndarray:
    """Offers that keep to what is left of a training, and to the CFA where it is kept."""
    offers = pool.offers
    allowed = ~np.isin(offers.offer_id[rows], list(constraint.barred))
    if constraint.last_start is not None:
        opens = offers.start_from[rows]
        allowed &= (opens == NO_DAY) | (opens <= constraint.last_start)
    if constraint.only_course is not None:
        imposed = offers.course_id[rows]
        allowed &= (imposed == "") | (imposed == constraint.only_course)
    return np.asarray(allowed)
