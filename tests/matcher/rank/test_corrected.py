"""Among many people, is somebody with a corrected journey listed as they are alone?"""

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest
from hypothesis import example, given, settings
from worlds.random_worlds import worlds
from worlds.small_world import TODAY, World

from matcher.rank.matcher import Matcher
from matcher.rank.ranking import Ranking
from models.frames import RANKED

OFFERS = [{"offer_id": f"o{n}", "km": 2 + 2 * n, "course_id": "c"} for n in range(5)]
WORLD: dict[str, Any] = {"offers": OFFERS, "courses": [{"course_id": "c", "km": 3}]}
COACH = {"place_id": "e-o5", "minutes": 4}


def many(corrections: list[dict[str, Any]]) -> dict[str, pd.DataFrame]:
    """Three people with the same file but for the corrections of the second."""
    frames: dict[str, list[pd.DataFrame]] = {}
    for person_id in ("a", "b", "c"):
        own = World(**WORLD, corrections=corrections if person_id == "b" else ())
        for name, frame in own.frames_of_person().items():
            frames.setdefault(name, []).append(frame.assign(person_id=person_id))
    return {name: pd.concat(parts, ignore_index=True) for name, parts in frames.items()}


@pytest.mark.parametrize("offers", [4, 1])
def test_their_list_is_their_own_and_the_others_stay(
    matcher: Matcher, rank: Callable[..., Ranking], offers: int
) -> None:
    pool = World(**WORLD).read_pool()
    plain = matcher.rank(many([]), pool, offers, TODAY)
    found = matcher.rank(many([COACH]), pool, offers, TODAY)
    assert list(dict.fromkeys(found["person_id"])) == ["a", "b", "c"]
    for person_id in ("a", "c"):
        rows = [frame[frame["person_id"] == person_id] for frame in (found, plain)]
        pd.testing.assert_frame_equal(*(frame.reset_index(drop=True) for frame in rows))
    alone = rank(**WORLD, corrections=[COACH], k=offers)
    own = found[found["person_id"] == "b"]
    ids = alone.candidates.pairs.offers.offer_id
    assert own["offer_id"].tolist() == [ids[row] for row in alone.listed]
    assert own["offer_id"].iloc[0] == "o4"
    assert own["minutes_employer"].iloc[0] == 4
    assert tuple(found.columns) == tuple(column.name for column in RANKED.columns)


def test_a_correction_that_changes_nothing_changes_no_number(matcher: Matcher) -> None:
    pool = World(**WORLD).read_pool()
    plain = matcher.rank(many([]), pool, 9, TODAY)
    found = matcher.rank(many([{**COACH, "place_id": "nowhere"}]), pool, 9, TODAY)
    pd.testing.assert_frame_equal(found, plain)


VARIED = [
    {"km": n, "kind": "pmsmp", "rome": rome}
    for n, rome in enumerate(("D1102", "D1104", "E1103", "F1703", "D1102"))
]


@settings(max_examples=40)
@given(world=worlds)
@example({"person": {}, "courses": [], "wishes": [], "offers": VARIED})
@example({"person": {}, "courses": [], "wishes": [], "offers": [*VARIED, {"km": None}]})
def test_whoever_is_read_pair_by_pair_has_the_list_of_the_kernel(
    rank: Callable[..., Ranking], world: dict[str, Any]
) -> None:
    by_kernel = rank(**world)
    by_hand = rank(**world, corrections=[{**COACH, "place_id": "nowhere"}])
    for part in ("listed", "to_discuss", "excluded"):
        ids = [
            told.candidates.pairs.offers.offer_id[getattr(told, part)].tolist()
            for told in (by_kernel, by_hand)
        ]
        assert ids[0] == ids[1]
    assert (by_kernel.listed_total, by_kernel.excluded_total) == (
        by_hand.listed_total,
        by_hand.excluded_total,
    )


def test_a_matcher_made_with_the_parameters_of_another_ranks_as_it_does(matcher: Matcher) -> None:
    pool = World(**WORLD).read_pool()
    again = Matcher(**matcher.get_params())  # type: ignore[arg-type]
    lists = [each.rank(many([]), pool, 3, TODAY) for each in (matcher, again)]
    pd.testing.assert_frame_equal(*lists)


def test_nobody_listed_is_an_empty_frame(matcher: Matcher) -> None:
    pool = World().read_pool()
    assert len(matcher.rank(many([COACH]), pool, 9, TODAY)) == 0
