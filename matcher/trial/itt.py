"""By intention to treat: what did being drawn change, whoever took the service? Within strata."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from matcher.trial.effect import UNKNOWN, Effect, by_student
from matcher.trial.enrolled import Enrolled, in_both_arms, numbered
from matcher.trial.regression import lin

# One person alone in an arm has no spread.
LEAST_BY_ARM: Final = 2
# Covariates take two terms each: with fewer people a term they add noise.
_PEOPLE_A_TERM: Final = 10


@dataclass(frozen=True, slots=True)
class Itt:
    """`left_out`: people in strata where an arm is empty or alone, who cannot be compared."""

    plain: Effect
    adjusted: Effect
    is_adjusted: bool
    people: int
    left_out: int


def itt(people: Enrolled) -> Itt:
    """The effect on the known outcomes: plain, and adjusted by Lin's regression."""
    known = people.where(people.known)
    label = comparable(known)
    own, strata = known.where(label >= 0), label[label >= 0]
    left_out = len(known) - len(own)
    if not len(own):
        return Itt(UNKNOWN, UNKNOWN, False, 0, left_out)
    plain = within(own, strata).effect()
    terms, by_stratum = 2 * own.covariates.shape[1], _dummies(strata)
    # Each stratum has its own mean in each arm: that much the plain effect takes too.
    spare = len(own) - 2 * (by_stratum.shape[1] + 1)
    adjusts = terms > 0 and spare >= _PEOPLE_A_TERM * terms
    columns = np.hstack([by_stratum, own.covariates])
    adjusted = lin(own.outcome, own.plus, columns) if adjusts else plain
    return Itt(plain, adjusted, adjusts, len(own), left_out)


@dataclass(frozen=True, slots=True)
class Gap:
    """A difference in means, its standard error (0 where all answer alike), degrees of freedom."""

    value: float
    error: float
    freedom: int

    def effect(self) -> Effect:
        """The same with its interval."""
        return by_student(self.value, self.error, self.freedom)


def within(people: Enrolled, label: NDArray[np.int64]) -> Gap:
    """Difference in means by stratum, weighed by people, Neyman's errors."""
    value = variance = 0.0
    for stratum in np.unique(label):
        own = people.where(label == stratum)
        served, others = own.outcome[own.plus], own.outcome[~own.plus]
        weight = len(own) / len(people)
        value += weight * float(served.mean() - others.mean())
        spread = served.var(ddof=1) / len(served) + others.var(ddof=1) / len(others)
        variance += weight**2 * float(spread)
    freedom = len(people) - 2 * len(np.unique(label))
    return Gap(value, float(np.sqrt(variance)), freedom)


def comparable(people: Enrolled) -> NDArray[np.int64]:
    """A stratum for everybody; -1 for whoever has nobody to be compared with.

    A stratum with fewer than two people in an arm joins what is left of its site, then of the
    sites with the same share: within these chances are equal too.
    """
    label = np.full(len(people), -1, dtype=np.int64)
    shares = people.share.astype(str).astype(object)
    for words in (people.site + "|" + people.trade, people.site, shares):
        left = label < 0
        if left.any():
            own = numbered(words[left])
            fits = in_both_arms(own, people.plus[left], LEAST_BY_ARM)
            label[left] = np.where(fits, own + label.max() + 1, -1)
    return label


def _dummies(label: NDArray[np.int64]) -> NDArray[np.float64]:
    """A column for every stratum but the first."""
    return np.asarray(label[:, None] == np.unique(label)[None, 1:], dtype=np.float64)
