"""Is an allocation the exact maximum, and does it say why?"""

from pathlib import Path

import numpy as np
import pytest
from worlds.markets import contested_market, drawn_market, milp_value, rooms_of

from matcher.allocate import Allocation, Candidates, allocate, market_of, solve
from matcher.allocate.allocation import value_of
from matcher.allocate.check import flaws_of
from matcher.allocate.exact_flow import FlowFailed, flow_edges


def _table(values: list[list[int]]) -> Candidates:
    shape = np.array(values)
    person, offer = np.indices(shape.shape)
    return Candidates(
        person.ravel().astype(np.int32), offer.ravel().astype(np.int32), shape.ravel()
    )


def _solved(
    candidates: Candidates, people: list[int], offers: list[int], bonus: int = 0
) -> Allocation:
    rooms = rooms_of(people, offers, bonus)
    found = allocate(market_of(candidates, rooms), seed=1)
    assert flaws_of(candidates, rooms, found) == []
    return found


def test_a_contested_place_goes_where_the_total_is_greatest() -> None:
    found = _solved(_table([[10, 9], [10, 1]]), [1, 1], [1, 1])
    assert found.chosen.tolist() == [1, 2]
    assert (found.value, found.bound, found.gap) == (19, 19, 0.0)


def test_an_offer_takes_as_many_people_as_it_has_room_for() -> None:
    assert _solved(_table([[5], [4], [3]]), [1, 1, 1], [2]).value == 9


def test_an_offer_without_room_takes_nobody() -> None:
    assert _solved(_table([[5, 1], [4, 1]]), [1, 1], [0, 1]).value == 1


def test_a_person_without_room_gets_nothing() -> None:
    assert _solved(_table([[5], [4]]), [0, 1], [1]).chosen.tolist() == [1]


def test_a_person_is_sent_several_times_but_never_twice_to_one_offer() -> None:
    found = _solved(_table([[5, 4, 3]]), [2], [3, 3, 3])
    assert found.chosen.tolist() == [0, 1]


def test_what_is_worth_less_than_nothing_is_no_suggestion() -> None:
    assert _solved(_table([[-1, -2]]), [2], [1, 1]).chosen.tolist() == []


def test_the_bonus_gives_a_first_suggestion_before_another_s_second() -> None:
    candidates = _table([[10, 9], [-1, 2]])
    assert _solved(candidates, [2, 2], [1, 1]).value == 19
    with_bonus = _solved(candidates, [2, 2], [1, 1], bonus=10)
    assert with_bonus.chosen.tolist() == [0, 3]
    assert with_bonus.value == 10 + 2 + 2 * 10


def test_nobody_and_nothing_is_an_allocation_too() -> None:
    empty = Candidates(*(np.zeros(0, dtype=kind) for kind in (np.int32, np.int32, np.int64)))
    assert _solved(empty, [], []).value == 0
    assert _solved(empty, [1], [1]).gap == 0.0


def test_the_seed_decides_between_equals_and_the_same_seed_decides_alike() -> None:
    market = market_of(_table([[7]] * 6), rooms_of([1] * 6, [1]))
    chosen = [allocate(market, seed).chosen.tolist() for seed in range(20)]
    assert chosen == [allocate(market, seed).chosen.tolist() for seed in range(20)]
    assert len({tuple(rows) for rows in chosen}) > 2


@pytest.mark.parametrize("block", range(10))
def test_five_hundred_small_markets_reach_the_optimum_of_a_milp(block: int) -> None:
    for number in range(block * 50, block * 50 + 50):
        candidates, rooms = drawn_market(np.random.default_rng(number))
        market = market_of(candidates, rooms)
        found = allocate(market, seed=number)
        assert found.value == found.bound == milp_value(candidates, rooms), number
        assert value_of(market, flow_edges(market)) == found.value, number
        assert flaws_of(candidates, rooms, found) == [], number


def test_values_too_large_for_min_cost_flow_are_refused_in_words() -> None:
    market = market_of(_table([[2**58] * 100]), rooms_of([1], [1] * 100))
    assert allocate(market, seed=1).value == 2**58
    with pytest.raises(FlowFailed, match="OR-tools"):
        flow_edges(market)


@pytest.mark.shared
def test_assign100_of_the_or_library_costs_305(shared_data: Path) -> None:
    numbers = [int(word) for word in (shared_data / "orlib/assign100.txt").read_text().split()]
    size, costs = numbers[0], np.array(numbers[1:]).reshape(numbers[0], numbers[0])
    dear = int(costs.max()) + 1
    found = _solved(_table((dear - costs).tolist()), [1] * size, [1] * size)
    assert size * dear - found.value == 305
    assert size * dear - found.bound == 305


def _equals() -> Candidates:
    """Eleven people for ten places worth the same to all: outbid each other step by step."""
    return _table([[1000] * 10] * 11)


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hardly any bids for the finest steps, as if the market were large."""
    monkeypatch.setattr(solve, "_FEW_BIDS", 10)


@pytest.mark.usefixtures("hurried")
def test_equals_who_fight_step_by_step_are_settled_from_coarse_to_fine() -> None:
    found = _solved(_equals(), [1] * 11, [1] * 10)
    assert found.value == 10_000
    assert 0 <= found.gap < 0.0005


@pytest.mark.usefixtures("hurried")
def test_a_round_that_goes_on_for_too_long_leaves_what_was_found_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(solve, "_BIDS_A_ROOM", 0)
    monkeypatch.setattr(solve, "has_flow", lambda: False)
    found = _solved(_equals(), [1] * 11, [1] * 10)
    assert found.value == 10_000
    assert 0.0005 < found.gap < 0.05


@pytest.mark.usefixtures("hurried")
def test_from_coarse_to_fine_both_the_value_and_the_bound_get_better(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    candidates, rooms = contested_market(np.random.default_rng(1))
    market = market_of(candidates, rooms)
    fine = allocate(market, seed=1, good_enough=1.0)
    monkeypatch.setattr(solve, "_BIDS_A_ROOM", 0)
    coarse = allocate(market, seed=1, good_enough=1.0)
    best = milp_value(candidates, rooms)
    assert coarse.value < fine.value <= best <= fine.bound < coarse.bound
    assert fine.gap < 0.0005
    for found in (fine, coarse):
        assert flaws_of(candidates, rooms, found) == []


@pytest.mark.usefixtures("hurried")
def test_a_gap_that_is_not_good_enough_is_closed_by_min_cost_flow(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(solve, "_BIDS_A_ROOM", 0)
    candidates, rooms = contested_market(np.random.default_rng(1))
    found = allocate(market_of(candidates, rooms), seed=1)
    assert found.value == milp_value(candidates, rooms)
    # The flow gives no prices: what is proven is still what the auction proved.
    assert found.gap > 0
    assert flaws_of(candidates, rooms, found) == []
