"""Employers look at few candidates, places are few, and one takes one place."""

from types import SimpleNamespace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from data.world.market import Answer, answers_to, place_in_group


@given(st.lists(st.integers(0, 4), max_size=30), st.randoms(use_true_random=False))
def test_ones_place_in_a_group_is_how_many_of_it_come_before(groups, random):
    order = list(range(len(groups)))
    random.shuffle(order)
    found = place_in_group(np.array(groups, dtype=np.int64), np.array(order, dtype=np.int64))
    before: dict[int, int] = {}
    for row in order:
        assert found[row] == before.get(groups[row], 0)
        before[groups[row]] = before.get(groups[row], 0) + 1


def _asked(person, offer, chance):
    return (
        np.array(person),
        np.array(offer),
        np.array(chance, dtype=float),
        np.arange(len(person), dtype=float),
    )


def _market(places, attention, stays=False):
    openings = SimpleNamespace(
        firm=np.zeros(len(places), dtype=np.int64),
        places=np.array(places),
        is_pmsmp=np.full(len(places), stays),
    )
    return openings, SimpleNamespace(attention=np.array([attention]))


def test_places_go_to_as_many_as_there_are():
    answer = answers_to(
        np.random.default_rng(1), _asked([0, 1, 2], [0, 0, 0], [1, 1, 1]), *_market([2], 9)
    )
    assert sorted(answer) == [Answer.PLACE_GONE, Answer.SIGNED, Answer.SIGNED]


def test_beyond_an_employers_attention_there_is_no_answer():
    answer = answers_to(
        np.random.default_rng(1), _asked(range(5), [0] * 5, [0] * 5), *_market([1], 3)
    )
    assert list(answer).count(Answer.NO_ANSWER) == 2
    assert list(answer).count(Answer.DECLINED_BY_EMPLOYER) == 3


def test_who_may_go_to_two_employers_takes_the_one_they_like_best():
    answer = answers_to(
        np.random.default_rng(1), _asked([7, 7], [0, 1], [1, 1]), *_market([1, 1], 9)
    )
    assert list(answer) == [Answer.DECLINED_BY_YOUNG_PERSON, Answer.SIGNED]
