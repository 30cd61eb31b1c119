"""Which offers do the employers of a simulated world open, and when?

Contracts start by month as in 2024 (domain facts, "Season"); an offer comes out one to four months
before, and closes when its start window does.
"""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.random import Generator
from numpy.typing import NDArray

from data.demo.chance import stream
from data.france import Country
from data.france.country import rncp_of
from data.france.facts import drawn_flag, known_integer
from data.world.firms import Firms
from data.world.plan import MONTH, WorldPlan

# Starts of 2024, per cent, January to December (poem.travail-emploi.gouv.fr; shares computed).
STARTS_BY_MONTH: Final = (3.1, 2.1, 1.7, 1.5, 1.0, 1.4, 5.6, 12.4, 51.5, 10.0, 5.3, 4.3)
_PMSMP_SHARE: Final = 0.35


@dataclass(frozen=True)
class Openings:
    """Every offer of a run: `frame` (`models.frames.OFFERS`, but `pending` and `places`).

    `opens`, `closes`: months of the world between which it is out, the last one excluded.
    """

    frame: pd.DataFrame
    firm: NDArray[np.int64]
    is_pmsmp: NDArray[np.bool_]
    places: NDArray[np.int64]
    opens: NDArray[np.int64]
    closes: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.firm)


def draw_openings(ground: Country, firms: Firms, plan: WorldPlan) -> Openings:
    """Offers of all employers over all months."""
    rng = stream(plan.seed, "openings")
    years = (plan.months + 4) / 12
    firm = np.repeat(np.arange(len(firms)), rng.poisson(firms.openings_a_year * years))
    stays = rng.random(len(firm)) < _PMSMP_SHARE
    starts = np.where(stays, rng.integers(0, plan.months + 2, len(firm)), _starts(rng, plan, firm))
    opens = starts - rng.integers(1, 5, len(firm))
    closes = starts + 1
    seen = (closes > 0) & (opens < plan.months)
    firm, stays, opens, closes = firm[seen], stays[seen], opens[seen], closes[seen]
    return Openings(
        frame=_frame(rng, ground, firms, (firm, stays, plan, starts[seen], opens)),
        firm=firm,
        is_pmsmp=stays,
        places=rng.choice([1, 2, 3], len(firm), p=[0.86, 0.1, 0.04]),
        opens=opens,
        closes=closes,
    )


def _starts(rng: Generator, plan: WorldPlan, firm: NDArray[np.int64]) -> NDArray[np.int64]:
    """Months in which contracts start, by the season."""
    months = np.arange(plan.months + 4)
    of_year = np.array([plan.day(int(month)).month - 1 for month in months])
    weight = np.array(STARTS_BY_MONTH)[of_year]
    return rng.choice(months, len(firm), p=weight / weight.sum())


def _frame(rng: Generator, ground: Country, firms: Firms, drawn: tuple[Any, ...]) -> pd.DataFrame:
    firm, stays, plan, starts, opens = drawn
    n, first = len(firm), np.datetime64(plan.day(0), "D")
    level = rng.choice([3, 4, 5, 6], n, p=[0.5, 0.3, 0.15, 0.05])
    rome = firms.rome[firm]
    opening = first + _days(np.rint(starts * MONTH) + rng.integers(0, 25, n))
    published = first + _days(np.rint(opens * MONTH) - rng.integers(0, 28, n))
    masters = rng.integers(1, 4, n)
    return pd.DataFrame(
        {
            "offer_id": [f"offer-{row:06d}" for row in range(n)],
            "kind": np.where(stays, "pmsmp", "apprenticeship"),
            "employer_id": firms.employer_id[firm],
            "rome": rome,
            "other_romes": "",
            "diploma_level": known_integer(level, ~stays & (rng.random(n) < 0.92)),
            "rncp": rncp_of(rome, level),
            "start_from": opening.astype("datetime64[s]"),
            "start_to": (opening + _days(30)).astype("datetime64[s]"),
            "published_on": published.astype("datetime64[s]"),
            "duration_months": known_integer(rng.integers(12, 25, n), ~stays),
            "duration_days": known_integer(rng.integers(5, 28, n), stays),
            "course_id": None,
            "insee": None,
            **ground.places(firms.commune[firm]),
            **_hours(rng, n),
            "licence_required": rng.choice(np.array(["b", None], dtype=object), n, p=[0.05, 0.95]),
            "dangerous_work": "none",
            "replaces_a_job": False,
            "naf": firms.naf[firm],
            "headcount": firms.headcount[firm],
            "is_temp_agency": False,
            "apprentices_now": 0,
            "apprentice_masters": masters,
            "prescriber_entitled": True,
            "monthly_limit": None,
            "stays_this_month": 0,
            "only_for": "",
        }
    )


def _days(number: Any) -> Any:
    return np.asarray(number).astype("timedelta64[D]")


def _hours(rng: Generator, n: int) -> dict[str, Any]:
    start = rng.choice([300, 420, 480, 540, 660, -1], n, p=[0.1, 0.1, 0.35, 0.2, 0.1, 0.15])
    late = start == 660
    end = np.where(start < 0, -1, np.where(late, 1290, start + 480))
    weekend = drawn_flag(rng, n, 0.25, 0.15)
    return {
        "day_start": known_integer(start, start >= 0),
        "day_end": known_integer(end, end >= 0),
        "weekly_hours": 35.0,
        "works_night": False,
        "works_weekend": weekend,
        "works_sunday": False,
        "hours_fixed": False,
    }
