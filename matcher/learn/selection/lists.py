"""What was on each list from which an offer was proposed, and what became of it?"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

type Numbers = NDArray[np.float64]
type Places = NDArray[np.int64]
type Yes = NDArray[np.bool_]


@dataclass(frozen=True)
class PastLists:
    """Lists (n) of up to k offers in the order they were seen; one of each was proposed.

    `facts` (n, k, d): numbers known of every offer on the day; `shown` (n, k): False past a list's
    end; `chosen`: the place of the one proposed, from 0; `answer`: 1 for yes, 0 for no; `person`:
    whose list, by number, as one person's answers go together.
    """

    facts: Numbers
    shown: Yes
    chosen: Places
    answer: Numbers
    person: Places

    def __len__(self) -> int:
        return len(self.chosen)

    def where(self, kept: Yes) -> "PastLists":
        """The lists for which this holds."""
        return PastLists(
            self.facts[kept],
            self.shown[kept],
            self.chosen[kept],
            self.answer[kept],
            self.person[kept],
        )

    def facts_at(self, places: Places) -> Numbers:
        """The facts of one offer of each list, (n, d)."""
        return np.asarray(self.facts[np.arange(len(self)), places])
