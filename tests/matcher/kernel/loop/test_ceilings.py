"""Is what an offer may be worth at most never less than what it is worth?"""

import pytest
from worlds.small_world import TODAY, World

from matcher.rank.matcher import Matcher

# The diploma aimed at, another of its level, and one of another level; the best may come last.
OFFERS = [
    {"km": 9 - number, "diploma_level": level, "rncp": rncp, "offer_id": f"o{number}"}
    for number, (level, rncp) in enumerate([(4, "r4"), (3, "r3"), (3, "other"), (3, "r3")] * 2)
]


@pytest.mark.parametrize("rncp", ["r3", "r4", "none known", None])
@pytest.mark.parametrize("k", [1, 2, 3])
def test_the_very_diploma_aimed_at_is_not_passed_over(
    matcher: Matcher, k: int, rncp: str | None
) -> None:
    wish = {"rome": "D1102", "target_level": 3, "target_rncp": rncp}
    small = World(wishes=[wish], offers=OFFERS, courses=[{"km": 4}])
    frames, pool = small.frames_of_person(), small.read_pool()
    # A list with room for all passes nothing over.
    every = matcher.rank(frames, pool, len(OFFERS), TODAY)
    assert len(every) == len(OFFERS)
    assert matcher.rank(frames, pool, k, TODAY).equals(every.head(k))
