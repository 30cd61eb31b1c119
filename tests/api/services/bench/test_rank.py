"""Is what the bench of the ranking measures the same on any number of threads, and complete?"""

from dataclasses import asdict

import pytest

from api.services.bench.rank import RankBench, RankMeasured, bench_rank
from api.services.ranking.compiling import COMPILING


def measured(threads: int = 1, seed: int = 7) -> RankMeasured:
    return bench_rank(RankBench(people=40, offers=600, threads=threads, seed=seed), _unheard)


def _unheard(_title: str, _people: int) -> None:
    """Nobody asked."""


@pytest.fixture(scope="module")
def once() -> RankMeasured:
    return measured()


def test_the_keys_are_those_asked_for(once: RankMeasured) -> None:
    keys = "people offers trades_per_person pairs pairs_per_person seconds peak_rss_mb threads"
    matrix = ["travel", "matrix_pairs", "matrix_seconds"]
    assert list(asdict(once)) == [*keys.split(), *matrix, "checksum"]
    assert (once.people, once.offers, once.trades_per_person) == (40, 600, 24)
    assert once.pairs == round(once.pairs_per_person * once.people) > 0
    assert once.seconds > 0
    assert once.peak_rss_mb > 50


def test_the_checksum_depends_on_the_seed_alone(once: RankMeasured) -> None:
    two = measured(threads=2)
    assert (two.checksum, two.pairs) == (once.checksum, once.pairs)
    assert measured(seed=8).checksum != once.checksum


def test_the_work_is_heard_person_by_person() -> None:
    heard: list[tuple[str, int]] = []
    bench_rank(RankBench(40, 600, 1, 7), lambda title, people: heard.append((title, people)))
    assert sum(people for _, people in heard) == 40
    assert heard[0] == ("Tirage du territoire", 0)


def test_what_was_never_compiled_is_said_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.services.bench.rank.compile_notice", lambda: COMPILING)
    heard: list[str] = []
    bench_rank(RankBench(2, 50, 1, 7), lambda title, _people: heard.append(title))
    assert COMPILING in heard
