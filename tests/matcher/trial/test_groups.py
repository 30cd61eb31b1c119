"""Effects by group: none of few people, none that the total would give away, Holm's p-values."""

import numpy as np
import pytest
from worlds.planted_trials import drawn, with_answers

from matcher.trial.design import Design
from matcher.trial.groups import by_group, holm

PEOPLE = drawn(Design(("nord", "sud")), 300)
N = len(PEOPLE)
AIDED = PEOPLE.plus & (PEOPLE.trade == "D")
ANSWERED = with_answers(PEOPLE, 0.3 + 0.4 * AIDED, np.random.default_rng(1))


def test_a_group_for_which_it_works_is_seen_apart():
    found = {each.group: each for each in by_group(ANSWERED, ANSWERED.trade)}
    assert set(found) == set("DGF")
    assert found["D"].holm < 0.01
    assert found["D"].effect.value == pytest.approx(0.4, abs=0.15)
    assert found["G"].holm > 0.05


def test_a_small_group_is_hidden_and_the_next_smallest_with_it():
    group = np.full(N, "a", dtype=object)
    group[:200], group[:20] = "b", "c"
    assert [each.group for each in by_group(ANSWERED, group)] == ["a"]
    group[20:40] = "d"
    assert [each.group for each in by_group(ANSWERED, group)] == ["a", "b"]


def test_a_group_that_is_large_in_one_arm_only_is_hidden():
    group = np.where(PEOPLE.plus, "served", "others").astype(object)
    assert by_group(ANSWERED, group) == []


def test_all_in_one_group_is_the_whole():
    assert [each.people for each in by_group(ANSWERED, np.full(N, "all", dtype=object))] == [N]


def test_holms_p_values_rise_and_leave_unknown_ones_aside():
    found = holm([0.04, float("nan"), 0.01, 0.9])
    assert found[0] == pytest.approx(0.08)
    assert np.isnan(found[1])
    assert found[2:] == pytest.approx([0.03, 0.9])
