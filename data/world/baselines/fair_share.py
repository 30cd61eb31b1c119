"""The least applied-to employers first (les emplois de l'inclusion's order)."""

from typing import Any, Final

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from data.world.baselines.seen import Seen, widened
from models.simulation import Month

_RADII: Final = (25.0, 100.0)


class FairShare:
    """Applications of three weeks ÷ openings, at least one, ascending; then the employer's number.

    A world asks once a month: the last month's proposals stand for three weeks.
    """

    def begin(self, month: Month) -> None:
        """Applications and openings of each employer."""
        last = month.asked[month.asked["month"] == month.number - 1]
        applied = last.groupby("employer_id").size()
        openings = month.pool["offers"].groupby("employer_id")["places"].sum()
        known = applied.reindex(openings.index).fillna(0)
        self._ratio = (known / openings.clip(lower=1)).to_dict()

    def keys(self, rng: Generator, seen: Seen) -> tuple[NDArray[Any], ...]:  # noqa: ARG002
        """Within 25 km, then a hundred: the smallest ratio first."""
        employer = seen.column("employer_id")
        ratio = np.array([self._ratio[each] for each in employer], dtype=np.float64)
        return widened(seen.km, _RADII), ratio, employer.astype(str)
