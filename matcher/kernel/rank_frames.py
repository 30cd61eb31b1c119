"""Many young people ranked at once: frames in, one frame out.

People are taken in the order of their homes, some hundreds at a time; the result does not depend on
how they are parted, nor on the number of threads.
"""

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Final

import numpy as np
import pandas as pd

from matcher.kernel.best import Best
from matcher.kernel.board import Board
from matcher.kernel.near import near_of
from matcher.kernel.points import unpacked
from matcher.kernel.prepare import Crowd, crowd_of, reaches_of, world_of
from matcher.kernel.rank import new_work, rank_people
from matcher.scorecard import probability
from matcher.scorecard.sigmoid import PROBABILITY_UNIT
from models.enums import OfferKind
from models.frames import RANKED
from models.protocols import UNKNOWN_MINUTES

AT_ONCE: Final = 500
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

    def ranked(rows: np.ndarray) -> pd.DataFrame:
        wanted = set(ids[rows])
        own = {name: frame[frame["person_id"].isin(wanted)] for name, frame in frames.items()}
        found = _part(board, crowd_of(board, own), ids[rows], k)
        progress(len(rows))
        return found

    with ThreadPoolExecutor(threads) as pool:
        parts = list(pool.map(ranked, _parts(len(ids))))
    return RANKED.conform(pd.concat(parts, ignore_index=True)) if parts else RANKED.empty()


def _parts(n: int) -> Iterator[np.ndarray]:
    for first in range(0, n, AT_ONCE):
        yield np.arange(first, min(first + AT_ONCE, n))


def _part(board: Board, crowd: Crowd, ids: np.ndarray, k: int) -> pd.DataFrame:
    near = near_of(crowd.homes, reaches_of(board, crowd), board.ground)
    world = world_of(board, crowd.owned, near)
    work = new_work(world, len(crowd), k)
    rank_people(world, 0, len(crowd), work)
    return _frame(board, work.listed, ids)


def _frame(board: Board, best: Best, ids: np.ndarray) -> pd.DataFrame:
    """One row an offer listed."""
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
            "person_id": ids[person],
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
