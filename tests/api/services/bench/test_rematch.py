"""Does the bench of a whole re-match certify its result over all pairs?"""

from api.services.bench.rematch import RematchBench, bench_rematch


def test_ranking_and_allocation_end_with_a_certificate() -> None:
    heard: list[str] = []
    asked = RematchBench(people=300, offers=3_000, threads=1, seed=7)
    found = bench_rematch(asked, lambda told, _: heard.append(told))
    assert heard[0] == "Tirage du territoire"
    assert "Répartition" in heard
    assert found.value <= found.upper_bound
    assert found.gap <= 0.001
    assert 0 < found.served <= 300
    assert found.rounds >= 1
