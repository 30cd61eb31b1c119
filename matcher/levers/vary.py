"""What could change for a young person? One barrier lifted at a time."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from dateutil.relativedelta import relativedelta

from matcher.columns import Person
from matcher.travel.means import MOPED_LICENCES
from models.enums import Licence, Mode
from models.rules import RuleBook

# No personal limit is longer (see `models.frames.people`).
LONGEST_LIMIT: Final = 240
_MONTHS: Final = 12
_MOST_TRADES: Final = 16
_STILL: Final = dict.fromkeys(("has_bike", "has_moped", "has_car", "uses_transit"), False)


class Lever(StrEnum):
    """A barrier that may be lifted."""

    MINUTES = "minutes"
    BIKE = "bike"
    MOPED = "moped"
    CAR = "car"
    BOARDING = "boarding"
    RELATED_TRADE = "related_trade"
    START = "start"


@dataclass(frozen=True)
class Variant:
    """One change. `detail`: minutes, "licence", "vehicle" or "both", a ROME code, or a day.

    `facts`: columns of the person that differ; `wish`: a trade wished as well; `more`: minutes
    added to the limits of wishes; `lifts`: whether declared lifts count; `beds`: every CFA has one.
    """

    lever: Lever
    detail: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)
    wish: str = ""
    more: int = 0
    lifts: bool = True
    beds: bool = False


@dataclass(frozen=True)
class Terms:
    """What variants are drawn with: dated rules, the day, trades related to each."""

    rules: RuleBook
    today: date
    related: Mapping[str, list[tuple[str, str]]]


def variants(person: Person, terms: Terms) -> Iterator[Variant]:
    """Every change that makes sense for this person; a licence only from its legal age."""
    yield _longer(person, terms)
    if person.no_mobility or not person.owns[Mode.BIKE]:
        yield _with_means(person, Lever.BIKE, "vehicle", has_bike=True)
    yield from _motorised(person, terms)
    yield Variant(Lever.BOARDING, beds=True)
    yield from _related(person, terms)
    yield from _starts(person, terms)


def _longer(person: Person, terms: Terms) -> Variant:
    """The margin within which an offer is to be discussed, granted on every journey."""
    more = int(terms.rules.value("travel_discuss_margin", terms.today))

    def longer(own: int | None, rule_id: str) -> int:
        limit = terms.rules.value(rule_id, terms.today) if own is None else own
        return min(int(limit) + more, LONGEST_LIMIT)

    facts = {
        "max_minutes_employer": longer(person.max_minutes_employer, "travel_limit_employer"),
        "max_minutes_cfa": longer(person.max_minutes_cfa, "travel_limit_cfa"),
    }
    return Variant(Lever.MINUTES, str(more), facts, more=more)


def _motorised(person: Person, terms: Terms) -> Iterator[Variant]:
    """A moped and its licence, a car and its licence, for who is old enough."""
    for lever, mode, column, licence, enough in (
        (Lever.MOPED, Mode.MOPED, "has_moped", Licence.AM, MOPED_LICENCES),
        (Lever.CAR, Mode.CAR, "has_car", Licence.B, frozenset({Licence.B})),
    ):
        youngest = terms.rules.value(f"licence_{licence}_min_age", terms.today)
        holds, owns = bool(person.licences & enough), bool(person.owns[mode])
        if person.age_on(terms.today) < youngest or (holds and owns and not person.no_mobility):
            continue
        missing = "vehicle" if holds else "licence" if owns else "both"
        held = person.licences if holds else person.licences | {licence}
        facts = {column: True, "licences": ",".join(sorted(held))}
        yield _with_means(person, lever, missing, **facts)


def _with_means(person: Person, lever: Lever, detail: str, **facts: object) -> Variant:
    """The person with these means; who had "aucune mobilité" has no others."""
    if not person.no_mobility:
        return Variant(lever, detail, facts)
    return Variant(lever, detail, {**_STILL, "no_mobility": False, **facts}, lifts=False)


def _related(person: Person, terms: Terms) -> Iterator[Variant]:
    """A trade close to a wish, or an evolution from it, wished as well."""
    wished = {wish.rome for wish in person.wishes}
    links = [link for wish in person.wishes for link in terms.related.get(wish.rome, ())]
    closest_first = sorted(links, key=lambda link: link[1] != "close")
    found = dict.fromkeys(rome for rome, _ in closest_first if rome not in wished)
    for rome in list(found)[:_MOST_TRADES]:
        yield Variant(Lever.RELATED_TRADE, rome, wish=rome)


def _starts(person: Person, terms: Terms) -> Iterator[Variant]:
    """Ready on the first of each of the next months, or today for who meant to wait."""
    ready = max(person.available_from or terms.today, terms.today)
    firsts = [terms.today.replace(day=1) + relativedelta(months=n) for n in range(1, _MONTHS + 1)]
    for day in (terms.today, *firsts):
        if day != ready:
            yield Variant(Lever.START, day.isoformat(), {"available_from": day})
