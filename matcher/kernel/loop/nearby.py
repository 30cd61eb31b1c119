"""Which course of one trade and level has the best way, without looking at all of them? Compiled.

Most courses of a country lie beyond the longest journey that is reckoned, or where no journey is
known: their way is worth what it is for anybody, so that the best of them is known beforehand.
The few near by are looked at one by one, course by course of the sites that lie near.
"""

from typing import Final

from matcher.cfa.choice import NO_COURSE
from matcher.kernel.columns.world import World
from matcher.kernel.compiled import inlined, inner, natural, whole
from matcher.kernel.loop.cfa import way_to_course
from matcher.kernel.loop.scratch import Scratch
from matcher.kernel.loop.work import Work
from matcher.kernel.ways.around import SITE_CLASSES, Around
from matcher.kernel.ways.far import BEYOND, NEAR, class_of
from models.protocols import LONGEST_MINUTES

# Where more than one site in so many lies near, all courses are looked at: that is as quick.
_FEW: Final = 4


@inner
def note_nearby(world: World, person: int, work: Work) -> None:
    """Note the best course near by of each trade that the person wants."""
    scratch, index = work.scratch, world.course_index
    scratch.turn[1] += 1
    if not is_parted(world, person, scratch.around):
        return
    for place in range(scratch.around.sites_by[NEAR]):
        site = natural(scratch.around.near_sites[place])
        for each in range(index.site_from[site], index.site_from[site + 1]):
            at = natural(each)
            trade = natural(index.at_site.trade[at])
            if world.people.explores[person] or work.number_of[trade] >= 0:
                note_course(world, person, (at, site), scratch)


@inlined
def note_course(world: World, person: int, where: tuple[int, int], scratch: Scratch) -> None:
    """Note one course of a site, if none is noted that has a better way."""
    at, site = where
    local, nearby, turn = world.course_index.at_site, scratch.nearby, scratch.turn[1]
    about = (site, whole(local.rhythm[at]), whole(local.boarding[at]))
    worth = worth_of_way(world, person, about, scratch.around)
    place, this = natural(local.place[at]), whole(local.row[at])
    best = (whole(nearby.course[place]), whole(nearby.worth[place]))
    if nearby.noted[place] != turn or is_better((this, worth), best):
        nearby.noted[place] = turn
        nearby.course[place] = this
        nearby.worth[place] = worth


@inlined
def worth_of_way(world: World, person: int, about: tuple[int, int, int], around: Around) -> int:
    """By which courses are compared: what the way to one is worth."""
    return whole(world.tables.worth[natural(way_to_course(world, person, about, around).entry)])


@inlined
def is_better(this: tuple[int, int], best: tuple[int, int]) -> bool:
    """Whether a course and the worth of its way come before the best so far."""
    worth, most = this[1], best[1]
    first = (worth == most) & (this[0] < best[0])
    return bool((worth > most) | first | (best[0] == NO_COURSE))


@inlined
def is_parted(world: World, person: int, around: Around) -> bool:
    """Whether few sites lie near, and all others so far that who asks makes no difference."""
    few = _FEW * around.sites_by[NEAR] <= world.sites
    return bool(few & (world.people.limit_cfa[person] < LONGEST_MINUTES))


@inlined
def best_at(
    world: World, person: int, place: int, best: tuple[int, int], scratch: Scratch
) -> tuple[int, int]:
    """The best of a trade and level's courses and of one known before, and its worth."""
    index, around = world.course_index, scratch.around
    if index.starts[place] == index.starts[place + 1]:
        return best
    if not is_parted(world, person, around):
        return best_between(world, person, place, best, around)
    found = best
    if scratch.nearby.noted[place] == scratch.turn[1]:
        near = (whole(scratch.nearby.course[place]), whole(scratch.nearby.worth[place]))
        found = near if is_better(near, found) else found
    for which in range(BEYOND, SITE_CLASSES):
        far = (whole(index.far.course[which, place]), whole(index.far.worth[which, place]))
        if around.sites_by[which] > 0 and is_better(far, found):
            minutes = whole(around.site_minutes[index.far.site[which, place]])
            # Near by it may be worth less than far away, if a scorecard says so.
            if class_of(minutes) != which:
                return best_between(world, person, place, best, around)
            found = far
    return found


@inner
def best_between(
    world: World, person: int, place: int, best: tuple[int, int], around: Around
) -> tuple[int, int]:
    """The same, all of them looked at."""
    choices, starts = world.course_index.choices, world.course_index.starts
    course, most = best
    for each in range(starts[place], starts[place + 1]):
        at = natural(each)
        about = (
            natural(choices.site[at]),
            whole(choices.rhythm[at]),
            whole(choices.boarding[at]),
        )
        this, worth = whole(choices.row[at]), worth_of_way(world, person, about, around)
        better = is_better((this, worth), (course, most))
        course, most = this if better else course, worth if better else most
    return course, most
