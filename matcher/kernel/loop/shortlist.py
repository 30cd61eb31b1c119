"""In which order are the kept entries looked at? The most promising first: compiled.

Lists then fill at once with what stays in them, and most of the rest falls below their floors. The
order decides nothing but how many are looked at closer.
"""

from typing import Final

from matcher.kernel.ahead import fetch
from matcher.kernel.columns.world import World
from matcher.kernel.compiled import inlined, natural, whole
from matcher.kernel.loop.merge import CONTRACTS, LISTS, STAYS
from matcher.kernel.loop.read import read_entry
from matcher.kernel.loop.visit import match_of
from matcher.kernel.loop.work import Work
from matcher.kernel.worth.lines import STEP_BITS, STEPS, step_of

# For each place of a list, so many are looked at first.
_FIRST: Final = 2
# So many offers are asked for before they are read.
_AHEAD: Final = 6
_WHATEVER: Final = -(1 << 62)


@inlined
def read_kept(world: World, person: int, work: Work) -> None:
    """Look at all that was kept, in two rounds."""
    kept = work.scratch.kept
    for kind in range(CONTRACTS, STAYS + 1):
        first = first_order(kind, work)
        for late in range(2):
            read_round(world, person, (kind, first, late), work)
        kept.taken[kind] = 0


@inlined
def read_round(world: World, person: int, about: tuple[int, int, int], work: Work) -> None:
    """Look at what is worth as much as is looked at first, or, late, at the rest."""
    (kind, first, late), kept, reached = about, work.scratch.kept, work.scratch.reached
    floor, found = least_floor(world, person, kind, work), 0
    for place in range(kept.taken[kind]):
        most = whole(kept.most[kind, place])
        reached.entry[found] = place
        found = natural(found + (((most < first) == late) & (most >= floor)))
    for turn in range(found):
        if turn + _AHEAD < found:
            ask_for(world, (kind, natural(reached.entry[turn + _AHEAD])), work)
        place = natural(reached.entry[turn])
        if kept.most[kind, place] >= least_floor(world, person, kind, work):
            read_place(world, person, (kind, place), work)


@inlined
def ask_for(world: World, at: tuple[int, int], work: Work) -> None:
    """Ask memory for the offer of a kept entry."""
    fetch(world.offers, world.by_trade.entries[natural(work.scratch.kept.entry[at])].row)


@inlined
def least_floor(world: World, person: int, kind: int, work: Work) -> int:
    """No list that an offer of this kind may enter has a lower floor."""
    if work.reads.offer.shape[0] > 0 or world.people.explores[person]:
        return _WHATEVER
    floor = work.lists.floor
    opened = whole(floor[kind])
    return min(opened, whole(floor[LISTS + kind])) if work.asked.discusses else opened


@inlined
def read_place(world: World, person: int, at: tuple[int, int], work: Work) -> None:
    """Look at one kept entry of a kind."""
    kept = work.scratch.kept
    match = match_of(world, person, natural(kept.number[at]))
    entry = world.by_trade.entries[natural(kept.entry[at])]
    read_entry(world, person, entry, (match, at[0], whole(kept.most[at])), work)


@inlined
def first_order(kind: int, work: Work) -> int:
    """From which order on the most promising are that are looked at first."""
    kept, steps = work.scratch.kept, work.scratch.kept.steps
    steps[:] = 0
    for place in range(kept.taken[kind]):
        steps[step_of(whole(kept.most[kind, place]))] += 1
    step, above = STEPS, 0
    while step > 0 and above < _FIRST * work.asked.k:
        step -= 1
        above += whole(steps[step])
    return step << STEP_BITS
