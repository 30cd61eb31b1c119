"""Of many people, whose own proposals wait? Each is ranked as if those were not waiting.

Only what these few offers are worth differs from person to person: it is written into columns of
their own before each is ranked, and taken back after.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, cast

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from matcher.columns.missing import day_number
from matcher.kernel.batch import Part, in_parts, surroundings
from matcher.kernel.board import Board
from matcher.kernel.columns.codes import coded
from matcher.kernel.columns.world import Longs, World, copied
from matcher.kernel.loop.best import Best
from matcher.kernel.loop.rank import rank_people
from matcher.kernel.loop.work import Asked, Work
from matcher.kernel.offers.arranged import offer_points
from matcher.kernel.offers.entries import most_worth
from matcher.kernel.prepare import Crowd, world_of
from models.frames.people import WAITING
from models.frames.table import Table

_POINTS: Final = ("points_own", "points_lift", "points_unknown")


@dataclass(frozen=True)
class OwnWorth:
    """What offers are worth to whom they were proposed: a row a person and offer, by person.

    `place`: row in the board's offers; `points`: (n, 3), see `offer_points`; `most`: the same for
    their entries.
    """

    person: Longs
    place: Longs
    points: Longs
    most: Longs

    def __len__(self) -> int:
        return len(self.person)

    def of(self, person: int) -> "OwnWorth":
        """What is one person's."""
        own = slice(*np.searchsorted(self.person, [person, person + 1]))
        return OwnWorth(self.person[own], self.place[own], self.points[own], self.most[own])


def own_worth(board: Board, people: Mapping[str, Table]) -> OwnWorth:
    """What the people's own waiting proposals change; those of offers not in the pool: nothing."""
    told = people.get(WAITING.name)
    if told is None or not len(told):
        # What one person's list must not pay for: looking through the offers of a country.
        none = np.empty(0, dtype=np.int64)
        return OwnWorth(none, none, none.reshape(0, len(_POINTS)), none)
    ids = pd.Index(people["people"].texts("person_id"), dtype=object)
    person = coded(ids, told.texts("person_id")).astype(np.int64)
    rows = [board.pool.row_of(offer_id) for offer_id in told.texts("offer_id")]
    row = np.array([-1 if found is None else found for found in rows], dtype=np.int64)
    known = (person >= 0) & (row >= 0)
    pairs, times = np.unique(
        np.stack([person[known], row[known]], axis=1), axis=0, return_counts=True
    )
    person, row = pairs[:, 0], pairs[:, 1]
    columns = board.pool.offers.take(row)
    fewer = np.maximum(columns.pending - times, 0).astype(columns.pending.dtype)
    seen = replace(board.pool, offers=replace(columns, pending=fewer))
    points = offer_points(seen, board.scorecard, day_number(board.reading.today))
    place = _places(board)[row]
    worth: Any = cast(Any, board.offers)[place]
    for number, name in enumerate(_POINTS):
        worth[name] = points[:, number]
    return OwnWorth(person, place, points, most_worth(worth, board.courses.points))


def rank_own(
    board: Board, crowd: Crowd, asked: tuple[Asked, int], rows: Longs, own: OwnWorth
) -> Iterator[Part]:
    """The lists of the people of these rows, by so many threads, each under worths of their own."""
    what, threads = asked
    around = surroundings(board, crowd)

    def ranked(rows: Longs) -> Part:
        # Columns of their own: other threads go on reading the board's.
        entries = board.by_trade.entries.copy()
        shown = replace(
            board,
            offers=copied(board.offers),
            by_trade=board.by_trade._replace(entries=entries),
        )
        world = world_of(shown, crowd, around(rows))
        write = _writer(world, own.place)
        with board.at_rest.work(world, len(rows), what) as work:
            for to, person in enumerate(rows.tolist()):
                put_back = write(own.of(person))
                rank_people(world, rows[to : to + 1], _row_of(work, to))
                write(put_back)
        return Part(rows, work.listed, work.pairs)

    yield from in_parts(ranked, rows, threads)


def _places(board: Board) -> Longs:
    """Row in the board's offers of each row of the pool."""
    places = np.empty(len(board.pool.offers), dtype=np.int64)
    places[board.offers.pool_row] = np.arange(len(board.offers))
    return places


def _writer(world: World, places: NDArray[np.int64]) -> Callable[[OwnWorth], OwnWorth]:
    """Writes what offers at some of these places are worth; gives what they were worth before."""
    offers, entries = cast(Any, world.offers), world.by_trade.entries
    named = np.flatnonzero(np.isin(entries["row"], places))
    named = named[np.argsort(entries["row"][named], kind="stable")]
    rows = entries["row"][named]

    def write(own: OwnWorth) -> OwnWorth:
        before = np.stack([offers[name][own.place] for name in _POINTS], axis=1)
        most = np.empty(len(own), dtype=np.int64)
        for number, place in enumerate(own.place.tolist()):
            at = named[slice(*np.searchsorted(rows, [place, place + 1]))]
            most[number] = entries["points"][at[0]]
            entries["points"][at] = own.most[number]
        for number, name in enumerate(_POINTS):
            offers[name][own.place] = own.points[:, number]
        return replace(own, points=before, most=most)

    return write


def _row_of(work: Work, to: int) -> Work:
    """The same work, its results standing in one row."""

    def row(lists: Best) -> Best:
        columns: tuple[Any, ...] = lists
        return Best(*(column[to : to + 1] for column in columns))

    return work._replace(
        listed=row(work.listed), discussed=row(work.discussed), pairs=work.pairs[to : to + 1]
    )
