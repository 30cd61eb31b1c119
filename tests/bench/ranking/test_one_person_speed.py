"""How long does one person wait before a pool of 300,000 offers, all factors and rules?

People from every block of the drawn country. Prepared: columns and surroundings at hand, arrays in
and out. Through frames: frames checked, read, ranked, and a frame made. Bars are what was asked of
the engine on a quiet machine; they are printed, not asserted.
"""

import time
from collections.abc import Callable
from datetime import date
from itertools import islice
from typing import Any, Final

import numpy as np
import pytest
from beside.rank_peers.simpler import alone, sample

from api.services.ranking.pool.snapshot import expert_matcher
from data.france import country, people_frames, pool_frames
from data.scorecards import load_expert_page
from matcher.pool import Pool

pytestmark = pytest.mark.bench

TODAY: Final = date(2026, 11, 25)
FRANCE, OFFERS, EVERY, PEOPLE, K, SEED = 1_100_000, 300_000, 7, 300, 20, 1
BARS: Final = {"prepared": "1 / 5", "frames": "4 / -", "levers": "- / 1000", "explained": "-"}


def test_one_person_before_three_hundred_thousand_offers(keep: Callable[..., bool]) -> None:
    ground, matcher = country(SEED, TODAY), expert_matcher()
    pool = Pool.from_frames(
        pool_frames(ground, OFFERS), ground.labels, load_expert_page()["priors"]
    )
    blocks = list(islice(people_frames(ground, FRANCE, OFFERS), 0, None, EVERY))
    people = [*alone(sample(blocks, PEOPLE, SEED)).values()]
    ready = [matcher.prepare(own, pool, K, TODAY) for own in people]
    figures = {
        "prepared": _times(lambda one: one.best(), ready),
        "frames": _times(lambda own: matcher.rank(own, pool, K, TODAY), people),
        "levers": _times(lambda own: matcher.levers(own, pool, TODAY), people[:60]),
        "explained": _times(lambda own: matcher.rank_one(own, pool, TODAY), people[:60]),
    }
    print(f"\none person × {OFFERS} offers: median / p99 ms (bar)")
    for name, (median, p99) in figures.items():
        print(f"  {name:10} {median:8.2f} / {p99:8.2f}   ({BARS[name]})")
    keep("one_person", {"what": __doc__, "offers": OFFERS, "median_and_p99_ms": figures})


def _times(run: Callable[[Any], object], each: list[Any]) -> tuple[float, float]:
    run(each[0])
    times = []
    for one in each:
        start = time.perf_counter()
        run(one)
        times.append(1000 * (time.perf_counter() - start))
    median, p99 = np.percentile(times, [50, 99])
    return round(float(median), 3), round(float(p99), 3)
