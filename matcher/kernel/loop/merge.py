"""One list from several: kinds in turn, or fields of trades in turn. Compiled.

See `matcher.rank.order`: scores of different kinds are never compared.
"""

from typing import Final

from matcher.kernel.compiled import inner
from matcher.kernel.loop.best import Best, copy, key_at, stands_before

CONTRACTS: Final = 0
STAYS: Final = 1
# Great domains of the ROME, A to Z; lists of unknown journeys follow those of known ones.
FIELDS: Final = 26
LISTS: Final = 2 * FIELDS


@inner
def weave(lists: Best, offset: int, pmsmp_first: bool, out: Best, to: int) -> None:
    """Both kinds by turns, beginning with the one the person's stage calls for."""
    first, second = offset + CONTRACTS, offset + STAYS
    if pmsmp_first:
        first, second = second, first
    for turn in range(out.score.shape[1]):
        append(lists, first, turn, out, to)
        append(lists, second, turn, out, to)


@inner
def append(lists: Best, which: int, place: int, out: Best, to: int) -> None:
    """Add the pair at a place of a list, if there is one and room for it."""
    if place < lists.taken[which] and out.taken[to] < out.score.shape[1]:
        copy(lists, (which, place), out, (to, out.taken[to]))
        out.taken[to] += 1


@inner
def vary(lists: Best, offset: int, out: Best, to: int) -> None:
    """One of each field in turn, best first within a turn; unknown journeys after known ones."""
    for group in range(offset, offset + LISTS, FIELDS):
        for turn in range(out.score.shape[1]):
            which = next_best(lists, group, turn, -1)
            while which >= 0:
                append(lists, which, turn, out, to)
                which = next_best(lists, group, turn, which)


@inner
def next_best(lists: Best, group: int, turn: int, before: int) -> int:
    """The list whose pair of this turn is the best of those after one already taken; -1 none."""
    found = -1
    for which in range(group, group + FIELDS):
        if turn >= lists.taken[which] or which == before:
            continue
        key = key_at(lists, (which, turn))
        if before >= 0 and stands_before(key, key_at(lists, (before, turn))):
            continue
        if found < 0 or stands_before(key, key_at(lists, (found, turn))):
            found = which
    return found
