"""How long does one ranking of the demo take, beside plain pandas?

Ours: every factor, eligibility, both legs, explanations. Pandas: trade, employer minutes,
freshness, competition and start date only, no rules and no CFA, the way one would write it in a
notebook. Both must find the same contributions for these five factors, or the bench fails.
"""

import statistics
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from sqlalchemy import select

from api.services.demo.load_demo import load_demo
from api.services.open_store import open_store
from api.services.ranking.frames.person_frames import person_frames
from api.services.ranking.frames.pool_frames import pool_frames
from api.services.ranking.pool.snapshot import PoolSnapshots
from api.settings import Settings
from matcher.columns import Person
from matcher.factors import FACTORS
from matcher.pool import Pool
from matcher.rank.candidates import Judge, match_pool, read_candidates
from matcher.rank.matcher import Matcher
from matcher.scorecard import KindCard
from matcher.travel import DistanceModel, Use, usable_modes
from matcher.wishes import wanted_trades
from models.enums import Mode, OfferKind
from models.tables import YoungPerson

TODAY = date(2026, 11, 22)
SHARED_FACTORS = ("trade_fit", "employer_leg", "freshness", "competition", "start_date")
ROAD_MODES = (Mode.WALK, Mode.BIKE, Mode.MOPED, Mode.CAR)

pytestmark = pytest.mark.bench
type Demo = tuple[Matcher, Pool, pd.DataFrame, list[Person], dict[str, dict[str, pd.DataFrame]]]


@pytest.fixture(scope="module")
def demo(
    tmp_path_factory: pytest.TempPathFactory,
) -> Demo:
    folder: Path = tmp_path_factory.mktemp("demo")
    store = open_store(Settings(database_url=f"sqlite:///{folder / 'demo.sqlite'}"))
    load_demo(store.sessions, store.sealer, TODAY)
    snapshots = PoolSnapshots()
    with store.reading() as session:
        pool = snapshots.current(session, TODAY)
        offers = pool_frames(session, snapshots.matcher.rules, TODAY)["offers"]
        people = session.scalars(select(YoungPerson).order_by(YoungPerson.id)).all()
        frames = {p.id: person_frames(session, p) for p in people}
        persons = [Person.from_frames(own, key) for key, own in frames.items()]
    kept = [p for p in persons if p.wishes and len(p.homes) == 1]
    return snapshots.matcher, pool, offers, kept, frames


def plain_pandas(
    person: Person, pool: Pool, offers: pd.DataFrame, matcher: Matcher
) -> pd.DataFrame:
    """Contribution of the five shared factors to "signed", per offer id, best first."""
    card: KindCard = matcher.scorecard.kinds[OfferKind.APPRENTICESHIP]
    tables = {name: card.signed.tables[name] for name in SHARED_FACTORS}
    wanted = {rome: int(kind) for rome, (kind, _) in wanted_trades(person, pool.related).items()}
    own = offers[(offers["kind"] == "apprenticeship") & offers["only_for"].eq("")].copy()
    own["trade"] = own["rome"].map(wanted)
    own = own[own["trade"].notna() & (own["other_romes"] == "")]
    own["minutes"] = own.apply(lambda row: _minutes(person, row, matcher), axis=1)
    age = (pd.Timestamp(TODAY) - own["published_on"]).dt.days
    old = pd.cut(age, [-1, 7, 14, 30, 60, 90, np.inf], labels=range(6)).astype(int)
    crowd = pd.cut(own["pending"] / own["places"], [-1, 0, 0.5, 1, 2, 3, np.inf], labels=range(6))
    first = max(pd.Timestamp(TODAY), pd.Timestamp(person.available_from or TODAY))
    wait = ((own["start_from"] - first).dt.days.clip(lower=0) / 30.4375).clip(upper=6)
    start = wait.fillna(7).astype(int).where(~(own["start_to"] < first), 8)
    own["signed"] = sum(
        column.astype(int).map(dict(enumerate(tables[name])))
        for name, column in zip(
            SHARED_FACTORS, (own["trade"], own["minutes"], old, crowd, start), strict=True
        )
    )
    return own.sort_values(["signed", "minutes", "offer_id"], ascending=[False, True, True])


def _minutes(person: Person, row: pd.Series, matcher: Matcher) -> int:
    model = matcher.travel
    assert isinstance(model, DistanceModel)
    means = usable_modes(person, matcher.rules, TODAY)
    phi1, phi2 = np.radians(person.homes.lat[0]), np.radians(row["lat"])
    half = (
        np.sin((phi2 - phi1) / 2) ** 2
        + np.cos(phi1)
        * np.cos(phi2)
        * np.sin(np.radians(row["lng"] - person.homes.lng[0]) / 2) ** 2
    )
    crow = 2 * 6371.0088 * np.arcsin(np.sqrt(half))
    crow = np.sqrt(crow**2 + person.homes.spread_km[0] ** 2 + row["spread_km"] ** 2)
    road = crow * (1.1 + 0.3 * np.exp(-crow / 20))
    times = [
        settings["access_minutes"] + 60 * road / settings["speed_kmh"]
        for mode in ROAD_MODES
        if means[mode] is Use.YES and (settings := model.constants["modes"][mode])
    ]
    return int(min(np.rint(np.round(min(times), 6)), 254)) if times else 255


def _ours(person: Person, pool: Pool, matcher: Matcher) -> dict[str, int]:
    judge = Judge(matcher.scorecard, matcher.rules, matcher.travel, TODAY)
    pairs = read_candidates(person, pool, judge, match_pool(person, pool, "")).pairs
    card = matcher.scorecard.kinds[OfferKind.APPRENTICESHIP].signed
    total = np.zeros(len(pairs), dtype=np.int64)
    for factor in FACTORS:
        if factor.name in SHARED_FACTORS:
            total += card.tables[factor.name][factor.index(pairs)]
    return dict(zip(pairs.offers.offer_id, total.tolist(), strict=True))


def _medians(run: Callable[[Person], object], persons: list[Person]) -> tuple[float, float]:
    run(persons[0])
    times = []
    for person in persons:
        start = time.perf_counter()
        run(person)
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times), max(times)


def test_one_ranking_beside_plain_pandas(
    demo: Demo,
) -> None:
    matcher, pool, offers, persons, frames = demo
    only_roads = [
        person
        for person in persons
        if not person.lifts
        and person.owns[Mode.TRANSIT] is False
        and None not in person.owns.values()
    ][:40]
    for person in only_roads:
        ours = _ours(person, pool, matcher)
        theirs = plain_pandas(person, pool, offers, matcher)
        for offer_id, signed in zip(theirs["offer_id"], theirs["signed"], strict=True):
            assert ours[offer_id] == signed, f"{offer_id}: {ours[offer_id]} beside {signed}"
    ours_ms, ours_worst = _medians(
        lambda p: matcher.rank_one(frames[p.person_id], pool, TODAY), persons
    )
    pandas_ms, pandas_worst = _medians(lambda p: plain_pandas(p, pool, offers, matcher), only_roads)
    print(f"\none person × {len(pool.offers)} demo offers, in process, {len(persons)} people")
    print("median / worst ms (bar: 20)")
    print(f"  passerelle, all factors, rules, explanations: {ours_ms:.1f} / {ours_worst:.1f}")
    print(f"  plain pandas, five factors, no rules:         {pandas_ms:.1f} / {pandas_worst:.1f}")
    print(f"  ratio of medians {pandas_ms / ours_ms:.1f}; checked on {len(only_roads)} people")
