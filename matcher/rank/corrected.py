"""Who is ranked one by one among many? Those of whom an adviser corrected a journey."""

from collections.abc import Callable, Mapping

import numpy as np
import pandas as pd

from matcher.columns import Person
from matcher.columns.offers import KINDS
from matcher.pool import Pool
from matcher.rank.ranking import Ranking
from matcher.scorecard.sigmoid import PROBABILITY_UNIT
from models.frames import CORRECTIONS, RANKED
from models.protocols import UNKNOWN_MINUTES

_WORDS = np.array([str(kind) for kind in KINDS], dtype=object)


def with_corrected(
    listed: pd.DataFrame,
    people: Mapping[str, pd.DataFrame],
    pool: Pool,
    rank: Callable[[Person], Ranking],
) -> pd.DataFrame:
    """The lists of many, in which those with a corrected journey have the list `rank` gives them.

    The compiled kernel knows no corrected journey: they are few, and each is a person's own.
    """
    ids = set(people.get(CORRECTIONS.name, CORRECTIONS.empty())["person_id"])
    if not ids:
        return listed
    lists = dict(iter(listed.groupby("person_id", sort=False)))
    for key in ids & set(people["people"]["person_id"]):
        lists[key] = _frame(rank(Person.from_frames(dict(people), str(key))), pool)
    parts = [lists[key] for key in people["people"]["person_id"] if key in lists]
    return RANKED.conform(pd.concat(parts, ignore_index=True)) if parts else listed


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
