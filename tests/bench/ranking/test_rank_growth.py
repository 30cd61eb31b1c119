"""How does the time of a whole country's ranking grow with people, and with offers?

Each size is ranked in a process of its own, so that its memory is its own. The result must not
depend on the number of threads, nor on the day it is measured again.
"""

import multiprocessing
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from typing import Any, Final

import pytest
from frozen.growth_plot import draw_growth
from frozen.results import RESULTS
from frozen.unwatched import unwatched

from api.services.bench.rank import RankBench, bench_rank

pytestmark = pytest.mark.bench

FRANCE, OFFERS, TENTH, THREADS, SEED = 1_100_000, 300_000, 110_000, 2, 1
# Few sizes: drawing and reading a country's people takes longer than ranking them.
PEOPLE: Final = (11_000, 35_000, TENTH, FRANCE)
POOLS: Final = (30_000, 100_000, OFFERS)
# Ten times the people in at most so many times the time.
MOST_FOR_TEN: Final = 11


def test_time_grows_no_faster_than_people_and_threads_change_nothing(
    keep: Callable[..., bool],
) -> None:
    people = [_measured(n, OFFERS) for n in PEOPLE]
    tenth, france = (run for run in people if run["people"] in (TENTH, FRANCE))
    pools = [tenth if n == OFFERS else _measured(TENTH, n) for n in POOLS]
    again = [_measured(TENTH, OFFERS, threads) for threads in (1, THREADS)]
    assert {run["checksum"] for run in (tenth, *again)} == {tenth["checksum"]}
    ratio = france["seconds"] / tenth["seconds"]
    print(f"ten times the people: {ratio:.1f} times the time")
    if keep(
        "rank_growth",
        {"what": __doc__, "ten_times_people": ratio, "runs": [*people, *pools[:-1], *again]},
    ):
        draw_growth(people, pools, RESULTS / "rank_growth.svg")
    assert ratio <= MOST_FOR_TEN


def _measured(people: int, offers: int, threads: int = THREADS) -> dict[str, Any]:
    # A fresh interpreter: a forked one would count the memory of this one as its own.
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as alone:
        asked = RankBench(people, offers, threads, SEED)
        found = asdict(alone.submit(bench_rank, asked, unwatched).result())
    print(
        f"\n{people:9} people × {offers:6} offers, {threads} threads: {found['seconds']:7.2f} s, "
        f"{found['pairs_per_person']:.0f} pairs each, {found['peak_rss_mb']:.0f} MB",
        end="",
        flush=True,
    )
    return found
