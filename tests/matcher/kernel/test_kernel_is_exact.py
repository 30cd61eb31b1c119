"""Does the kernel equal the one-person path and the ranking in plain Python, on random worlds?"""

from typing import Any

import numpy as np
import pandas as pd
import pytest
from beside.kernel_beside import assert_equal
from hypothesis import given, settings
from worlds.random_worlds import worlds
from worlds.small_world import TODAY, World

from matcher.pool import Pool
from matcher.rank.matcher import Matcher

EMPTY: dict[str, Any] = {"person": {}, "offers": [], "courses": []}


@settings(max_examples=60)
@given(world=worlds)
def test_any_small_world_is_scored_as_it_is_explained(
    matcher: Matcher, world: dict[str, Any]
) -> None:
    assert_equal(matcher, World(**world))


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
        *(
            {
                "homes": homes,
                "person": {"uses_transit": buses},
                "offers": [{"km": km} for km in (300, 2, None, 40)],
            }
            for homes in ([{"km": None}, {"km": 8}], [{"km": 8}, {"km": None}])
            for buses in (True, False)
        ),
        {"homes": [{"km": 0}, {"km": 90}], "offers": [{"km": km} for km in (1, 45, 91, 140)]},
        {"offers": [{"km": 1, "places": 2_000_000_000, "pending": 2_000_000_000}, {"km": 1}]},
        {"offers": [{"km": 1, "offer_id": key} for key in ("z", "a", "é", "10", "9", "A")]},
        {"offers": [{"km": 1, "kind": k} for k in ("pmsmp", "apprenticeship") * 4]},
        {"wishes": [{"rome": "M1607"}], "offers": [{"km": 1}]},
        {"refusals": [{"kind": "employer", "value": "e-o1"}], "offers": [{"km": 1}, {"km": 2}]},
        {"refusals": [{"kind": "trade", "value": "D1102"}], "offers": [{"km": 1}]},
        {
            "refusals": [{"kind": "hours", "value": "night"}],
            "offers": [{"km": 1, "works_night": True}, {"km": 1}],
        },
        {"person": {"birth_date": "2010-02-28"}, "offers": [{"km": 1, "works_night": True}]},
        {"offers": [{"km": 1, "licence_required": "b"}], "person": {"licences": "am"}},
        {
            "stays": [
                {"employer_id": "e-o1", "kind": "pmsmp", "rome": "D1102", "starts_on": day}
                for day in ("2026-03-02", "2026-06-01")
            ],
            "offers": [{"km": 1, "kind": "pmsmp", "duration_days": 31}],
        },
    ],
)
def test_a_particular_world_is_scored_as_it_is_explained(
    matcher: Matcher, world: dict[str, Any]
) -> None:
    assert_equal(matcher, World(**{**EMPTY, **world}))


def several() -> tuple[dict[str, pd.DataFrame], Pool]:
    """Three people at two places, frames joined, and the pool they read."""
    offers = [{"km": n, "kind": kind} for n, kind in enumerate(("apprenticeship", "pmsmp") * 6)]
    small = World(offers=offers, courses=[{"km": 4}])
    frames = small.frames_of_person()
    parts = []
    for number, km in enumerate((0, 3, 0)):
        own = World(homes=[{"km": km}], person={"has_bike": number < 2}).frames_of_person()
        parts.append({name: frame.assign(person_id=f"p{number}") for name, frame in own.items()})
    return {
        name: pd.concat([part[name] for part in parts], ignore_index=True) for name in frames
    }, small.read_pool()


def test_people_are_ranked_together_as_they_are_alone(matcher: Matcher) -> None:
    frames, pool = several()
    together = matcher.rank(frames, pool, 5, TODAY)
    assert together.groupby("person_id").size().to_dict() == {"p0": 5, "p1": 5, "p2": 4}
    for number in range(3):
        alone = {
            name: frame[frame["person_id"] == f"p{number}"].reset_index(drop=True)
            for name, frame in frames.items()
        }
        expected = matcher.rank(alone, pool, 5, TODAY)
        own = together[together["person_id"] == f"p{number}"].reset_index(drop=True)
        pd.testing.assert_frame_equal(own, expected)


def test_the_number_of_threads_changes_nothing(matcher: Matcher) -> None:
    frames, pool = several()
    one, two = (matcher.rank(frames, pool, 5, TODAY, threads) for threads in (1, 2))
    pd.testing.assert_frame_equal(one, two)


def test_chances_multiply_to_the_score(matcher: Matcher) -> None:
    frames, pool = several()
    ranked = matcher.rank(frames, pool, 5, TODAY)
    np.testing.assert_allclose(100 * ranked["p_signed"] * ranked["p_held"], ranked["score"])


@pytest.mark.parametrize("k", [1, 2, 5])
def test_a_short_list_is_the_head_of_a_long_one_for_each_of_three_alike(
    matcher: Matcher, k: int
) -> None:
    # A few metres apart, the farthest first: equal scores, and each is nearer than those held.
    offers = [
        {"km": 1 + metres / 1000, "offer_id": key}
        for metres, key in zip(range(9, -1, -1), "fbegacdjih", strict=True)
    ]
    small = World(offers=[*offers, {"km": 1, "offer_id": "a-same"}])
    frames = {
        name: pd.concat([own.assign(person_id=key) for key in "abc"], ignore_index=True)
        for name, own in small.frames_of_person().items()
    }
    pool = small.read_pool()
    long, short = (matcher.rank(frames, pool, listed, TODAY) for listed in (20, k))
    assert long.groupby("person_id")["score"].nunique().max() < 11
    heads = long.groupby("person_id", sort=False).head(k).reset_index(drop=True)
    pd.testing.assert_frame_equal(short, heads)
    assert len({tuple(own["offer_id"]) for _, own in short.groupby("person_id")}) == 1


def test_nobody_gives_an_empty_frame(matcher: Matcher) -> None:
    frames, pool = several()
    nobody = {name: frame.iloc[:0] for name, frame in frames.items()}
    assert matcher.rank(nobody, pool, 5, TODAY).empty
