"""Journeys of a small world's offers, told as a ranking tells them."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pytest
from worlds.small_world import TODAY

from data.travel import load_distance_constants
from matcher.journey.journey import Journey, journeys_of
from matcher.journey.legs import JourneyTerms
from matcher.rank.matcher import Matcher
from matcher.rank.ranking import Ranking
from matcher.travel import DistanceModel
from matcher.travel.layers import LayeredTimes

MODEL = DistanceModel(load_distance_constants())


@pytest.fixture(scope="session")
def told_of(matcher: Matcher, world: Any) -> Callable[..., dict[str, Journey]]:
    """The journeys of every offer a ranking has read, by offer id."""

    def journeys(
        ranking: Ranking, courses: Sequence[Any], travel: LayeredTimes | None = None
    ) -> dict[str, Journey]:
        pairs = ranking.candidates.pairs
        transit = travel.by_timetable if travel else None
        terms = JourneyTerms(matcher.rules, TODAY, travel or matcher.travel, MODEL, transit)
        known = world(courses=courses).read_pool().courses
        found = journeys_of(pairs, known, np.arange(len(pairs)), terms)
        return {str(pairs.offers.offer_id[row]): journey for row, journey in found.items()}

    return journeys


@pytest.fixture(scope="session")
def told(
    told_of: Callable[..., dict[str, Journey]], rank: Callable[..., Ranking]
) -> Callable[..., dict[str, Journey]]:
    """The journeys of every offer read for a small world's person, by offer id."""
    return lambda **asked: told_of(rank(**asked), asked.get("courses", ()))
