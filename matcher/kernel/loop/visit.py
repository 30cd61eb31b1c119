"""Which offers are read for one person, each once, through its best trade? Compiled."""

from typing import Any, Final

from matcher.kernel.columns.world import Ints, World
from matcher.kernel.compiled import inlined, inner, natural, whole
from matcher.kernel.loop.pair import Match
from matcher.wishes.match import TradeClass

_EXPLORING: Final = int(TradeClass.EXPLORING)
# No wish: no diploma aimed at.
_NO_WISH: Final = -1


@inner
def trades_of(world: World, person: int) -> int:
    """How many trades are read: those wanted, or all for somebody who has no wish."""
    people = world.people
    if people.explores[person]:
        return len(world.by_trade.field)
    return whole(people.wanted_from[person + 1] - people.wanted_from[person])


@inner
def match_of(world: World, person: int, number: int) -> Match:
    """The terms on which a person's number-th trade is read."""
    people = world.people
    if people.explores[person]:
        return Match(number, _EXPLORING, whole(people.limit_employer[person]), 0, 0, _NO_WISH)
    wanted, place = world.wanted, natural(people.wanted_from[person] + number)
    return Match(
        natural(wanted.trade[place]),
        natural(wanted.trade_class[place]),
        whole(wanted.limit[place]),
        whole(wanted.target[place]),
        whole(wanted.rncp[place]),
        whole(wanted.place[place]),
    )


@inner
def mark_trades(world: World, person: int, number_of: Ints, marked: bool) -> None:
    """Note (or forget) the place of each wanted trade among a person's."""
    people = world.people
    if people.explores[person]:
        return
    wanted = world.wanted
    for each in range(people.wanted_from[person], people.wanted_from[person + 1]):
        number_of[wanted.trade[each]] = wanted.place[each] if marked else -1


@inlined
def is_free(world: World, person: int, entry: Any, match: Match, number_of: Ints) -> bool:
    """Whether an entry is read through this trade: visible, and not named by a better one."""
    if asks_more(world, person, entry):
        return is_read(world, person, natural(entry.asks), match, number_of)
    number = whole(number_of[entry.other])
    return bool((number < 0) | (number >= match.wish))


@inlined
def asks_more(world: World, person: int, entry: Any) -> bool:
    """Whether more must be asked than its one other trade before it is known if it is read."""
    more_than_one = entry.other > len(world.by_trade.field)
    return bool(more_than_one | (world.people.explores[person] & (entry.asks >= 0)))


@inlined
def is_read(world: World, person: int, asks: int, match: Match, number_of: Ints) -> bool:
    """Whether an offer that asks is read through this trade: visible, named by no better one."""
    people, asked = world.people, world.by_trade.asks
    only_for = asked.only_for[asks]
    if only_for != 0 and only_for != people.viewer[person]:
        return False
    named, first = world.by_trade.named, natural(asked.trade_from[asks])
    if people.explores[person]:
        return bool(named[first] == match.trade)
    for place in range(first, asked.trade_end[asks]):
        if 0 <= number_of[natural(named[natural(place)])] < match.wish:
            return False
    return True
