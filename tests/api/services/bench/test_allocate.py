"""Is what the bench measures side by side the same market, and every figure there?"""

import pytest

from api.services.bench.allocate import AllocateBench, bench_allocate
from api.services.bench.france_market import CANDIDATES, MOST_PLACES, france_market
from api.services.bench.peers import PEERS
from matcher.allocate import market_of
from matcher.allocate.allocation import value_of


def test_every_method_is_measured_on_the_same_market_and_the_exact_ones_agree() -> None:
    heard: list[str] = []
    found = bench_allocate(AllocateBench(people=300, seed=7), heard.append)
    several = found["three_suggestions_with_bonus"]
    assert heard[:2] == ["territoire", "auction"]
    assert list(found["peers"]) == list(PEERS)
    assert set(several["peers"]) == set(PEERS) - {"scipy"}
    for run in (found, several):
        assert run["seconds"] > 0
        assert run["peak_rss_mb"] > 50
        assert 0 <= run["gap"] <= 0.0005
        assert run["value"] <= run["upper_bound"]
        for name, peer in run["peers"].items():
            assert peer["seconds"] > 0
            if name in {"ortools", "scipy"}:
                assert peer["value"] == run["value"]
            else:
                assert 0.5 * run["value"] < peer["value"] < run["value"]


def test_the_same_seed_draws_the_same_market() -> None:
    (first, rooms), (again, _), (other, _) = (france_market(200, seed) for seed in (1, 1, 2))
    assert first.value.tolist() == again.value.tolist()
    assert first.value.tolist() != other.value.tolist()
    assert market_of(first, rooms).row.tolist() == list(range(len(first.value)))
    assert (first.person[1:] == first.person[:-1]).sum() < 200 * CANDIDATES
    assert set(rooms.offer) == set(range(1, MOST_PLACES + 1))


@pytest.mark.parametrize("people", [1, 2])
def test_hardly_anybody_is_a_market_too(people: int) -> None:
    market = market_of(*france_market(people, seed=1))
    for solve in PEERS.values():
        assert value_of(market, solve(market)) >= 0
