"""The CFA of one offer in plain Python: imposed, own, best known, or not known."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from beside.plain_ranking.journeys import Leg

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Cfa:
    """A course (None: none), why it, how one gets there, and the word or hours of its factor."""

    course: Row | None
    origin: str
    leg: Leg
    entry: int | str
    over: int


NO_LEG = Leg(None, None, 0, None)


def cfa_of(
    offer: Row,
    seen: tuple[str, Row | None],
    person: Row,
    courses: Sequence[Row],
    way: Callable[[Row], tuple[Leg, int | str, bool, float]],
) -> Cfa:
    """`seen`: the trade and the wish the offer matches by. `way`: leg, entry, boards, worth."""
    rome, wish = seen
    if offer["kind"] == "pmsmp":
        return Cfa(None, "not_needed", NO_LEG, "no_cfa", 0)
    by_id = {course["course_id"]: course for course in courses}
    level = offer.get("diploma_level") or (wish or {}).get("target_level")

    def prepares(course: Row) -> bool:
        if offer.get("rncp") and offer["rncp"] == course.get("rncp"):
            return True
        return course["rome"] == rome and _agree(level, course.get("level"))

    own = by_id.get(person.get("course_id")) if person["enrolment"] != "none" else None
    fitting = [c for c in courses if c["rome"] == rome and _agree(level, c.get("level"))]
    if offer.get("course_id") in by_id:
        course, origin = by_id[offer["course_id"]], "imposed"
    elif own is not None and prepares(own):
        course, origin = own, "own"
    elif fitting:
        course = min(fitting, key=lambda c: (-way(c)[3], c["uai"], c["course_id"]))
        origin = "supposed"
    else:
        return Cfa(None, "not_known", NO_LEG, "unknown_cfa", 0)
    leg, entry, boards, _ = way(course)
    held_against = origin != "supposed" and not boards and course.get("boarding") is False
    return Cfa(course, origin, leg, entry, leg.over if held_against else 0)


def _agree(one: int | None, other: int | None) -> bool:
    return one is None or other is None or one == other
