"""A matcher is copied and kept as scikit-learn's estimators are."""

import pickle

from worlds.small_world import TODAY, World

from matcher.rank.matcher import Matcher

WORLD = World(offers=[{"offer_id": "a"}, {"offer_id": "b"}])


def test_it_is_pickled_after_ranking_and_ranks_the_same_when_read_again(matcher: Matcher) -> None:
    frames, pool = WORLD.frames_of_person(), WORLD.read_pool()
    ranked = matcher.rank(frames, pool, 2, TODAY)
    kept = pickle.loads(pickle.dumps(matcher))  # noqa: S301
    assert len(ranked) == 2
    assert kept.rank(frames, pool, 2, TODAY).equals(ranked)


def test_it_says_what_it_was_made_with(matcher: Matcher) -> None:
    assert repr(matcher).startswith("Matcher(scorecard=Scorecard, rules=")
