"""A planted gap is found with its interval, none where there is none; small groups stay hidden."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.audit.gaps import OfEach, gaps_between
from matcher.audit.hidden import NOT_KNOWN, Least, told_groups

LEAST = Least(told=30, untold=5)


def _drawn(seed: int, n: int = 600, gap: float = 0.0) -> tuple[np.ndarray, OfEach]:
    """People with one to three answers each, of which women have `gap` more."""
    rng = np.random.default_rng(seed)
    group = rng.choice(np.array(["F", "M"], dtype=object), n)
    asked = rng.integers(1, 4, n)
    own = np.clip(0.4 + gap * (group == "F") + rng.normal(0, 0.1, n), 0, 1)
    return group, OfEach(rng.binomial(asked, own).astype(float), asked.astype(float))


def test_a_planted_gap_is_recovered_within_its_interval() -> None:
    women, men = gaps_between(*_drawn(1, gap=0.15), LEAST)
    assert (women.group, men.group) == ("F", "M")
    assert women.gap.low <= 0.15 <= women.gap.high
    assert women.is_sure
    assert men.gap.value == pytest.approx(-women.gap.value)
    assert women.value.value - men.value.value == pytest.approx(women.gap.value)


def test_without_a_gap_one_in_twenty_is_said_sure() -> None:
    sure = [gaps_between(*_drawn(seed, 300), LEAST)[0].is_sure for seed in range(200)]
    assert 0.01 <= np.mean(sure) <= 0.1


def test_people_are_drawn_with_all_that_is_theirs() -> None:
    group = np.array(["F", "M"] * 60, dtype=object)
    answers = np.tile([1.0, 1.0, 0.0, 0.0], 30)
    once = gaps_between(group, OfEach(answers, np.ones(120)), LEAST)
    # Nine answers of one person, all alike, tell no more than one.
    often = gaps_between(group, OfEach(9 * answers, np.full(120, 9.0)), LEAST)
    assert often == once


def test_whoever_is_not_concerned_is_left_out() -> None:
    group = np.array(["F", "M"] * 60, dtype=object)
    below = np.ones(120)
    below[: 2 * 31 : 2] = 0
    assert gaps_between(group, OfEach(np.ones(120), below), LEAST) == ()
    below[0] = 1
    assert [each.people for each in gaps_between(group, OfEach(np.ones(120), below), LEAST)] == [
        30,
        60,
    ]


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ({"a": 30, "b": 30}, ("a", "b")),
        ({"a": 30, "b": 29}, ()),
        ({"a": 50, "b": 40, "c": 29}, ("a", "b")),
        ({"a": 50, "b": 40, "c": 5}, ("a", "b")),
        ({"a": 50, "b": 40, "c": 4}, ()),
        ({"a": 50, "b": 60, "c": 40, "d": 4}, ("a", "b")),
        ({"a": 50, "b": 40, NOT_KNOWN: 99}, ("a", "b")),
        ({"a": 50, "b": 40, NOT_KNOWN: 1}, ()),
        ({"a": 100}, ()),
        ({}, ()),
    ],
)
def test_a_group_under_the_minimum_is_hidden_with_what_would_give_it_away(counts, told) -> None:
    assert told_groups(counts, LEAST) == told


@given(st.dictionaries(st.sampled_from(["a", "b", "c", "d", NOT_KNOWN]), st.integers(0, 100)))
def test_what_is_hidden_is_nobody_or_enough_people(counts) -> None:
    told = told_groups(counts, LEAST)
    hidden = sum(counts.values()) - sum(counts[group] for group in told)
    assert all(counts[group] >= LEAST.told for group in told)
    assert len(told) != 1
    if told:
        assert hidden == 0 or hidden >= LEAST.untold
