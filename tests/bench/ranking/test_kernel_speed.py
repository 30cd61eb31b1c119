"""How much faster does the kernel rank many people than the one-person path, on the same pool?

Offers and people stand on real communes, drawn by population; trades are drawn by hires. The lists
are checked to be the same before anything is timed.
"""

import time

import numpy as np
import pandas as pd
import pytest
from worlds.small_world import LABELS, PRIORS, TODAY, World

from api.services.named.places import commune_points
from api.services.ranking.pool.snapshot import expert_matcher
from data.reference import load
from matcher.kernel.batch import everybody
from matcher.kernel.board import Board, Judges, board_of
from matcher.kernel.loop.rank import rank_people
from matcher.kernel.loop.work import Asked, new_work
from matcher.kernel.prepare import crowd_of
from matcher.kernel.rank_frames import rank_frames
from matcher.pool import Pool
from matcher.rank.view import View

pytestmark = pytest.mark.bench
OFFERS, PEOPLE, ALONE, K = 20_000, 1_000, 20, 20
Frames = dict[str, pd.DataFrame]


def _places(rng: np.random.Generator, n: int) -> dict[str, np.ndarray]:
    communes = load("communes").dropna(subset=["lat", "lng"])
    weight = communes["population"].fillna(0).to_numpy(dtype=float)
    insee = rng.choice(communes["insee"].to_numpy(dtype=object), n, p=weight / weight.sum())
    points = [commune_points()[code] for code in insee]
    return {
        "insee": insee,
        "lat": np.array([point.lat for point in points]),
        "lng": np.array([point.lng for point in points]),
        "spread_km": np.array([point.spread_km for point in points]),
    }


def _trades(rng: np.random.Generator, n: int) -> np.ndarray:
    hires = load("naf_rome_hires").groupby("rome")["hires"].sum()
    return rng.choice(hires.index.to_numpy(dtype=object), n, p=(hires / hires.sum()).to_numpy())


def _pool(rng: np.random.Generator) -> Pool:
    one = World(offers=[{"km": 1}], courses=[{"km": 1}]).frames_of_pool()
    ids = np.array([f"o{n}" for n in range(OFFERS)], dtype=object)
    many = one["offers"].loc[one["offers"].index.repeat(OFFERS)].reset_index(drop=True)
    kinds = rng.choice(["apprenticeship", "pmsmp"], OFFERS, p=[0.7, 0.3])
    many = many.assign(
        **_places(rng, OFFERS), offer_id=ids, employer_id=ids, rome=_trades(rng, OFFERS), kind=kinds
    )
    return Pool.from_frames(
        {**one, "offers": many, "related_trades": load("related_trades")}, LABELS, PRIORS
    )


def _people(rng: np.random.Generator) -> Frames:
    own = World().frames_of_person()
    ids = np.array([f"p{n}" for n in range(PEOPLE)], dtype=object)

    def many(name: str, **columns: object) -> pd.DataFrame:
        one = own[name].loc[own[name].index.repeat(PEOPLE)].reset_index(drop=True)
        return one.assign(person_id=ids, **columns)

    wishes = pd.concat(
        [many("wishes", rank=rank, rome=_trades(rng, PEOPLE)) for rank in (1, 2, 3)]
    ).drop_duplicates(["person_id", "rome"])
    return {
        **own,
        "people": many("people", has_bike=rng.random(PEOPLE) < 0.6),
        "homes": many("homes", **_places(rng, PEOPLE)),
        "wishes": wishes.reset_index(drop=True),
    }


def test_many_people_beside_one_at_a_time() -> None:
    rng = np.random.default_rng(7)
    matcher, pool, people = expert_matcher(), _pool(rng), _people(rng)
    start = time.perf_counter()
    board = board_of(pool, Judges(matcher.scorecard, matcher.rules, matcher.travel), TODAY)
    board_s = time.perf_counter() - start
    few = {n: f[f["person_id"].isin([f"p{i}" for i in range(8)])] for n, f in people.items()}
    rank_frames(board, few, K)  # compiles, the first time
    start = time.perf_counter()
    ranked = rank_frames(board, people, K)
    many_s = time.perf_counter() - start
    lists = ranked.groupby("person_id")["offer_id"].agg(list).to_dict()
    alone_s = 0.0
    for number in range(ALONE):
        own = {n: f[f["person_id"] == f"p{number}"] for n, f in people.items()}
        start = time.perf_counter()
        ranking = matcher.rank_one(own, pool, TODAY, View(K))
        alone_s += time.perf_counter() - start
        ids = ranking.candidates.pairs.offers.offer_id[ranking.listed].tolist()
        assert ids == lists.get(f"p{number}", [])
    kernel_s, pairs = _kernel_alone(board, people)
    ratio = (alone_s / ALONE) / (many_s / PEOPLE)
    print(f"\n{PEOPLE} people × {OFFERS} offers, one thread; columns of the pool {board_s:.1f} s")
    print(f"  frames in and out: {1000 * many_s / PEOPLE:.2f} ms a person")
    print(f"  one at a time, explained: {1000 * alone_s / ALONE:.1f} ms a person, from {ALONE}")
    print(f"  ratio {ratio:.0f}; of the batch, the compiled loop takes {kernel_s / many_s:.0%}")
    print(f"  compiled loop: {pairs} pairs within the limits, {1e9 * kernel_s / pairs:.0f} ns each")


def _kernel_alone(board: Board, people: Frames) -> tuple[float, int]:
    crowd = crowd_of(board, people)
    world = everybody(board, crowd)
    work = new_work(world, len(crowd), Asked(K))
    start = time.perf_counter()
    rank_people(world, np.arange(len(crowd)), work)
    return time.perf_counter() - start, int(work.pairs.sum())
