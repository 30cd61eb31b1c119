"""Does the matcher equal the ranking written out in plain Python, on random small worlds?"""

from typing import Any

import numpy as np
import pytest
from beside.plain_ranking import PlainRanking, rank_plainly
from hypothesis import given, settings
from worlds.random_worlds import worlds
from worlds.small_world import TODAY, World

from data.scorecards import load_expert_page
from data.travel import load_distance_constants
from matcher.rank.matcher import Matcher
from matcher.rank.ranking import Ranking
from matcher.rank.view import View
from models.rules import RuleBook

VIEWER = "mine"


@pytest.fixture(scope="module")
def given_numbers(rules: RuleBook) -> dict[str, Any]:
    """The numbers both rankings start from."""

    def value(rule_id: str) -> Any:
        return rules.value(rule_id, TODAY)

    return {
        "page": load_expert_page(),
        "constants": load_distance_constants(),
        "today": TODAY,
        "viewer": VIEWER,
        "ages": {"moped": value("licence_am_min_age"), "car": value("licence_b_min_age")},
        "trips": value("rhythm_trips_per_month"),
        "limits": {
            "employer": value("travel_limit_employer"),
            "cfa": value("travel_limit_cfa"),
            "margin": value("travel_discuss_margin"),
            "fastest_kmh": value("travel_fastest_local_kmh"),
        },
    }


def both(
    matcher: Matcher, numbers: dict[str, Any], world: dict[str, Any]
) -> tuple[Ranking, PlainRanking]:
    """The same world ranked by the matcher and in plain Python."""
    small = World(**world)
    ranking = matcher.rank_one(
        small.frames_of_person(), small.read_pool(), TODAY, View(50, viewer=VIEWER)
    )
    ids = ranking.candidates.pairs.offers.offer_id
    unlawful = {str(ids[row]) for row in np.flatnonzero(ranking.judgement.excluded)}
    return ranking, rank_plainly(small.rows(), numbers, unlawful)


def read(ranking: Ranking, rows: Any) -> list[str]:
    return [str(ranking.candidates.pairs.offers.offer_id[row]) for row in rows]


def assert_equal(ranking: Ranking, plain: PlainRanking) -> None:
    pairs = ranking.candidates.pairs
    everything = read(ranking, range(len(pairs)))
    scores = dict(zip(everything, ranking.scores.score.tolist(), strict=True))
    too_far = read(ranking, np.flatnonzero(ranking.candidates.reach.excluded))
    assert scores == plain.score
    assert set(too_far) == plain.too_far
    assert read(ranking, ranking.listed) == plain.listed
    assert read(ranking, ranking.to_discuss) == plain.to_discuss
    assert read(ranking, ranking.excluded) == plain.excluded
    assert ranking.listed_total == len(plain.listed)
    assert ranking.excluded_total == len(plain.excluded)


@settings(max_examples=60)
@given(world=worlds)
def test_any_small_world_is_ranked_as_in_plain_python(
    matcher: Matcher, given_numbers: dict[str, Any], world: dict[str, Any]
) -> None:
    assert_equal(*both(matcher, given_numbers, world))


EMPTY = {"person": {}, "offers": [], "courses": []}


@pytest.mark.parametrize(
    "world",
    [
        {},
        {"wishes": []},
        {
            "wishes": [],
            "offers": [
                {"km": n, "kind": "pmsmp", "rome": rome}
                for n, rome in enumerate(("D1102", "D1104", "E1103", "F1703"))
            ],
        },
        {"homes": [], "offers": [{"km": 1}, {"km": 2}]},
        {"homes": [{"km": None}], "offers": [{"km": 2}, {"km": 1}]},
        {"offers": [{"km": 1, "places": 2_000_000_000, "pending": 2_000_000_000}, {"km": 1}]},
        {"offers": [{"km": 1, "offer_id": key} for key in ("z", "a", "é", "10", "9", "A")]},
        {"offers": [{"km": 1, "kind": k} for k in ("pmsmp", "apprenticeship") * 4]},
    ],
    ids=["empty pool", "nothing", "no wish", "no home", "unplaced", "huge", "equal", "both kinds"],
)
def test_a_particular_world_is_ranked_as_in_plain_python(
    matcher: Matcher, given_numbers: dict[str, Any], world: dict[str, Any]
) -> None:
    assert_equal(*both(matcher, given_numbers, {**EMPTY, **world}))


def test_each_pair_has_the_course_found_in_plain_python(
    matcher: Matcher, given_numbers: dict[str, Any]
) -> None:
    world = {
        **EMPTY,
        "offers": [{"km": 1}, {"km": 1, "course_id": "c1"}, {"km": 1, "diploma_level": 4}],
        "courses": [{"km": 9}, {"km": 2}, {"km": 1, "level": 4}],
    }
    ranking, plain = both(matcher, given_numbers, world)
    assert plain.courses == {"o1": "c2", "o2": "c1", "o3": "c3"}
    assert ranking.candidates.pairs.cfa.course.tolist() == [1, 0, 2]
