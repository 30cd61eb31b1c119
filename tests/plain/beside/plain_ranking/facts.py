"""What each factor reads of one pair, in plain Python: a point of its curve, or a word."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from beside.plain_ranking.courses import Cfa
from beside.plain_ranking.journeys import Leg

Row = Mapping[str, Any]
Fact = int | str


def distance_instead(leg: Leg) -> Fact:
    """Band of five kilometres of a journey that is not known."""
    if leg.minutes is not None:
        return "journey_known"
    return "not_placed" if leg.crow_km is None else min(int(leg.crow_km / 5), 12)


def hours_of_work(offer: Row, leg: Leg) -> str:
    """Kind of hours and who decides the journey."""
    start, end = offer.get("day_start"), offer.get("day_end")
    hours = "unknown_hours" if start is None or end is None else "day"
    if offer.get("works_weekend"):
        hours = "weekend"
    early = start is not None and start < 420
    late = (start is not None and start >= 1200) or (end is not None and end > 1200)
    overnight = start is not None and end is not None and end < start
    if early or late or overnight or offer.get("works_night"):
        hours = "early_or_late"
    means = {None: "unknown_means", "lift": "lift"}.get(leg.means, "own")
    return f"{hours}_{means}"


def step_of_level(offer: Row, person: Row) -> str:
    """Level reached and level prepared."""
    reached, prepared = person.get("level_reached"), offer.get("diploma_level")
    known_reached = "unknown" if reached is None else min(reached, 7)
    return f"{known_reached}_to_{'unknown' if prepared is None else min(prepared, 7)}"


def aim(offer: Row, wish: Row | None) -> str:
    """The diploma offered beside the one aimed at."""
    if offer["kind"] == "pmsmp":
        return "not_applicable"
    target = wish or {}
    if target.get("target_rncp") and target["target_rncp"] == offer.get("rncp"):
        return "same_diploma"
    aimed, offered = target.get("target_level"), offer.get("diploma_level")
    if aimed is None or offered is None:
        return "unknown"
    return "same_level" if aimed == offered else "higher" if offered > aimed else "lower"


def wait(offer: Row, person: Row, today: date) -> Fact:
    """Whole months until the start."""
    free = person.get("available_from")
    first = max(today, date.fromisoformat(free)) if free else today
    opens, closes = offer.get("start_from"), offer.get("start_to")
    if closes and date.fromisoformat(closes) < first:
        return "closes_before_availability"
    if not opens:
        return "undated"
    return min(int(max((date.fromisoformat(opens) - first).days, 0) / 30.4375), 6)


def tried(offer: Row, rome: str, stays: Sequence[Row]) -> str:
    """The strongest earlier immersion."""
    ranks = ["none", "trade_tried", "trade_purpose_met", "employer_tried", "employer_purpose_met"]
    found = [0]
    for stay in stays:
        if stay["kind"] == "pmsmp":
            met = 1 if stay.get("purpose_met") else 0
            found += [1 + met] * (stay["rome"] == rome)
            found += [3 + met] * (stay["employer_id"] == offer["employer_id"])
    return ranks[max(found)]


def freshness(offer: Row, today: date) -> Fact:
    """Class of the offer's age."""
    if not offer.get("published_on"):
        return "unknown"
    age = (today - date.fromisoformat(offer["published_on"])).days
    return sum(age > limit for limit in (7, 14, 30, 60, 90))


def competition(offer: Row) -> int:
    """Class of the pending proposals per place."""
    share = offer["pending"] / max(offer["places"], 1)
    return sum(share > limit for limit in (0, 0.5, 1, 2, 3))


def value_added(cfa: Cfa) -> Fact:
    """InserJeunes points, by fives."""
    added = None if cfa.course is None else cfa.course.get("value_added")
    return "unknown" if added is None else max(-6, min(6, round(added / 5))) + 6
