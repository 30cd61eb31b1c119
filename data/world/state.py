"""Where does everybody in a simulated world stand this month?"""

from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from data.world.youths import Youths

_NEVER: Final = -1


@dataclass
class State:
    """Per person: month in which the search began last, month until which they are in training.

    `pending`: proposals that still wait at each opening. `stays`: what people did since they
    entered, rows of `models.frames.STAYS`.
    """

    searching_from: NDArray[np.int64]
    busy_until: NDArray[np.int64]
    pending: dict[int, int] = field(default_factory=dict)
    stays: list[dict[str, Any]] = field(default_factory=list)

    @classmethod
    def of(cls, youths: Youths) -> "State":
        """Everybody at the day they enter."""
        return cls(youths.enters.copy(), np.full(len(youths), _NEVER))

    def active(self, month: int, looked_after: int) -> NDArray[np.int64]:
        """Who looks for a place this month; after so many months they are lost from view."""
        since = month - self.searching_from
        return np.flatnonzero((since >= 0) & (since < looked_after) & (self.busy_until <= month))

    def placed(self, person: NDArray[np.int64], breaks_in: NDArray[np.int64]) -> None:
        """These people start a contract that breaks in that month; then they search again."""
        self.busy_until[person] = breaks_in
        self.searching_from[person] = breaks_in
