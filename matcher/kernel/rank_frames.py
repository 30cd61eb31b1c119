"""Many young people ranked at once: frames in, one frame out."""

from collections.abc import Callable, Mapping
from typing import Final

import numpy as np
import pandas as pd

from matcher.kernel.batch import Part, rank_crowd
from matcher.kernel.board import Board
from matcher.kernel.points import unpacked
from matcher.kernel.prepare import crowd_of
from matcher.scorecard import probability
from matcher.scorecard.sigmoid import PROBABILITY_UNIT
from models.enums import OfferKind
from models.frames import RANKED
from models.protocols import UNKNOWN_MINUTES

_KINDS: Final = np.array([str(OfferKind.APPRENTICESHIP), str(OfferKind.PMSMP)], dtype=object)
# What a reader is told of the work: people ranked so far.
Progress = Callable[[int], None]


def _unheard(_people: int) -> None:
    """Nobody asked how far the work is."""


def rank_frames(
    board: Board,
    frames: Mapping[str, pd.DataFrame],
    k: int,
    threads: int = 1,
    progress: Progress = _unheard,
) -> pd.DataFrame:
    """The k best offers of each person, in the order of the frame: `models.frames.RANKED`."""
    ids = frames["people"]["person_id"].to_numpy(dtype=object)
    if len(ids) == 0:
        return RANKED.empty()
    found = []
    for part in rank_crowd(board, crowd_of(board, frames), k, threads):
        found.append(_frame(board, part, ids))
        progress(len(part.rows))
    listed = pd.concat(found, ignore_index=True).sort_values(["person", "rank"], kind="stable")
    return RANKED.conform(listed)


def _frame(board: Board, part: Part, ids: np.ndarray) -> pd.DataFrame:
    """One row an offer listed, and the row of its person."""
    best = part.listed
    person, place = np.nonzero(np.arange(best.score.shape[1]) < best.taken[:, None])
    at = (person, place)
    near, course = best.near[at], best.course[at]
    signed, held = unpacked(best.points[at])
    offers = board.pool.offers
    p_signed = probability(signed) / PROBABILITY_UNIT
    p_held = probability(held) / PROBABILITY_UNIT
    known = np.array([*board.pool.courses.course_id, None], dtype=object)
    return pd.DataFrame(
        {
            "person": part.rows[person],
            "person_id": ids[part.rows[person]],
            "rank": place + 1,
            "offer_id": offers.offer_id[best.offer[at]],
            "kind": _KINDS[offers.kind[best.offer[at]]],
            "score": 100 * (best.score[at] / PROBABILITY_UNIT**2),
            "p_signed": p_signed,
            "p_held": p_held,
            "minutes_employer": _minutes(near >> 46),
            "minutes_cfa": _minutes(near >> 38 & 255),
            "course_id": known[course],
        }
    )


def _minutes(values: np.ndarray) -> pd.Series:
    return pd.Series(values, dtype="Int32").mask(values == UNKNOWN_MINUTES)
