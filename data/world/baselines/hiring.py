"""Employers likely to hire, stirred once a day (La bonne boîte's order).

Its regression reads hires of seven semesters, which no world keeps: the potential is what an
employer has out on that day, beside what firms of its size have.
"""

from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.random import Generator
from numpy.typing import NDArray

from data.demo.chance import stream
from data.world.baselines.seen import Seen, widened
from models.simulation import Month

_RADII: Final = (10.0, 30.0, 50.0, 3000.0)
# Bounds of the size bands by headcount; scores below the least are not shown, so they come last.
_BANDS: Final = (5, 10, 50, 250)
_LEAST_SHOWN: Final = 20.0


class Hiring:
    """Hiring score 0–100 × a number drawn for each offer and day, descending; then distance."""

    def begin(self, month: Month) -> None:
        """Scores of the day. Every employer has an address to write to: no bonus for e-mail."""
        offers = month.pool["offers"]
        out = offers.groupby("employer_id")["places"].transform("sum").to_numpy(np.float64)
        band = np.searchsorted(_BANDS, offers["headcount"].to_numpy(np.float64), side="right")
        potential = (out + pd.Series(out).groupby(band).transform("mean").to_numpy()) / 2
        self._score = 100 * potential.argsort().argsort() / max(len(offers) - 1, 1)
        day = stream(month.number, "la bonne boîte's day")
        self._stirred = self._score * day.random(len(offers))

    def keys(self, rng: Generator, seen: Seen) -> tuple[NDArray[Any], ...]:  # noqa: ARG002
        """Within 10, 30, 50 km and beyond: those shown, the highest product first."""
        hidden = self._score[seen.row] < _LEAST_SHOWN
        return widened(seen.km, _RADII), hidden, -self._stirred[seen.row], seen.km
