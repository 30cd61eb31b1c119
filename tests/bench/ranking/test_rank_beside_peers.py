"""How many times faster than PostGIS, BallTree and pandas is one query, and a whole country?

All rank the same 2,000 people on the same offers by the same sub-formula
(`beside.rank_peers.ground`), in one run; every list must be the same, or nothing is told. One query
is one person's: ours prepared, and with what lies around looked up as well; one connection for the
database. The batch of ours is measured on whole blocks of the country, that of the others on the
2,000 people, over two connections or granted twice the speed of one core; all are extrapolated to
the country.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

import numpy as np
import pytest
from beside.rank_peers.ground import (
    LIMIT_MINUTES,
    LISTED,
    RADIUS_KM,
    Ground,
    Listed,
    Size,
    ground_of,
)
from beside.rank_peers.ours import Ours, listed_of
from beside.rank_peers.postgis import InPostgis, in_postgis
from beside.rank_peers.scanned import InBallTree, InPandas

pytestmark = pytest.mark.bench

FRANCE: Final = 1_100_000
SIZE: Final = Size(offers=300_000, people=FRANCE, every=7, asking=2_000)
THREADS: Final = 2
FASTER_AT_P99, FASTER_IN_BATCH = 10, 200


@pytest.fixture(scope="module")
def ground() -> Ground:
    return ground_of(SIZE)


@pytest.fixture(scope="module")
def postgis(ground: Ground) -> Iterator[InPostgis]:
    with in_postgis(ground) as peer:
        yield peer


def test_ours_beside_postgis_a_ball_tree_and_pandas(
    ground: Ground, postgis: InPostgis, keep: Callable[..., bool]
) -> None:
    ours = Ours(ground)
    ours.prepare()
    numbers, askers = range(len(ground.askers)), ground.askers
    engines: dict[str, tuple[Callable[[Any], Listed], Iterable[Any]]] = {
        "ours, prepared": (ours.ask, numbers),
        "ours, looking around": (ours.look_and_ask, numbers),
        "PostGIS, GiST": (postgis.ask, askers),
        "BallTree and numpy": (InBallTree(ground).ask, askers),
        "plain pandas": (InPandas(ground).ask, askers),
    }
    lists, figures = {}, {}
    for name, (ask, whom) in engines.items():
        lists[name], figures[name] = _asked_one_by_one(ask, whom)
    batch = {"ours": _our_batch(ours, ground, lists["ours, prepared"])}
    batch["PostGIS, GiST"] = _their_batch(postgis, lists["ours, prepared"])
    for name in ("BallTree and numpy", "plain pandas"):
        batch[name] = figures[name]["mean_ms"] / 1000 / THREADS
    postgis.index_by_trade()
    best = "PostGIS, GiST by trade"
    lists[best], figures[best] = _asked_one_by_one(postgis.ask, askers)
    batch[best] = _their_batch(postgis, lists["ours, prepared"])
    _check_same(lists)
    found = _figures(figures, batch)
    _tell(found)
    keep("rank_beside_peers", found, postgis=postgis.version())
    assert found["query_p99_ratio"]["PostGIS, GiST"] >= FASTER_AT_P99
    assert found["batch_ratio"]["PostGIS, GiST"] >= FASTER_IN_BATCH


def _asked_one_by_one(
    ask: Callable[[Any], Listed], whom: Iterable[Any]
) -> tuple[list[Listed], dict[str, float]]:
    lists, times = [], []
    for each in whom:
        start = time.perf_counter()
        listed = ask(each)
        times.append(1000 * (time.perf_counter() - start))
        lists.append(listed)
    median, p99 = np.percentile(times, [50, 99])
    return lists, {"median_ms": median, "p99_ms": p99, "mean_ms": float(np.mean(times))}


def _our_batch(ours: Ours, ground: Ground, expected: list[Listed]) -> float:
    """Seconds a person, over whole blocks; the sampled people are ranked alike among them."""
    seconds, people, found = 0.0, 0, {}
    for block in ground.blocks:
        crowd = ours.read(block)
        start = time.perf_counter()
        parts = ours.ask_all(crowd, THREADS)
        seconds += time.perf_counter() - start
        people += len(crowd)
        found |= dict(zip(block["people"]["person_id"], listed_of(parts, len(crowd)), strict=True))
    ids = ground.sampled["people"]["person_id"]
    assert all(found[key].is_same(own) for key, own in zip(ids, expected, strict=True))
    return seconds / people


def _their_batch(postgis: InPostgis, expected: list[Listed]) -> float:
    start = time.perf_counter()
    found = postgis.ask_all(THREADS)
    seconds = time.perf_counter() - start
    assert all(one.is_same(other) for one, other in zip(found, expected, strict=True))
    return seconds / len(found)


def _check_same(lists: dict[str, list[Listed]]) -> None:
    ours = lists["ours, prepared"]
    assert sum(len(listed.rows) for listed in ours) > LISTED * len(ours) // 2
    for name, theirs in lists.items():
        differ = [n for n, pair in enumerate(zip(ours, theirs, strict=True)) if not _same(*pair)]
        assert not differ, f"{name} lists others for {len(differ)} people, first {differ[0]}"


def _same(one: Listed, other: Listed) -> bool:
    return one.is_same(other)


def _figures(query: dict[str, dict[str, float]], batch: dict[str, float]) -> dict[str, Any]:
    ours = query["ours, prepared"]["p99_ms"]
    return {
        "what": __doc__,
        "offers": SIZE.offers,
        "people_asked": SIZE.asking,
        "radius_km": RADIUS_KM,
        "limit_minutes": LIMIT_MINUTES,
        "listed": LISTED,
        "query": {name: _rounded(each) for name, each in query.items()},
        "query_p99_ratio": _rounded({name: each["p99_ms"] / ours for name, each in query.items()}),
        "batch_seconds_for_france": _rounded({n: s * FRANCE for n, s in batch.items()}),
        "batch_ratio": _rounded({name: each / batch["ours"] for name, each in batch.items()}),
    }


def _rounded(figures: dict[str, float]) -> dict[str, float]:
    return {name: round(float(each), 3) for name, each in figures.items()}


def _tell(found: dict[str, Any]) -> None:
    print(f"\n{SIZE.asking} people × {SIZE.offers} offers within {RADIUS_KM} km, three factors")
    print("one query: median / p99 ms, and p99 beside ours prepared")
    for name, each in found["query"].items():
        ratio = found["query_p99_ratio"][name]
        print(f"  {name:24} {each['median_ms']:8.2f} / {each['p99_ms']:8.2f}   × {ratio:.1f}")
    print(f"{FRANCE} people, extrapolated, two cores: seconds, and beside ours")
    for name, seconds in found["batch_seconds_for_france"].items():
        print(f"  {name:24} {seconds:10.0f}   × {found['batch_ratio'][name]:.0f}")
