"""What does a matrix of the country's size cost the ranking, beside the distance model?

Twenty-seven million pairs, one byte a pair and mode, mapped from disk. The whole country is the
same question with more people: `passerelle bench rank --people 1100000 --offers 300000`, then
again with `--travel matrix`.
"""

import pytest

from api.services.bench.rank import RankBench, Travelled, bench_rank

pytestmark = pytest.mark.bench
PEOPLE, OFFERS, SEED = 20_000, 30_000, 7


def test_the_same_people_with_and_without_a_matrix() -> None:
    found = {}
    for travel in Travelled:
        one = bench_rank(RankBench(PEOPLE, OFFERS, 1, SEED, travel), lambda _title, _people: None)
        found[travel] = one.seconds
        print(f"{travel}: {one.seconds:.1f} s, {one.pairs:,} pairs, {one.peak_rss_mb:.0f} MB")
    print(f"matrix / model: {found[Travelled.MATRIX] / found[Travelled.MODEL]:.2f}")
