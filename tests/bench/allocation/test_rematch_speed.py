"""How do ranking and allocation of a tenth of France stand beside its ranking alone?"""

import os

import pytest

from api.services.bench.rank import RankBench, bench_rank
from api.services.bench.rematch import RematchBench, bench_rematch

pytestmark = pytest.mark.bench

PEOPLE, OFFERS, SEED = 110_000, 30_000, 7
MOST_GAP = 0.001


def test_proving_an_allocation_over_all_pairs_beside_ranking_once() -> None:
    threads = os.cpu_count() or 1
    ranked = bench_rank(RankBench(PEOPLE, OFFERS, threads, SEED), lambda _told, _done: None)
    asked = RematchBench(PEOPLE, OFFERS, threads, SEED)
    found = bench_rematch(asked, lambda _told, _done: None)
    print(
        f"\n{PEOPLE} people, {OFFERS} offers: {found.rounds} rounds, gap {100 * found.gap:.4f} %, "
        f"{found.peak_rss_mb:.0f} MB, {found.seconds / ranked.seconds:.1f} times one ranking"
    )
    assert found.gap <= MOST_GAP
