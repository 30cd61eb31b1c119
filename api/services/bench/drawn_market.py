"""A market to measure on: people and offers on real communes, who wants what drawn by a seed.

Communes are drawn by their inhabitants and trades by hires, so places are contested in towns and
rare elsewhere; how attractive an employer is has a heavy tail, so many want the same few.
"""

from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from data.reference import commune_totals, load
from matcher.allocate import UNIT, Candidates, Rooms

CANDIDATES: Final = 50
MOST_PLACES: Final = 3
_WISHES: Final = 3
_OFFERS_A_PERSON: Final = 0.5
_TRADES: Final = 60
# Log-odds: of a first wish next door, for each kilometre, for each further wish.
_NEXT_DOOR: Final = 0.5
_A_KM: Final = -0.06
_A_RANK: Final = -0.7
_KM_A_DEGREE: Final = 111.2

type Points = NDArray[np.float64]
type Values = NDArray[np.float64]
type Rows = NDArray[np.int64]


def drawn_market(people: int, seed: int) -> tuple[Candidates, Rooms]:
    """The pairs each person could be sent to, at most `CANDIDATES`, best first, and the rooms."""
    rng = np.random.default_rng(seed)
    offers = max(1, round(people * _OFFERS_A_PERSON))
    homes, firms = _points(rng, people), _points(rng, offers)
    trades = _trades(rng)
    wishes = np.stack([rng.choice(len(trades), people, p=trades) for _ in range(_WISHES)], axis=1)
    trade = rng.choice(len(trades), offers, p=trades)
    appeal = np.log1p(rng.pareto(2.0, offers))
    pairs = pd.concat(
        _pairs_of_trade((rng, number), (homes, firms), (wishes, trade), appeal)
        for number in range(len(trades))
    )
    # A trade wished twice counts by its first rank, and the best candidates are kept.
    pairs = pairs.sort_values(["person", "value", "offer"], ascending=[True, False, True])
    pairs = pairs.drop_duplicates(["person", "offer"])
    pairs = pairs[pairs.groupby("person").cumcount() < CANDIDATES]
    best = pairs.groupby("person")["value"].transform("max")
    relative = (pairs["value"] / best * UNIT).to_numpy().astype(np.int64)
    rooms = Rooms(
        np.ones(people, dtype=np.int32),
        rng.integers(1, MOST_PLACES + 1, offers).astype(np.int32),
        np.zeros(people, dtype=np.int64),
    )
    person, offer = (pairs[name].to_numpy(dtype=np.int32) for name in ("person", "offer"))
    return Candidates(person, offer, relative), rooms


def _points(rng: np.random.Generator, count: int) -> Points:
    """Points in km, around communes drawn by their inhabitants."""
    communes = commune_totals().dropna(subset=["lat", "population"])
    communes = communes[communes["departement"].str.len() == 2]
    weight = communes["population"].to_numpy(dtype=np.float64)
    rows = rng.choice(len(communes), count, p=weight / weight.sum())
    lat, lng = (communes[name].to_numpy()[rows] for name in ("lat", "lng"))
    spread = rng.normal(0, 1.5, (count, 2))
    return np.stack([lng * np.cos(np.radians(46.6)), lat], axis=1) * _KM_A_DEGREE + spread


def _trades(rng: np.random.Generator) -> Values:
    """Shares of the trades most hired for; the order is drawn."""
    hires = load("naf_rome_hires").groupby("rome")["hires"].sum().nlargest(_TRADES)
    shares = hires.to_numpy(dtype=np.float64) ** 0.5
    return rng.permutation(shares / shares.sum())


def _pairs_of_trade(
    drawn: tuple[np.random.Generator, int],
    points: tuple[Points, Points],
    trades: tuple[Rows, Rows],
    appeal: Values,
) -> pd.DataFrame:
    """The nearest offers of one trade for everybody who wishes it."""
    rng, number = drawn
    (homes, firms), (wishes, trade) = points, trades
    person, rank = np.nonzero(wishes == number)
    offers = np.flatnonzero(trade == number)
    nearest = min(CANDIDATES, len(offers))
    if nearest == 0:
        return pd.DataFrame({"person": [], "offer": [], "value": []})
    km, found = cKDTree(firms[offers]).query(homes[person], k=[*range(1, nearest + 1)])
    odds = (
        _NEXT_DOOR
        + _A_KM * km
        + _A_RANK * rank[:, None]
        + appeal[offers][found]
        + rng.normal(0, 0.3, km.shape)
    )
    value = 1 / (1 + np.exp(-odds))
    return pd.DataFrame(
        {
            "person": np.repeat(person, nearest),
            "offer": offers[found].ravel(),
            "value": value.ravel().astype(np.float32),
        }
    )
