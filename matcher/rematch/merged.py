"""Which pairs are new, and how do they join those known? Compiled, for there are many."""

from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from matcher.kernel import compiled as kernel_compiled
from matcher.rematch.pairs import Longs, Pairs

_HERE: Final = Path(__file__).resolve()
compiled: Final = kernel_compiled.Compiler([_HERE, _HERE.with_name("pairs.py")])


def new_among(found: Pairs, known: Pairs) -> Pairs:
    """Those of the pairs found that were not known; both by person."""
    is_new = np.ones(len(found.person), dtype=np.bool_)
    starts = np.searchsorted(known.person, found.person).astype(np.int64, copy=False)
    note_new(found, known, starts, is_new)
    return found.taken(is_new)


def merged(known: Pairs, further: Pairs) -> Pairs:
    """The pairs of both, that have none in common and are in order, in their order."""
    size = len(known.person) + len(further.person)
    both = Pairs(*(np.empty(size, dtype=column.dtype) for column in known))
    merge(known, further, both)
    return both


@compiled
def note_new(found: Pairs, known: Pairs, starts: Longs, is_new: NDArray[np.bool_]) -> None:
    """Note which of the pairs found stand among their person's, that begin at `starts`."""
    for row in range(found.person.shape[0]):
        at = starts[row]
        while at < known.person.shape[0] and known.person[at] == found.person[row]:
            if known.offer[at] == found.offer[row]:
                is_new[row] = False
                break
            at += 1


@compiled
def merge(known: Pairs, further: Pairs, both: Pairs) -> None:
    """Lay both out in one order; of equals, those known come first."""
    left = right = 0
    for to in range(both.person.shape[0]):
        if is_next(known, left, further, right):
            lay(known, left, both, to)
            left += 1
        else:
            lay(further, right, both, to)
            right += 1


@compiled
def is_next(known: Pairs, left: int, further: Pairs, right: int) -> bool:
    """Whether the next of those known comes before the next of the further ones."""
    if left == known.person.shape[0] or right == further.person.shape[0]:
        return bool(left < known.person.shape[0])
    if known.person[left] != further.person[right]:
        return bool(known.person[left] < further.person[right])
    if known.score[left] != further.score[right]:
        return bool(known.score[left] > further.score[right])
    return bool(known.minutes[left] <= further.minutes[right])


@compiled
def lay(source: Pairs, at: int, target: Pairs, to: int) -> None:
    """Copy one pair."""
    target.person[to] = source.person[at]
    target.offer[to] = source.offer[at]
    target.score[to] = source.score[at]
    target.minutes[to] = source.minutes[at]
