"""Is one offer alone told as it is in the list, and in its place?"""

from typing import Any

import numpy as np
import pytest
from hypothesis import example, given, settings
from worlds.random_worlds import worlds
from worlds.small_world import TODAY, World

from matcher.rank.matcher import Matcher
from matcher.rank.view import View

VIEW = View(50, viewer="mine")


@settings(max_examples=25)
@given(world=worlds)
@example({"person": {"has_bike": False, "max_minutes_employer": 80}, "offers": [{"km": 5}]})
def test_any_offer_alone_is_told_as_among_the_others(
    matcher: Matcher, world: dict[str, Any]
) -> None:
    small = World(**world)
    pool, person = small.read_pool(), small.read_person()
    among = matcher.rank_one(small.frames_of_person(), pool, TODAY, VIEW)
    places = {int(pool_row): row for row, pool_row in enumerate(among.candidates.pool_rows)}
    for pool_row in range(len(pool.offers)):
        alone = matcher.look_at(person, pool, pool_row, TODAY, VIEW)
        row = places.get(pool_row)
        entries = matcher.entries_of(person, pool, pool_row, TODAY, VIEW)
        if alone is None:
            assert row is None
            assert entries is None
            continue
        assert row is not None
        assert (len(alone.listed), len(alone.to_discuss), len(alone.excluded)) == (
            int(row in among.listed),
            int(row in among.to_discuss),
            int(row in among.excluded),
        )
        assert alone.scores.score[0] == among.scores.score[row]
        assert alone.explanations.get(0) == among.explanations.get(row)
        assert alone.warnings.get(0) == among.warnings.get(row)
        assert alone.reasons.get(0) == among.reasons.get(row)
        if len(alone.excluded):
            assert entries is None
        else:
            assert entries is not None
            assert entries.tolist() == among.scores.entries[:, row].tolist()


@pytest.mark.parametrize("own", [(), ("a",), ("a", "a"), ("b", "gone")])
def test_own_proposals_are_no_competition_alone_or_in_the_list(
    matcher: Matcher, own: tuple[str, ...]
) -> None:
    offers = [{"offer_id": key, "km": km, "pending": 2} for key, km in (("a", 4), ("b", 1))]
    small = World(offers=offers)
    pool, frames, view = small.read_pool(), small.frames_of_person(), View(own=own)
    seen = matcher.rank_one(frames, pool, TODAY, view)
    expected = matcher.rank_one(frames, pool.without_pending(own), TODAY)
    assert seen.scores.score.tolist() == expected.scores.score.tolist()
    assert seen.explanations == expected.explanations
    alone = matcher.look_at(small.read_person(), pool, 0, TODAY, view)
    assert alone is not None
    assert alone.scores.score[0] == seen.scores.score[0]
    (reads,) = matcher.read_each(frames, pool, TODAY, view)
    assert np.array_equal(reads.score, seen.scores.score)
