"""Where do people and offers stand, and which trades do they name? From the reference tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.random import Generator
from numpy.typing import NDArray

from data.demo.chance import stream
from data.france.facts import known_flag
from data.france.plans import Plans, plans_of
from data.reference import load
from data.travel import load_distance_constants

# Wishes and their related trades, of everybody who has wishes.
TRADES_PER_PERSON: Final = 24

type Texts = NDArray[np.object_]


@dataclass(frozen=True)
class Country:
    """The ground of one seed on one day; `courses` are drawn once, by people and offers alike."""

    seed: int
    today: date
    communes: pd.DataFrame
    trades: Texts
    hires: NDArray[np.float64]
    related: pd.DataFrame
    plans: Plans
    courses: pd.DataFrame

    @property
    def labels(self) -> dict[str, str]:
        """What each trade is called: its code, for nobody reads it here."""
        return {str(code): str(code) for code in self.trades}

    def draw_communes(self, rng: Generator, n: int) -> NDArray[np.int64]:
        """Rows of communes by population, most northern first: neighbours stand together."""
        weight = self.communes["population"].to_numpy(dtype=np.float64)
        return np.sort(rng.choice(len(weight), n, p=weight / weight.sum()))

    def draw_trades(self, rng: Generator, n: int) -> NDArray[np.int64]:
        """Rows of trades by hires of a year."""
        return rng.choice(len(self.trades), n, p=self.hires / self.hires.sum())

    def places(self, rows: NDArray[np.int64]) -> dict[str, Any]:
        """Columns of frames that say where these communes are."""
        return {
            name: self.communes[name].to_numpy()[rows]
            for name in ("insee", "lat", "lng", "spread_km")
        }


def country(seed: int, today: date) -> Country:
    """The drawn country of a seed."""
    hires = load("naf_rome_hires").groupby("rome")["hires"].sum()
    trades = hires.index.to_numpy(dtype=object)
    weights = hires.to_numpy(dtype=np.float64)
    related = load("related_trades")
    return Country(
        seed=seed,
        today=today,
        communes=_communes(),
        trades=trades,
        hires=weights,
        related=related,
        plans=plans_of(stream(seed, "plans"), trades, weights, related, TRADES_PER_PERSON),
        courses=_courses(stream(seed, "courses"), trades, weights, today),
    )


def rncp_of(rome: Texts, level: Sequence[int] | NDArray[Any]) -> Texts:
    """The one diploma that the country knows for each trade and level; none of the real ones."""
    number = _trade_numbers()
    sheets = (10 * number[code] + each for code, each in zip(rome, level, strict=True))
    return np.array([f"RNCP{sheet}" for sheet in sheets], dtype=object)


@cache
def _trade_numbers() -> dict[str, int]:
    """A number from 9000 of each trade: its diplomas are past the last sheet of the RNCP."""
    return {code: number for number, code in enumerate(sorted(load("trades")["rome"]), start=9000)}


def _communes() -> pd.DataFrame:
    table = load("communes").dropna(subset=["lat", "lng", "population"])
    spread = load_distance_constants()["spread_per_sqrt_km2"] * np.sqrt(table["area_km2"].fillna(0))
    placed = table.assign(spread_km=spread.to_numpy(dtype=np.float64))
    # In strips of a tenth of a degree, west to east.
    strip = -(10 * placed["lat"]).round()
    return placed.assign(strip=strip).sort_values(["strip", "lng", "insee"]).reset_index(drop=True)


def _courses(
    rng: Generator, trades: Texts, weights: NDArray[np.float64], today: date
) -> pd.DataFrame:
    """Some courses at every CFA, of trades drawn by hires."""
    cfas = load("cfas").dropna(subset=["lat", "lng"]).reset_index(drop=True)
    at = np.repeat(np.arange(len(cfas)), rng.integers(1, 6, len(cfas)))
    n = len(at)
    rome = trades[rng.choice(len(trades), n, p=weights / weights.sum())]
    level = rng.choice([3, 4, 5, 6], n, p=[0.45, 0.3, 0.17, 0.08])
    rhythms = ["one_week_in_two", "one_week_in_three", "one_day_a_week", None]
    boards = rng.choice([1, 0, -1], n, p=[0.25, 0.45, 0.3])
    starts = np.datetime64(today, "s") + rng.integers(-90, 300, n).astype("timedelta64[D]")
    return pd.DataFrame(
        {
            "course_id": [f"course-{row:05d}" for row in range(n)],
            "uai": cfas["uai"].to_numpy(dtype=object)[at],
            "rome": rome,
            "level": level,
            "rncp": rncp_of(rome, level),
            "lat": cfas["lat"].to_numpy()[at],
            "lng": cfas["lng"].to_numpy()[at],
            "spread_km": 0.0,
            "rhythm": rng.choice(np.array(rhythms, dtype=object), n, p=[0.3, 0.35, 0.1, 0.25]),
            "boarding": known_flag(boards == 1, boards >= 0),
            "places_left": rng.integers(0, 12, n),
            "start": np.where(rng.random(n) < 0.8, starts, np.datetime64("NaT", "s")),
            "value_added": np.where(rng.random(n) < 0.6, rng.normal(0, 6, n).round(1), np.nan),
        }
    )
