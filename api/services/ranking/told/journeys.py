"""How are the journeys of the offers shown told? Means, runner-up, week, cost and aids, as JSON."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any

import numpy as np

from api.services.travel.rides import rides_entries
from data.travel import load_distance_constants
from matcher.columns import Person
from matcher.journey.clock import Clock
from matcher.journey.journey import Journey, journeys_of
from matcher.journey.legs import JourneyTerms, Leg
from matcher.journey.options import Option
from matcher.pairs import Pairs
from matcher.pool import Pool
from matcher.rank.matcher import Matcher
from matcher.travel import DistanceModel
from matcher.travel.layers import LayeredTimes
from models.protocols import Depth


def journeys_shown(
    matcher: Matcher, pairs: Pairs, pool: Pool, rows: Iterable[int], today: date
) -> dict[int, Journey]:
    """The journeys of these rows, by the matcher's own travel times and rules."""
    travel = matcher.travel
    transit = travel.by_timetable if isinstance(travel, LayeredTimes) else None
    terms = JourneyTerms(matcher.rules, today, travel, _model(), transit)
    return journeys_of(pairs, pool.courses, np.fromiter(rows, dtype=np.int64), terms)


def leg_entry(leg: Leg | None, person: Person) -> dict[str, Any]:
    """The means of one leg; a leg that nothing is known of keeps its keys."""
    if leg is None:
        return {"best": None, "runner_up": None, "road_km": None}
    return {
        "best": _option(leg.best, person),
        "runner_up": _option(leg.runner_up, person),
        "road_km": None if np.isnan(leg.km) else round(leg.km, 1),
    }


def journey_entry(journey: Journey) -> dict[str, Any]:
    """Both legs together: hours of the day, a mean week, a month's cost, aids, remarks."""
    return {
        **_clock(journey.clock),
        "hours_per_week": round(journey.week.hours, 1),
        "km_per_week": round(journey.week.km),
        "whole_week": journey.week.whole,
        "euros": journey.cost.euros,
        "euros_for": journey.cost.period,
        "needs_pass": journey.cost.needs_pass,
        "is_driven": journey.cost.is_driven,
        "aids": [
            {"rule": aid.rule, "sentence": aid.sentence, "source": aid.source}
            for aid in journey.aids
        ],
        "remarks": list(journey.remarks),
    }


def _option(option: Option | None, person: Person) -> dict[str, Any] | None:
    if option is None:
        return None
    several = len(person.home_labels) > 1
    by_model = option.depth is Depth.MODEL
    return {
        "mode": str(option.mode),
        "minutes": option.minutes,
        "from": person.home_labels[option.home] if several else None,
        "depth": option.depth.name.lower(),
        "error_minutes": _model().error_minutes(option.mode) if by_model else None,
        "bias_minutes": _model().bias_minutes(option.mode) if by_model else None,
        "timetable": rides_entries(option.rides),
    }


def _clock(clock: Clock | None) -> Mapping[str, str | None]:
    if clock is None:
        return {"leaves_home": None, "back_home": None}
    return {"leaves_home": _hour(clock.leaves), "back_home": _hour(clock.back)}


def _hour(minutes: int) -> str:
    """HH:MM, of the day before or after where it falls there."""
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"


@cache
def _model() -> DistanceModel:
    return DistanceModel(load_distance_constants())
