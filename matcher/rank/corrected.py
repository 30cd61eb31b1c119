"""Who is read one by one among many? Those of whom an adviser corrected a journey.

The compiled kernel knows no corrected journey: they are few, and each is a person's own.
"""

from collections.abc import Callable, Mapping

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from matcher.columns import Person
from matcher.columns.offers import KINDS
from matcher.eligibility import Eligibility
from matcher.kernel.reads import Reads
from matcher.kernel.ways.around import OPEN, TO_DISCUSS, TOO_FAR
from matcher.pool import Pool
from matcher.rank.candidates import Judge, match_pool, read_candidates
from matcher.rank.order import merged
from matcher.rank.ranking import Ranking
from matcher.rank.score import score_pairs
from matcher.rank.view import View
from matcher.scorecard.sigmoid import PROBABILITY_UNIT
from models.frames import CORRECTIONS, RANKED, WAITING
from models.frames.table import Rows, Table
from models.protocols import UNKNOWN_MINUTES

_WORDS = np.array([str(kind) for kind in KINDS], dtype=object)


def corrected_ids(people: Mapping[str, Rows]) -> set[str]:
    """The people of these frames of whom a journey was corrected."""
    told = people.get(CORRECTIONS.name, CORRECTIONS.empty())
    return set(told["person_id"]) & set(people["people"]["person_id"])


def waiting_in(people: Mapping[str, pd.DataFrame]) -> tuple[str, ...]:
    """Offers of the waiting proposals of these frames, one a proposal."""
    return tuple(people[WAITING.name]["offer_id"]) if WAITING.name in people else ()


def with_corrected(
    listed: pd.DataFrame,
    given: Mapping[str, Table],
    pool: Pool,
    rank: Callable[[dict[str, pd.DataFrame]], Ranking],
) -> pd.DataFrame:
    """The lists of many; those with a corrected journey have the list that `rank` gives them."""
    if CORRECTIONS.name not in given or not len(given[CORRECTIONS.name]):
        return listed
    people = {name: rows.frame() for name, rows in given.items()}
    ids = corrected_ids(people)
    lists = dict(iter(listed.groupby("person_id", sort=False)))
    for key in ids:
        own = {name: frame[frame["person_id"] == key] for name, frame in people.items()}
        lists[key] = _frame(rank(own), pool)
    parts = [lists[key] for key in people["people"]["person_id"] if key in lists]
    return RANKED.conform(pd.concat(parts, ignore_index=True)) if parts else listed


def read_corrected(person: Person, pool: Pool, judge: Judge, law: Eligibility, view: View) -> Reads:
    """What the person reads, pair by pair, in the order of the kernel's lists."""
    told = read_candidates(person, pool, judge, match_pool(person, pool, judge.viewer))
    pairs, reach = told.pairs, told.reach
    unlawful = law.judge(person, pairs.offers, pairs.cfa.session).excluded
    scores = score_pairs(pairs, judge.scorecard)
    wanted = np.isin(pairs.offers.kind, [KINDS[kind] for kind in view.kinds])
    state = np.where(reach.to_discuss, TO_DISCUSS, OPEN)
    state = np.where(reach.excluded, TOO_FAR, state).astype(np.uint8)

    def best(which: int) -> NDArray[np.int64]:
        rows = np.flatnonzero(wanted & (state == which) & (unlawful == 0))
        return told.pool_rows[merged(pairs, scores, rows)[: view.k]]

    too_far = reach.excluded[wanted]
    return Reads(
        row=told.pool_rows[wanted],
        state=state[wanted],
        found=np.where(too_far, 0, unlawful[wanted]),
        score=np.where(too_far, -1, scores.score[wanted]),
        minutes=pairs.legs.minutes[wanted],
        listed=best(OPEN),
        discussed=best(TO_DISCUSS),
    )


def _frame(ranking: Ranking, pool: Pool) -> pd.DataFrame:
    pairs, rows = ranking.candidates.pairs, ranking.listed
    known = np.array([*pool.courses.course_id, None], dtype=object)
    return pd.DataFrame(
        {
            "person_id": pairs.person.person_id,
            "rank": np.arange(1, len(rows) + 1),
            "offer_id": pairs.offers.offer_id[rows],
            "kind": _WORDS[pairs.offers.kind[rows]],
            "score": 100 * (ranking.scores.score[rows] / PROBABILITY_UNIT**2),
            "p_signed": ranking.scores.p_signed[rows] / PROBABILITY_UNIT,
            "p_held": ranking.scores.p_held[rows] / PROBABILITY_UNIT,
            "minutes_employer": _minutes(pairs.legs.minutes[rows]),
            "minutes_cfa": _minutes(pairs.cfa.minutes[rows]),
            "course_id": known[pairs.cfa.course[rows]],
        }
    )


def _minutes(values: np.ndarray) -> pd.Series:
    return pd.Series(values, dtype="Int32").mask(values == UNKNOWN_MINUTES)
