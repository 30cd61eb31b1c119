"""How does the allocation of 100,000 people stand beside named alternatives, one process each?

SciPy's matching takes minutes at this size: it is measured on 10,000 people, and by
`passerelle bench allocate --people 100000` on as many as the others.
"""

from typing import Any

import pytest

from api.services.bench.allocate import AllocateBench, bench_allocate
from api.services.bench.peers import PEERS

pytestmark = pytest.mark.bench

MOST_MB = 512
MOST_GAP = 0.0005


def test_ours_beside_the_peers_on_a_hundred_thousand_people() -> None:
    found = bench_allocate(AllocateBench(100_000, 7, [p for p in PEERS if p != "scipy"]), print)
    _tell(found)
    assert found["gap"] <= MOST_GAP
    assert found["peak_rss_mb"] <= MOST_MB
    assert found["value"] >= found["peers"]["ortools"]["value"] * (1 - MOST_GAP)


def test_ours_beside_scipy_on_ten_thousand_people() -> None:
    found = bench_allocate(AllocateBench(10_000, 7, ["scipy"]), print)
    _tell(found)
    best = found["peers"]["scipy"]["value"]
    assert found["value"] <= best <= found["upper_bound"]
    assert found["gap"] <= MOST_GAP


def _tell(found: dict[str, Any]) -> None:
    for title, run in (("n=1, B=0", found), ("n=3, B=1", found["three_suggestions_with_bonus"])):
        print(f"\n{title}: {found['people']} people, {found['candidates']} candidates", end="")
        print(f"; gap {100 * run['gap']:.4f} %, {run['peak_rss_mb']:.0f} MB")
        for name, peer in run["peers"].items():
            times = peer["seconds"] / run["seconds"]
            share = 100 * peer["value"] / run["value"]
            print(f"  {name}: {times:.1f} times our time, {share:.2f} % of our value")
