"""The best few of many, kept in order: compiled.

The order is total: score, then `near` (minutes, CFA minutes, metres), then the offer's id. It never
depends on the order in which pairs come.
"""

from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from matcher.kernel.columns.world import Ints, Longs
from matcher.kernel.compiled import inlined, inner, whole

_ANY_SCORE: Final = -1
_NO_SCORE: Final = 1 << 62


class Best(NamedTuple):
    """Lists of at most k pairs each, best first; shape (lists, k) but `taken` (lists,)."""

    taken: Longs
    floor: Longs  # (lists,): no score below it enters
    score: Longs  # product of two probabilities in 1/2**24
    near: Longs  # see `pair.Pair`
    offer: Ints  # row in the pool, in the order of ids
    points: Longs
    course: Ints  # row of the course, -1 none


def new_best(lists: int, k: int) -> Best:
    """Empty lists."""

    def column(dtype: type) -> NDArray[Any]:
        return np.full((lists, k), -1, dtype=dtype)

    return Best(
        np.zeros(lists, dtype=np.int64),
        np.full(lists, _ANY_SCORE if k else _NO_SCORE, dtype=np.int64),
        column(np.int64),
        column(np.int64),
        column(np.int32),
        column(np.int64),
        column(np.int32),
    )


class Key(NamedTuple):
    """What a pair is ordered by."""

    score: int
    near: int
    offer: int


@inlined
def key_at(best: Best, at: tuple[int, int]) -> Key:
    """The key of the pair at (list, place)."""
    return Key(whole(best.score[at]), whole(best.near[at]), whole(best.offer[at]))


@inlined
def stands_before(one: Key, other: Key) -> bool:
    """Whether one pair is better than another."""
    if one.score != other.score:
        return one.score > other.score
    if one.near != other.near:
        return one.near < other.near
    return one.offer < other.offer


@inner
def empty(lists: Best) -> None:
    """Begin all lists anew."""
    lists.taken[:] = 0
    if lists.score.shape[1] > 0:
        lists.floor[:] = _ANY_SCORE


@inlined
def would_enter(key: Key, best: Best, which: int) -> bool:
    """Whether a pair belongs in a list as it stands."""
    if key.score != best.floor[which]:
        return bool(key.score > best.floor[which])
    return stands_before(key, key_at(best, (which, best.score.shape[1] - 1)))


@inner
def enter(key: Key, best: Best, which: int) -> int:
    """Put a pair's key into a list; gives the place it took."""
    if best.taken[which] < best.score.shape[1]:
        best.taken[which] += 1
    place = whole(best.taken[which]) - 1
    while place > 0 and stands_before(key, key_at(best, (which, place - 1))):
        copy(best, (which, place - 1), best, (which, place))
        place -= 1
    best.score[which, place] = key.score
    best.near[which, place] = key.near
    best.offer[which, place] = key.offer
    last = best.score.shape[1] - 1
    if best.taken[which] > last:
        best.floor[which] = best.score[which, last]
    return place


@inner
def copy(source: Best, at: tuple[int, int], target: Best, to: tuple[int, int]) -> None:
    """Copy one pair, from (list, place) to (list, place)."""
    target.score[to] = source.score[at]
    target.near[to] = source.near[at]
    target.offer[to] = source.offer[at]
    target.points[to] = source.points[at]
    target.course[to] = source.course[at]
