"""Which trades are read for each person, in which order, and on which terms?"""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from matcher.columns import UNKNOWN
from matcher.columns.missing import integers
from matcher.kernel.columns.codes import Codes, coded
from matcher.kernel.columns.people import Wanted
from matcher.kernel.columns.world import Longs, grouped
from matcher.wishes import wish_class
from models.frames.table import Table

type Ints = NDArray[np.int32]


@dataclass(frozen=True)
class Relations:
    """Related trades of each trade, by code: targets, whether close, and where they begin."""

    target: Ints
    is_close: NDArray[np.bool_]
    starts: Longs

    @classmethod
    def of(cls, related: dict[str, list[tuple[str, str]]], trades: pd.Index) -> "Relations":
        """The relations of a pool."""
        rows = [
            (source, target, relation == "close")
            for source, links in sorted(related.items())
            for target, relation in links
        ]
        source, target, close = zip(*rows, strict=True) if rows else ((), (), ())
        return cls(
            target=coded(trades, np.array(target, dtype=object)),
            is_close=np.array(close, dtype=np.bool_),
            starts=grouped(coded(trades, np.array(source, dtype=object)), len(trades)),
        )


def wanted_of(
    wishes: Table,
    row: NDArray[np.int64],
    limit: Ints,
    codes: Codes,
    relations: Relations,
) -> tuple[Wanted, Longs]:
    """Wanted trades of all people; `row` the person of each wish, `limit` their usual minutes."""
    rome = wishes.texts("rome")
    trade = coded(codes.trades, rome)
    order = np.lexsort((rome.astype(str), integers(wishes["rank"]), row))
    person, trade = row[order], trade[order]
    first = grouped(person, len(limit))
    number = np.arange(len(person)) - first[person]
    wish, read, relation = _read_by(trade, relations)
    classes = _CLASSES[relation, np.minimum(number[wish], _CLASSES.shape[1] - 1)]
    best = np.lexsort((read, number[wish], classes, person[wish]))
    kept = best[_first_of_each(person[wish][best], read[best], len(codes.trades))]
    who = person[wish[kept]]
    begin = grouped(who, len(limit))
    place = np.arange(len(who)) - begin[who]
    stated = integers(wishes["max_minutes"])[order[wish[kept]]]
    minutes = np.where(stated == UNKNOWN, limit[who], stated).astype(np.int32)
    side_by_side = np.lexsort((place, minutes, minutes != limit[who], who))
    kept, minutes, place = kept[side_by_side], minutes[side_by_side], place[side_by_side]
    own = order[wish[kept]]
    target = integers(wishes["target_level"])[own]
    return (
        Wanted(
            trade=read[kept].astype(np.int32),
            place=place.astype(np.int32),
            trade_class=classes[kept].astype(np.uint8),
            limit=minutes,
            target=np.where(target == UNKNOWN, 0, target).astype(np.uint8),
            rncp=coded(codes.rncp, wishes.texts("target_rncp"))[own],
        ),
        begin,
    )


def _read_by(trade: Ints, relations: Relations) -> tuple[Longs, Ints, Longs]:
    """Trades read for wishes: by which wish, which trade, and its relation, as in `_CLASSES`."""
    known = np.flatnonzero(trade >= 0)
    wished = trade[known]
    begin = relations.starts[wished]
    links = relations.starts[wished + 1] - begin
    place = np.arange(links.sum()) - np.repeat(np.cumsum(links) - links, links)
    link = np.repeat(begin, links) + place
    return (
        np.concatenate([known, np.repeat(known, links)]),
        np.concatenate([wished, relations.target[link]]),
        np.concatenate(
            [np.zeros(len(known), dtype=np.int64), np.where(relations.is_close[link], 1, 2)]
        ),
    )


# Class by relation (the wish itself, close, evolution) and number of the wish.
_CLASSES = np.array(
    [
        [wish_class(number, relation) for number in range(4)]
        for relation in (None, "close", "evolution")
    ]
)


def _first_of_each(person: NDArray[np.int64], trade: Ints, trades: int) -> NDArray[np.int64]:
    """Places of the first row of each person and trade, in order."""
    _, first = np.unique(person * trades + trade, return_index=True)
    return np.sort(first)
