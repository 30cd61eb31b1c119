"""Which offers become one? Each offer of a list with at most one of another, the most alike first.

The answer depends on the set of offers and decisions alone, never on the order they came in.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Final

from matcher.duplicates.offers import OfferFacts
from matcher.duplicates.verdict import Conclusion, Verdict, Why, conclude

Pair = tuple[str, str]
# Past this many offers of one employer only titles that are the same word for word are compared.
_HUGE: Final = 120


@dataclass(frozen=True)
class Doubt:
    """Two offers a person has to look at, and why."""

    first: str
    second: str
    why: Why


@dataclass(frozen=True)
class Grouped:
    """Offers that are one, as sorted ids; the doubtful pairs; why each joined pair was."""

    groups: tuple[tuple[str, ...], ...]
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True)
class Known:
    """What is known besides the offers: sites that may be one, and what people decided.

    `decided` says for two offers (ids in order) whether they are one.
    """

    maybe_one_site: frozenset[Pair] = frozenset()
    decided: Mapping[Pair, bool] = field(default_factory=dict)


def group_offers(offers: Sequence[OfferFacts], known: Known) -> Grouped:
    """Group what is surely one, as far as decisions allow; list what may be."""
    facts = {offer.id: offer for offer in offers}
    joins: list[tuple[int, float, Pair]] = []
    doubts: list[tuple[Pair, Why]] = []
    for pair in sorted(_compared(offers, known)):
        decision = known.decided.get(pair)
        found = _conclusion(facts, pair, known)
        if decision is True:
            joins.append((0, 0.0, pair))
        elif decision is None and found.verdict is Verdict.SAME:
            joins.append((1, -found.alike, pair))
        elif decision is None and found.verdict is Verdict.DOUBT:
            doubts.append((pair, found.why))
    apart = {pair for pair, one in known.decided.items() if not one}
    group_of = _joined(facts, sorted(joins), apart)
    return Grouped(_groups(group_of), _open_doubts(doubts, group_of, apart))


def _conclusion(facts: Mapping[str, OfferFacts], pair: Pair, known: Known) -> Conclusion:
    first, second = facts[pair[0]], facts[pair[1]]
    return conclude(first, second, _ordered(first.site, second.site) in known.maybe_one_site)


def _compared(offers: Sequence[OfferFacts], known: Known) -> set[Pair]:
    """Pairs worth comparing: one number in one feed, one site, or two that may be one."""
    blocks: dict[tuple[str, ...], list[OfferFacts]] = defaultdict(list)
    for offer in offers:
        blocks["feed", offer.feed, offer.key].append(offer)
        if offer.site:
            blocks["site", offer.site].append(offer)
    for one, other in known.maybe_one_site:
        both = blocks.get(("site", one), []) + blocks.get(("site", other), [])
        blocks["sites", one, other] = list(both)
    ids = {offer.id for offer in offers}
    found = {pair for pair in known.decided if set(pair) <= ids}
    for block in blocks.values():
        for part in _parts(block):
            found.update(_ordered(a.id, b.id) for a, b in combinations(part, 2))
    return found


def _parts(block: list[OfferFacts]) -> Iterable[list[OfferFacts]]:
    if len(block) <= _HUGE:
        return [block]
    by_title: dict[object, list[OfferFacts]] = defaultdict(list)
    for offer in block:
        by_title[frozenset(offer.title), offer.start_from, offer.level].append(offer)
    return [part for part in by_title.values() if len(part) <= _HUGE]


def _joined(
    facts: Mapping[str, OfferFacts], joins: Iterable[tuple[int, float, Pair]], apart: set[Pair]
) -> dict[str, frozenset[str]]:
    """The group of each offer: no two of one list in it, no two that were told apart."""
    group_of = {name: frozenset((name,)) for name in facts}
    for by_likeness, _, (first, second) in joins:
        one, other = group_of[first], group_of[second]
        if one == other or _told_apart(one, other, apart):
            continue
        both = one | other
        lists = [facts[name].source for name in both]
        # Two of one list are two places, unless a person said that they are one.
        if by_likeness and len(lists) != len(set(lists)):
            continue
        group_of |= dict.fromkeys(both, both)
    return group_of


def _groups(group_of: Mapping[str, frozenset[str]]) -> tuple[tuple[str, ...], ...]:
    several = {group for group in group_of.values() if len(group) > 1}
    return tuple(sorted(tuple(sorted(group)) for group in several))


def _open_doubts(
    doubts: Iterable[tuple[Pair, Why]],
    group_of: Mapping[str, frozenset[str]],
    apart: set[Pair],
) -> tuple[Doubt, ...]:
    """One doubt for two groups: once decided, it is decided for all their offers."""
    told: dict[frozenset[frozenset[str]], Doubt] = {}
    for (first, second), why in sorted(doubts):
        one, other = group_of[first], group_of[second]
        if one != other and not _told_apart(one, other, apart):
            told.setdefault(frozenset((one, other)), Doubt(first, second, why))
    return tuple(told.values())


def _told_apart(one: frozenset[str], other: frozenset[str], apart: set[Pair]) -> bool:
    return bool(apart) and any(_ordered(a, b) in apart for a in one for b in other)


def _ordered(first: str, second: str) -> Pair:
    return (first, second) if first < second else (second, first)
