"""Only near-equals change places, as often as told, and always alike from the same seed."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.learn.selection.explore import EXPLORED, NEAR, shown_order

POINTS = [50.0, 49.5, 48.5, 40.0, 39.0, 20.0]
lists = st.lists(st.floats(0, 100), max_size=15).map(lambda points: sorted(points, reverse=True))


def test_off_the_list_is_as_it_was() -> None:
    shown = shown_order(POINTS, 0.0, (1,))
    assert shown.order == (0, 1, 2, 3, 4, 5)
    assert set(shown.chance) == {1.0}


@given(lists, st.floats(0.01, 1), st.integers(0, 1000))
def test_an_offer_only_passes_near_equals_near_the_top(points, share, seed) -> None:
    shown = shown_order(points, share, (seed,))
    assert sorted(shown.order) == list(range(len(points)))
    assert shown == shown_order(points, share, (seed,))
    for place, offer in enumerate(shown.order):
        assert abs(points[offer] - points[place]) <= NEAR
        assert place < EXPLORED or offer == place


def test_each_offer_stands_where_it_does_as_often_as_is_told() -> None:
    share, times = 0.4, 20_000
    seen: Counter[tuple[int, int]] = Counter()
    said: dict[tuple[int, int], float] = {}
    for seed in range(times):
        shown = shown_order(POINTS, share, (seed,))
        for place, (offer, chance) in enumerate(zip(shown.order, shown.chance, strict=True)):
            seen[offer, place] += 1
            said[offer, place] = chance
    assert {pair: count / times for pair, count in seen.items()} == pytest.approx(said, abs=0.015)
    # Three are near the first, two near the fourth; the last stands alone.
    assert said[0, 0] == pytest.approx(0.6 + 0.4 / 3)
    assert said[5, 5] == 1.0
