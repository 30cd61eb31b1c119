"""How long does one person wait before a pool of 300,000 offers, all factors and rules?

People from every block of the drawn country. Prepared: columns and surroundings at hand, arrays in
and out. Through frames: frames checked, read, ranked, and a frame made. Levers are timed before the
demo's own pool as well, for everybody of the demo. Everybody is asked about in several passes: what
others do on a shared machine only adds, so the quietest pass is what the engine takes, and the
busiest says how loud the machine was. Bars are what was asked of the engine on a quiet machine;
they are printed, not asserted.
"""

import time
from collections.abc import Callable
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any, Final

import numpy as np
import pytest
from beside.rank_peers.simpler import alone, sample
from sqlalchemy import select

from api.services.demo.load_demo import load_demo
from api.services.open_store import open_store
from api.services.ranking.frames.person_frames import person_frames
from api.services.ranking.pool.snapshot import PoolSnapshots, expert_matcher
from api.settings import Settings
from data.france import country, people_frames, pool_frames
from data.scorecards import load_expert_page
from matcher.pool import Pool
from models.tables import YoungPerson

pytestmark = pytest.mark.bench

TODAY: Final = date(2026, 11, 25)
FRANCE, OFFERS, EVERY, PEOPLE, K, SEED = 1_100_000, 300_000, 7, 300, 20, 1
PASSES, SLOW_PASSES = 30, 5
BARS: Final = {"prepared": "1 / 5", "frames": "4 / -", "levers": "- / 1000", "explained": "-"}
DEMO_BAR: Final = "50 / -"


def test_one_person_before_three_hundred_thousand_offers(
    keep: Callable[..., bool], tmp_path: Path
) -> None:
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
        "levers": _times(lambda own: matcher.levers(own, pool, TODAY), people[:60], SLOW_PASSES),
        "explained": _times(
            lambda own: matcher.rank_one(own, pool, TODAY), people[:60], SLOW_PASSES
        ),
    }
    print(f"\none person × {OFFERS} offers: median / p99 ms of a pass")
    for name, passes in figures.items():
        print(_line(name, passes, BARS[name]))
    demo = _demo(tmp_path)
    told = {"offers": OFFERS, "median_and_p99_ms": figures, "demo": demo}
    keep("one_person", {"what": __doc__, **told})


def _demo(folder: Path) -> dict[str, Any]:
    """What levers take for each young person of the demo, before its own pool."""
    database = f"sqlite:///{folder / 'demo.sqlite'}"
    store = open_store(Settings(database_url=database, _env_file=None))
    load_demo(store.sessions, store.sealer, TODAY)
    snapshots = PoolSnapshots()
    with store.reading() as session:
        pool, matcher = snapshots.current(session, TODAY), snapshots.matcher
        people = [person_frames(session, each) for each in session.scalars(select(YoungPerson))]
    store.engine.dispose()
    passes = _times(lambda own: matcher.levers(own, pool, TODAY), people, SLOW_PASSES)
    print(f"one person of the demo × {len(pool.offers)} offers")
    print(_line("levers", passes, DEMO_BAR))
    return {
        "offers": len(pool.offers),
        "people": len(people),
        "median_and_p99_ms": {"levers": passes},
    }


def _line(name: str, passes: dict[str, tuple[float, float]], bar: str) -> str:
    told = "   ".join(f"{which} {one:7.2f} / {p99:7.2f}" for which, (one, p99) in passes.items())
    return f"  {name:10} {told}   ({bar})"


def _times(
    run: Callable[[Any], object], each: list[Any], passes: int = PASSES
) -> dict[str, tuple[float, float]]:
    """Median and p99, in ms, of the passes with the least, the middle, the greatest median."""
    run(each[0])
    found = sorted(_pass(run, each) for _ in range(passes))
    return {"quietest": found[0], "middle": found[passes // 2], "busiest": found[-1]}


def _pass(run: Callable[[Any], object], each: list[Any]) -> tuple[float, float]:
    times = []
    for one in each:
        start = time.perf_counter()
        run(one)
        times.append(1000 * (time.perf_counter() - start))
    median, p99 = np.percentile(times, [50, 99])
    return round(float(median), 3), round(float(p99), 3)
