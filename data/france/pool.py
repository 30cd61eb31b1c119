"""Which offers are open in the drawn country, and what became of earlier ones?"""

from typing import Any

import numpy as np
import pandas as pd
from numpy.random import Generator

from data.demo.chance import stream
from data.france.country import Country, rncp_of
from data.france.facts import drawn_flag, known_integer, known_text
from data.reference import load
from models.enums import DangerousWork
from models.frames import COURSES, EMPLOYERS, HIRES, HISTORY, OFFERS, RELATED_TRADES

# Of four offers, three employers; one in fifty has an earlier outcome.
_PER_EMPLOYER, _PER_OUTCOME = 4 / 3, 50
# Work regulated under 18: none, on declaration, banned, not known.
_DANGERS = (0.6, 0.15, 0.02, 0.23)


def pool_frames(ground: Country, offers: int) -> dict[str, pd.DataFrame]:
    """The frames of a pool of so many offers."""
    rng = stream(ground.seed, "offers")
    drawn = _offers(rng, ground, offers)
    return {
        "offers": OFFERS.conform(drawn),
        "courses": COURSES.conform(ground.courses),
        "employers": EMPLOYERS.empty(),
        "history": HISTORY.conform(_history(rng, ground, drawn)),
        "hires": HIRES.conform(load("naf_rome_hires")),
        "related_trades": RELATED_TRADES.conform(ground.related),
    }


def employer_ids(rng: Generator, n: int, offers: int) -> np.ndarray:
    """Employers of n offers (or stays) in a pool of so many."""
    number = rng.integers(max(1, int(offers / _PER_EMPLOYER)), size=n)
    return np.array([f"employer-{each:06d}" for each in number], dtype=object)


def _offers(rng: Generator, ground: Country, n: int) -> pd.DataFrame:
    trade = ground.draw_trades(rng, n)
    stays = rng.random(n) < 1 / 3
    columns = {
        "offer_id": [f"offer-{number:06d}" for number in range(n)],
        "kind": np.where(stays, "pmsmp", "apprenticeship"),
        "employer_id": employer_ids(rng, n, n),
        "rome": ground.trades[trade],
        "other_romes": np.where(rng.random(n) < 0.1, ground.trades[ground.draw_trades(rng, n)], ""),
        "places": rng.choice([1, 2, 3], n, p=[0.86, 0.1, 0.04]),
        "pending": rng.choice([0, 1, 2, 5], n, p=[0.8, 0.12, 0.06, 0.02]),
        "only_for": np.where(rng.random(n) < 0.03, "another-structure", ""),
        "stays_this_month": 0,
        "insee": None,
        **ground.places(rng.permutation(ground.draw_communes(rng, n))),
        **_aims(rng, ground, trade, stays),
        **_dates(rng, ground, stays),
        **_terms(rng, n),
    }
    return pd.DataFrame(columns)


def _aims(rng: Generator, ground: Country, trade: np.ndarray, stays: np.ndarray) -> dict[str, Any]:
    """Diploma prepared, and the course that one contract in eight imposes."""
    n = len(trade)
    level = rng.choice([3, 4, 5, 6], n, p=[0.45, 0.3, 0.17, 0.08])
    knows = ~stays & (rng.random(n) < 0.92)
    by_trade = ground.courses.groupby("rome")["course_id"].agg(list).to_dict()
    course = np.full(n, None, dtype=object)
    for row in np.flatnonzero(~stays & (rng.random(n) < 1 / 8)):
        known = by_trade.get(ground.trades[trade[row]])
        course[row] = known[int(rng.integers(len(known)))] if known else None
    return {
        "diploma_level": known_integer(level, knows),
        "rncp": known_text(rncp_of(ground.trades[trade], level), knows & (rng.random(n) < 0.7)),
        "course_id": course,
    }


def _dates(rng: Generator, ground: Country, stays: np.ndarray) -> dict[str, Any]:
    n = len(stays)
    today = np.datetime64(ground.today, "D")
    opens = today + rng.integers(-20, 200, n)
    closes = opens + rng.integers(15, 75, n)
    never = np.datetime64("NaT", "s")
    return {
        "start_from": np.where(rng.random(n) < 0.9, opens, never).astype("datetime64[s]"),
        "start_to": np.where(rng.random(n) < 0.6, closes, never).astype("datetime64[s]"),
        "published_on": (today - rng.integers(0, 120, n)).astype("datetime64[s]"),
        "duration_months": known_integer(rng.integers(6, 36, n), ~stays),
        "duration_days": known_integer(rng.integers(5, 31, n), stays),
    }


def _terms(rng: Generator, n: int) -> dict[str, Any]:
    """Hours, licences, dangerous work, and who would train the apprentice."""
    start = rng.choice(
        [300, 360, 420, 480, 540, 600, -1], n, p=[0.05, 0.05, 0.1, 0.3, 0.25, 0.05, 0.2]
    )
    end = np.where(start < 0, -1, start + 60 * rng.integers(7, 10, n))
    masters = rng.integers(0, 3, n)
    naf = load("naf")["naf"].to_numpy(dtype=object)
    return {
        "day_start": known_integer(start, start >= 0),
        "day_end": known_integer(end, end >= 0),
        "weekly_hours": np.where(rng.random(n) < 0.7, 35.0, np.nan),
        "works_night": drawn_flag(rng, n, 0.06, 0.2),
        "works_weekend": drawn_flag(rng, n, 0.2, 0.2),
        "works_sunday": drawn_flag(rng, n, 0.08, 0.2),
        "hours_fixed": rng.random(n) < 0.1,
        "licence_required": rng.choice(np.array(["b", None], dtype=object), n, p=[0.08, 0.92]),
        "dangerous_work": rng.choice(
            np.array([*map(str, DangerousWork), None], dtype=object), n, p=_DANGERS
        ),
        "replaces_a_job": drawn_flag(rng, n, 0.02, 0.2),
        "naf": rng.choice(naf, n),
        "headcount": rng.integers(1, 200, n),
        "is_temp_agency": rng.random(n) < 0.02,
        "apprentices_now": rng.integers(0, 3, n),
        "apprentice_masters": known_integer(masters, masters > 0),
        "prescriber_entitled": drawn_flag(rng, n, 0.8, 0.15),
        "monthly_limit": None,
    }


def _history(rng: Generator, ground: Country, offers: pd.DataFrame) -> pd.DataFrame:
    n = max(1, len(offers) // _PER_OUTCOME)
    of = offers.iloc[rng.integers(len(offers), size=n)]
    proposed = rng.integers(1, 8, n)
    signed = rng.binomial(proposed, 0.3)
    return pd.DataFrame(
        {
            "employer_id": of["employer_id"].to_numpy(dtype=object),
            "uai": ground.courses["uai"].to_numpy(dtype=object)[
                rng.integers(len(ground.courses), size=n)
            ],
            "rome": of["rome"].to_numpy(dtype=object),
            "kind": of["kind"].to_numpy(dtype=object),
            "proposed": proposed,
            "signed": signed,
            "followed_6m": signed,
            "held_6m": rng.binomial(signed, 0.75),
        }
    )
