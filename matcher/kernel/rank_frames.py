"""Many young people ranked at once: frames in, one frame out."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from matcher.kernel.batch import Part, by_home, rank_asked
from matcher.kernel.board import Board
from matcher.kernel.loop.work import Asked
from matcher.kernel.own_lists import own_worth, rank_own
from matcher.kernel.prepare import crowd_of
from matcher.kernel.worth.points import unpacked
from matcher.scorecard import probability
from matcher.scorecard.sigmoid import PROBABILITY_UNIT
from models.enums import OfferKind
from models.frames import RANKED
from models.frames.made import framed, texts, whole_numbers
from models.frames.table import Rows, Table
from models.protocols import UNKNOWN_MINUTES

_KINDS: Final = np.array([str(OfferKind.APPRENTICESHIP), str(OfferKind.PMSMP)], dtype=object)
# What a reader is told of the work: people ranked so far.
Progress = Callable[[int], None]


def _unheard(_people: int) -> None:
    """Nobody asked how far the work is."""


def rank_frames(
    board: Board,
    frames: Mapping[str, Rows],
    k: int,
    threads: int = 1,
    progress: Progress = _unheard,
) -> pd.DataFrame:
    """The k best offers of each person, in the order of the frame: `models.frames.RANKED`.

    Nobody's own waiting proposals (`models.frames.WAITING`) are competition to them.
    """
    read = {name: Table.of(rows) for name, rows in frames.items()}
    ids = read["people"].texts("person_id")
    found = []
    for part in _parts(board, read, k, threads):
        found.append(_columns(part))
        progress(len(part.rows))
    if not found:
        return RANKED.empty()
    joined = {name: np.concatenate([each[name] for each in found]) for name in found[0]}
    person = joined["person"]
    if (person[1:] < person[:-1]).any():
        # Parts come by homes, each with its lists in order.
        order = np.argsort(person, kind="stable")
        joined = {name: values[order] for name, values in joined.items()}
    return _frame(board, ids, joined)


def _parts(board: Board, people: Mapping[str, Table], k: int, threads: int) -> Iterator[Part]:
    """Lists of everybody; those to whom something was proposed after the others."""
    crowd, asked = crowd_of(board, people), Asked(k, discusses=False)
    own = own_worth(board, people)
    if not len(own):
        yield from rank_asked(board, crowd, asked, threads)
        return
    rows = by_home(crowd)
    waits = np.isin(rows, own.person)
    yield from rank_asked(board, crowd, asked, threads, rows[~waits])
    yield from rank_own(board, crowd, (asked, threads), rows[waits], own)


def _columns(part: Part) -> dict[str, np.ndarray]:
    """One row an offer listed, and the row of its person."""
    best = part.listed
    person, place = np.nonzero(np.arange(best.score.shape[1]) < best.taken[:, None])
    at = (person, place)
    return {
        "person": part.rows[person],
        "rank": place + 1,
        "offer": best.offer[at],
        "score": best.score[at],
        "points": best.points[at],
        "near": best.near[at],
        "course": best.course[at],
    }


def _frame(board: Board, ids: NDArray[np.object_], listed: dict[str, np.ndarray]) -> pd.DataFrame:
    """`models.frames.RANKED`, made in its declared types."""
    pool, near = board.pool, listed["near"]
    signed, held = unpacked(listed["points"])
    known = np.flatnonzero(listed["course"] >= 0)
    courses = np.full(len(near), None, dtype=object)
    courses[known] = pool.courses.course_id[listed["course"][known]]
    return framed(
        RANKED,
        {
            "person_id": texts(ids[listed["person"]]),
            "rank": whole_numbers(listed["rank"]),
            "offer_id": texts(pool.offers.offer_id[listed["offer"]]),
            "kind": texts(_KINDS[pool.offers.kind[listed["offer"]]]),
            "score": 100 * (listed["score"] / PROBABILITY_UNIT**2),
            "p_signed": probability(signed) / PROBABILITY_UNIT,
            "p_held": probability(held) / PROBABILITY_UNIT,
            "minutes_employer": whole_numbers(near >> 46, UNKNOWN_MINUTES),
            "minutes_cfa": whole_numbers(near >> 38 & 255, UNKNOWN_MINUTES),
            "course_id": texts(courses),
        },
    )
