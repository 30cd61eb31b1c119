"""Among many people, is somebody to whom offers were proposed listed as they are alone?"""

from typing import Any

import pandas as pd
from hypothesis import example, given, settings
from hypothesis import strategies as st
from worlds.random_worlds import worlds
from worlds.small_world import TODAY, World

from matcher.rank.matcher import Matcher
from matcher.rank.ranking import Ranking
from matcher.rank.view import View
from matcher.scorecard.sigmoid import PROBABILITY_UNIT

IDS = ("a", "b", "c", "d")
K = 4


def many(world: dict[str, Any], waiting: list[list[str]]) -> dict[str, pd.DataFrame]:
    """Four people with the same file but for what was proposed to each."""
    frames: dict[str, list[pd.DataFrame]] = {}
    for person_id, own in zip(IDS, waiting, strict=True):
        # Somebody who waits for nothing has an empty frame all the same.
        told = World(**world, waiting=own or ["gone"]).frames_of_person()
        told["waiting"] = told["waiting"][[bool(own)] * len(told["waiting"])]
        for name, frame in told.items():
            frames.setdefault(name, []).append(frame.assign(person_id=person_id))
    return {name: pd.concat(parts, ignore_index=True) for name, parts in frames.items()}


def listed(alone: Ranking) -> list[tuple[str, float]]:
    """Offers and their scores, 0–100, as one person's ranking has them."""
    ids = alone.candidates.pairs.offers.offer_id[alone.listed].tolist()
    scores = 100 * (alone.scores.score[alone.listed] / PROBABILITY_UNIT**2)
    return list(zip(ids, scores.tolist(), strict=True))


CROWDED: dict[str, Any] = {"offers": [{"km": 2, "pending": 1}, {"km": 1, "pending": 1}]}
NAMED_TWICE: dict[str, Any] = {"offers": [{"km": 1, "pending": 4, "other_romes": "D1104"}] * 3}
own = st.lists(st.sampled_from(["o1", "o2", "o3", "o7", "gone"]), max_size=4)


@settings(max_examples=40)
@given(world=worlds, waiting=st.lists(own, min_size=4, max_size=4), threads=st.sampled_from([1, 2]))
@example(world=CROWDED, waiting=[["o1"], ["o2"], ["o1", "o2"], []], threads=2)
@example(world=NAMED_TWICE, waiting=[["o3", "o3"], ["o1"], ["gone"], []], threads=1)
def test_the_list_of_one_among_many_is_their_own(
    matcher: Matcher, world: dict[str, Any], waiting: list[list[str]], threads: int
) -> None:
    pool = World(**world).read_pool()
    ranked = matcher.rank(many(world, waiting), pool, K, TODAY, threads)
    for person_id, proposed in zip(IDS, waiting, strict=True):
        alone = matcher.rank_one(
            World(**world).frames_of_person(), pool, TODAY, View(K, own=tuple(proposed))
        )
        found = ranked[ranked["person_id"] == person_id]
        assert list(zip(found["offer_id"], found["score"], strict=True)) == listed(alone)


def test_who_waits_for_an_offer_finds_it_where_it_stood_before(matcher: Matcher) -> None:
    pool = World(**CROWDED).read_pool()
    ranked = matcher.rank(many(CROWDED, [["o1"], [], [], []]), pool, K, TODAY)
    lists = ranked.groupby("person_id")["offer_id"].apply(list)
    assert lists["a"] == ["o1", "o2"]
    assert lists["b"] == ["o2", "o1"]


def test_a_corrected_journey_and_a_waiting_proposal_count_both(matcher: Matcher) -> None:
    by_coach = {"place_id": "e-o2", "minutes": 40, "mode": "walk"}
    far = {"offers": [{**offer, "km": 6} for offer in CROWDED["offers"]]}
    world = World(**far, waiting=["o2"], corrections=[by_coach])
    pool, frames = world.read_pool(), world.frames_of_person()
    ranked = matcher.rank(frames, pool, K, TODAY)
    alone = matcher.rank_one(frames, pool, TODAY, View(K, own=("o2",)))
    assert list(zip(ranked["offer_id"], ranked["score"], strict=True)) == listed(alone)
    without = matcher.rank({**frames, "waiting": frames["waiting"].head(0)}, pool, K, TODAY)
    score = {
        rows: dict(zip(each["offer_id"], each["score"], strict=True))["o2"]
        for rows, each in (("waits", ranked), ("not", without))
    }
    assert score["waits"] > score["not"]


def test_the_pool_is_left_as_it_was(matcher: Matcher) -> None:
    pool = World(**CROWDED).read_pool()
    nobody_waits = many(CROWDED, [[], [], [], []])
    before = matcher.rank(nobody_waits, pool, K, TODAY)
    matcher.rank(many(CROWDED, [["o1"], ["o2"], ["o1", "o2"], ["o2"]]), pool, K, TODAY)
    pd.testing.assert_frame_equal(matcher.rank(nobody_waits, pool, K, TODAY), before)
