"""What does a matrix of the country's size cost the ranking, beside the distance model?

Twenty-seven million pairs, one byte a pair and mode, mapped from disk: `passerelle bench rank
--people 1100000 --offers 300000`, then with `--travel matrix`. Of fewer people few share a home's
surroundings, and what lies around each is more of the whole: a matrix costs them more.
"""

import os
from collections.abc import Callable

import pytest

from api.services.bench.rank import RankBench, bench_rank
from api.services.bench.travelled import Travelled

pytestmark = pytest.mark.bench
PEOPLE, OFFERS, SEED = 1_100_000, 300_000, 7
MOST = 1.3


def test_the_same_people_with_and_without_a_matrix(keep: Callable[..., bool]) -> None:
    threads = os.cpu_count() or 1
    found = {}
    for travel in Travelled:
        one = bench_rank(
            RankBench(PEOPLE, OFFERS, threads, SEED, travel), lambda _title, _people: None
        )
        found[str(travel)] = one.seconds
        print(f"{travel}: {one.seconds:.1f} s, {one.pairs:,} pairs, {one.peak_rss_mb:.0f} MB")
    print(f"  drawing {one.matrix_pairs:,} pairs took {one.matrix_seconds:.1f} s, not counted")
    ratio = found["matrix"] / found["model"]
    print(f"matrix / model: {ratio:.2f}, at most {MOST}")
    keep("matrix_speed", {"people": PEOPLE, "offers": OFFERS, "seconds": found, "ratio": ratio})
    assert ratio <= MOST
