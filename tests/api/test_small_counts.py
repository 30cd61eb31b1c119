"""Can anybody compute a hidden count from what is shown beside it?"""

from hypothesis import given
from hypothesis import strategies as st

from api.small_counts import LEAST_SHOWN, shown, shown_parts

parts = st.dictionaries(st.integers(0, 30), st.integers(0, 12), max_size=9)


@given(st.integers(0, 40))
def test_one_to_four_are_hidden_and_nobody_at_all_is_told(count: int) -> None:
    assert (shown(count) is None) == (1 <= count < LEAST_SHOWN)


@given(parts)
def test_no_hidden_part_follows_from_the_total(counts: dict[int, int]) -> None:
    told = shown_parts(counts)
    assert told.keys() == counts.keys()
    assert all(count in (None, counts[key]) for key, count in told.items())
    assert all(count is None or count == 0 or count >= LEAST_SHOWN for count in told.values())
    hidden = [counts[key] for key, count in told.items() if count is None]
    everything = all(told[key] is None for key in counts if counts[key])
    # The rest of the total is of several parts and several people, unless nothing else is told.
    assert not hidden or everything or (len(hidden) > 1 and sum(hidden) >= LEAST_SHOWN)


@given(parts.filter(lambda counts: not any(0 < n < LEAST_SHOWN for n in counts.values())))
def test_nothing_is_hidden_where_no_part_is_small(counts: dict[int, int]) -> None:
    assert shown_parts(counts) == counts


def test_a_single_small_part_takes_the_next_smallest_along() -> None:
    assert shown_parts({"a": 3, "b": 7, "c": 9}) == {"a": None, "b": None, "c": 9}
