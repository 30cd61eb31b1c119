"""What an analysis reads: one row a person, as drawn, and what became of them."""

from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matcher.trial.effect import Flags, Numbers

type Words = NDArray[np.object_]


@dataclass(frozen=True)
class Enrolled:
    """Columns of equal length. `outcome` is NaN where nobody knows; covariates NaN where unknown.

    `share`: of the people of the site, how many are drawn for service plus. `block`: within which
    arms were drawn. `took`: got service plus. `covariates` were known before the draw.
    """

    site: Words
    trade: Words
    block: Words
    plus: Flags
    share: Numbers
    took: Flags
    outcome: Numbers
    covariates: Numbers

    def __len__(self) -> int:
        return len(self.plus)

    def where(self, kept: Flags) -> "Enrolled":
        """Some of the people."""
        return Enrolled(**{f.name: getattr(self, f.name)[kept] for f in fields(self)})

    def with_outcome(self, outcome: Numbers) -> "Enrolled":
        """The same people, looked at for something else."""
        own: dict[str, Any] = {f.name: getattr(self, f.name) for f in fields(self)}
        return Enrolled(**{**own, "outcome": outcome})

    @property
    def known(self) -> Flags:
        """Whose outcome is known."""
        return ~np.isnan(self.outcome)


def numbered(words: Words) -> NDArray[np.int64]:
    """The same labels as whole numbers from 0, in the order of the words."""
    _, found = np.unique(words.astype(str), return_inverse=True)
    return found.astype(np.int64)


def in_both_arms(label: NDArray[np.int64], plus: Flags, least: int) -> Flags:
    """Who stands in a group with at least so many people in each arm."""
    groups = int(label.max(initial=-1)) + 1
    served = np.bincount(label, plus, groups)
    fewest = np.minimum(served, np.bincount(label, minlength=groups) - served)
    return np.asarray(fewest[label] >= least)
