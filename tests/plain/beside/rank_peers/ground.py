"""What does everybody rank in the side by side, and by which formula?

The drawn country, made simpler for all alike. A person and an offer of one of the person's trades,
within `RADIUS_KM` as the crow flies (which gives as many offers as the whole formula does), score
the sum of three factors of the expert scorecard: the trade's class, the whole minutes of a straight
line at `SPEED_KMH`, and the offer's age. The twenty best are listed; equals by minutes, metres,
then offer. No rule excludes anybody and no CFA is known.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import Final

import numpy as np
from numpy.typing import NDArray

from beside.rank_peers.simpler import Frames, alone, sample, simple_offers, simple_people
from data.france import country, people_frames, pool_frames
from data.rules import load_rules
from data.scorecards import load_expert_page
from matcher.columns import Person
from matcher.columns.missing import day_number
from matcher.factors.employer_leg import EMPLOYER_LEG
from matcher.factors.freshness import FRESHNESS
from matcher.factors.freshness import LIMITS as AGES
from matcher.factors.trade_fit import TRADE_FIT
from matcher.kernel.board import Judges
from matcher.pool import Pool
from matcher.scorecard import SCORED_KINDS, KindCard, Scorecard
from matcher.scorecard.expert import scorecard_from_page
from matcher.travel import DistanceModel
from matcher.wishes import wanted_trades
from models.enums import OfferKind
from models.frames import COURSES, HISTORY

TODAY: Final = date(2026, 11, 25)
SEED: Final = 1
LISTED: Final = 20
LIMIT_MINUTES: Final = 60
SPEED_KMH: Final = 60.0
# The farthest place whose minutes, rounded, are within the limit.
RADIUS_KM: Final = (LIMIT_MINUTES + 0.5) * SPEED_KMH / 60
_FACTORS: Final = (TRADE_FIT.name, EMPLOYER_LEG.name, FRESHNESS.name)

type Longs = NDArray[np.int64]


@dataclass(frozen=True)
class Asker:
    """One person as the others are asked: where they live, their trades, and each one's points."""

    lat: float
    lng: float
    trades: NDArray[np.int32]
    points: NDArray[np.int32]


@dataclass(frozen=True)
class Listed:
    """Rows of the offers listed, best first, and the points of each."""

    rows: Longs
    points: Longs

    def is_same(self, other: "Listed") -> bool:
        """Whether the same offers stand in the same order with the same points."""
        same = np.array_equal(self.rows, other.rows) and np.array_equal(self.points, other.points)
        return bool(same)


@dataclass(frozen=True)
class Offers:
    """Offers as the others read them, by id: place, trade, and what their age is worth."""

    lat: NDArray[np.float64]
    lng: NDArray[np.float64]
    trade: NDArray[np.int32]
    points: NDArray[np.int32]


@dataclass(frozen=True)
class Size:
    """Offers, people of the country, of whom every so manieth block is drawn, and how many ask."""

    offers: int
    people: int
    every: int
    asking: int


@dataclass(frozen=True)
class Ground:
    """One pool, blocks of people, and those sampled among them; points of each minute."""

    judges: Judges
    pool: Pool
    blocks: list[Frames]
    sampled: Frames
    askers: list[Asker]
    offers: Offers
    minute_points: NDArray[np.int32]


def ground_of(size: Size) -> Ground:
    """The ground of a size; blocks lie as densely as the whole country's people do."""
    drawn = country(SEED, TODAY)
    frames = {
        **pool_frames(drawn, size.offers),
        "courses": COURSES.empty(),
        "history": HISTORY.empty(),
    }
    frames["offers"] = simple_offers(frames["offers"])
    pool = Pool.from_frames(frames, drawn.labels, load_expert_page()["priors"])
    card = _three_factors(scorecard_from_page(load_expert_page()))
    some_blocks = islice(people_frames(drawn, size.people, size.offers), 0, None, size.every)
    blocks = [simple_people(each, drawn, LIMIT_MINUTES) for each in some_blocks]
    some = sample(blocks, size.asking, SEED)
    signed = card.kinds[OfferKind.APPRENTICESHIP].signed.tables
    code = {trade: number for number, trade in enumerate(drawn.trades)}
    return Ground(
        judges=Judges(card, load_rules(), straight_line()),
        pool=pool,
        blocks=blocks,
        sampled=some,
        askers=_askers(some, pool, code, signed[TRADE_FIT.name]),
        offers=_offers(pool, code, signed[FRESHNESS.name]),
        minute_points=signed[EMPLOYER_LEG.name].astype(np.int32),
    )


def straight_line() -> DistanceModel:
    """Everybody flies at the same speed."""
    walk = {"access_minutes": 0, "speed_kmh": SPEED_KMH}
    detour = {"base": 1.0, "extra": 0.0, "scale_km": 1.0}
    return DistanceModel({"modes": {"walk": walk}, "detour": detour})


def _three_factors(card: Scorecard) -> Scorecard:
    """The scorecard with all other factors worth nothing, and the second question always alike."""
    kinds = {}
    for kind in SCORED_KINDS:
        signed = card.kinds[OfferKind.APPRENTICESHIP].signed
        none = {name: np.zeros_like(table) for name, table in signed.tables.items()}
        kept = {name: signed.tables[name] for name in _FACTORS}
        kinds[kind] = KindCard(
            replace(signed, intercept=0, tables=none | kept),
            replace(signed, intercept=0, tables=none),
        )
    return replace(card, scorecard_id="three-factors", kinds=kinds)


def _askers(frames: Frames, pool: Pool, code: Mapping[str, int], worth: Longs) -> list[Asker]:
    askers = []
    for key, own in alone(frames).items():
        person = Person.from_frames(own, key)
        wanted = wanted_trades(person, pool.related)
        named = [(code[rome], worth[kind]) for rome, (kind, _) in wanted.items() if rome in code]
        trades, points = np.array(named, dtype=np.int32).T
        askers.append(Asker(float(person.homes.lat[0]), float(person.homes.lng[0]), trades, points))
    return askers


def _offers(pool: Pool, code: Mapping[str, int], worth: Longs) -> Offers:
    columns = pool.offers
    age = np.maximum(day_number(TODAY) - columns.published_on.astype(np.int64), 0)
    return Offers(
        lat=columns.places_at.lat,
        lng=columns.places_at.lng,
        trade=np.array([code[rome] for rome in columns.rome], dtype=np.int32),
        points=worth[np.searchsorted(AGES, age)].astype(np.int32),
    )
