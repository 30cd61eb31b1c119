"""Employers that answer and take people first (Immersion Facilitée's score of an establishment)."""

from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.random import Generator
from numpy.typing import NDArray

from data.world.baselines.seen import Seen, widened
from models.simulation import Month

# Months looked back on; points of an establishment, and of each convention validated.
_MONTHS, _BASE, _PER_STAY = 12, 10, 20
_RADII: Final = (10.0, 100.0)


class Responsive:
    """(10 + 20 × conventions of 12 months) × share of discussions answered, 1 without any.

    Ties are drawn: the score has no second criterion.
    """

    def begin(self, month: Month) -> None:
        """Scores of the employers that were asked in the last twelve months."""
        recent = month.asked[month.asked["month"] >= month.number - _MONTHS]
        told = pd.DataFrame(
            {
                "employer_id": recent["employer_id"],
                "answered": recent["answer"] != "no_answer",
                "stays": (recent["kind"] == "pmsmp") & (recent["answer"] == "signed"),
            }
        ).groupby("employer_id")
        share, stays = told["answered"].mean(), told["stays"].sum()
        self._score = ((_BASE + _PER_STAY * stays) * share).round().to_dict()

    def keys(self, rng: Generator, seen: Seen) -> tuple[NDArray[Any], ...]:
        """Within ten kilometres, then a hundred: the highest score first."""
        score = np.array([self._score.get(each, _BASE) for each in seen.column("employer_id")])
        return widened(seen.km, _RADII), -score, rng.random(len(seen))
