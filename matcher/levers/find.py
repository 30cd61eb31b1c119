"""Which barrier should be lifted first? For each, what it would open today."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from matcher.columns import Person
from matcher.kernel.board import Board
from matcher.kernel.columns.world import World, copied
from matcher.kernel.reads import Reads, around, read_each
from matcher.levers.crowd import crowd_frames
from matcher.levers.gains import Before, Change, change_of
from matcher.levers.vary import Lever, Terms, Variant, variants
from matcher.levers.words import brought, said
from matcher.pool import Pool
from models.frames.table import Table

type Plainly = Callable[[Person, Pool], Reads]
# Of several trades or months, only the one that brings most is told.
_ONE_OF_MANY: Final = (Lever.RELATED_TRADE, Lever.START)


@dataclass(frozen=True)
class Found:
    """One lever and what it brings; `detail` as in `Variant`. `sentence` says both in French."""

    lever: Lever
    detail: str
    change: Change
    sentence: str


def find_levers(
    board: Board, frames: Mapping[str, Table], viewer: str = "", plainly: Plainly | None = None
) -> tuple[Found, ...]:
    """Every lever of the one person of these columns, what opens most first.

    Levers that bring nothing are there as well: knowing it spares an effort. `plainly` reads
    somebody whom the kernel cannot: of whom a journey was corrected.
    """
    person = Person.from_frames(frames, str(frames["people"]["person_id"][0]))
    reading = board.reading
    terms = Terms(reading.rules, reading.today, board.pool.related)
    unchanged = Variant(Lever.MINUTES)
    drawn = [unchanged, *variants(person, terms)]
    crowd = crowd_frames(frames, drawn)
    beds = [each.beds for each in drawn]
    if plainly is None:
        before, *after = _read(board, around(board, crowd, viewer), beds)
    else:
        before, *after = _read_plainly(board.pool, crowd, beds, plainly)
    usual = Before.of(before)
    found = [
        _found(board, variant, change_of(board, usual, reads))
        for variant, reads in zip(drawn[1:], after, strict=True)
    ]
    return tuple(sorted(_told(found), key=_most_first))


def _found(board: Board, variant: Variant, change: Change) -> Found:
    labels = board.pool.trade_labels
    beginning = said(variant.lever, variant.detail, labels, board.reading.today)
    sentence = f"{beginning} : {brought(change)}."
    return Found(variant.lever, variant.detail, change, sentence)


def _read(board: Board, world: World, beds: list[bool]) -> Iterator[Reads]:
    """What each person of the world reads; with a bed at every CFA for some."""
    courses = copied(world.courses)
    courses.boarding[:] = 1
    housed = world._replace(courses=courses)
    usual = read_each(board, world, [n for n, bed in enumerate(beds) if not bed])
    boarded = read_each(board, housed, [n for n, bed in enumerate(beds) if bed])
    return (next(boarded if bed else usual) for bed in beds)


def _read_plainly(
    pool: Pool, crowd: Mapping[str, Table], beds: list[bool], plainly: Plainly
) -> Iterator[Reads]:
    """The same, one by one."""
    every_bed = replace(pool.courses, boarding=np.ones_like(pool.courses.boarding))
    housed = replace(pool, courses=every_bed)
    for number, bed in enumerate(beds):
        yield plainly(Person.from_frames(crowd, str(number)), housed if bed else pool)


def _told(found: Iterable[Found]) -> Iterable[Found]:
    """One line a lever; a trade or a month only where it opens something."""
    best: dict[Lever, Found] = {}
    for each in found:
        known = best.get(each.lever)
        if each.lever in _ONE_OF_MANY and each.change.order[0] <= 0:
            continue
        if known is None or each.change.order > known.change.order:
            best[each.lever] = each
    return best.values()


def _most_first(found: Found) -> tuple[int, int, int, str]:
    net, risen, best = found.change.order
    return (-net, -risen, -best, found.lever.value)
