"""How many hours a month does the way to the CFA take?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from models.protocols import UNKNOWN_MINUTES

# Grid of the CFA leg: whole hours a month, then named entries. What is not known is told apart: a
# journey is compared with known ones, a rhythm or a course to be found is not.
MOST_HOURS: Final = 60
BOARDING: Final = MOST_HOURS + 1
UNKNOWN_WAY: Final = MOST_HOURS + 2
UNKNOWN_RHYTHM: Final = MOST_HOURS + 3
UNKNOWN_CFA: Final = MOST_HOURS + 4
NO_CFA: Final = MOST_HOURS + 5


@dataclass(frozen=True)
class MonthlyTrips:
    """One-way trips a month by rhythm: going home every day, and boarding (data/rules)."""

    daily: Mapping[str, float]
    boarding: Mapping[str, float]


def trips_of(
    rhythms: NDArray[np.object_], trips_per_month: Mapping[str, float]
) -> NDArray[np.float64]:
    """One-way trips a month of each rhythm; NaN where the rhythm is not known."""
    # A territory has thousands of courses and a dozen rhythms: each is looked up once.
    number, names = pd.factorize(rhythms)
    known = [trips_per_month.get(str(name), np.nan) for name in names]
    return np.array([*known, np.nan], dtype=np.float64)[number]


def hours_entry(minutes: NDArray[np.uint8], trips: NDArray[np.float64]) -> NDArray[np.int64]:
    """Grid entry of each daily way: minutes × trips in whole hours, or what is not known of it."""
    hours = np.rint(minutes.astype(np.float64) * np.nan_to_num(trips) / 60)
    entry = np.minimum(hours, MOST_HOURS).astype(np.int64)
    entry = np.where(np.isnan(trips), UNKNOWN_RHYTHM, entry)
    return np.asarray(np.where(minutes == UNKNOWN_MINUTES, UNKNOWN_WAY, entry))
