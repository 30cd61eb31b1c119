"""What did the service change for those who took it because they were drawn? Wald, 2SLS.

The intention-to-treat effect divided by how much more often the drawn took the service. Its error
is that of the effect on `outcome − late × took`, as two-stage least squares has it.
"""

from dataclasses import dataclass
from math import sqrt
from typing import Final

import numpy as np

from matcher.trial.effect import UNKNOWN, Effect, by_student
from matcher.trial.enrolled import Enrolled
from matcher.trial.itt import comparable, within

# Below this the draw hardly changed who took the service, and the ratio means nothing (the usual
# F > 10 for a first stage, as t²).
_WEAKEST: Final = 10.0


@dataclass(frozen=True, slots=True)
class Late:
    """`taken`: by how much the draw raised take-up. UNKNOWN effect when it hardly did."""

    taken: float
    effect: Effect


def late(people: Enrolled) -> Late:
    """The effect on compliers, within strata."""
    known = people.where(people.known)
    label = comparable(known)
    own, strata = known.where(label >= 0), label[label >= 0]
    if not len(own):
        return Late(float("nan"), UNKNOWN)
    took = own.took.astype(np.float64)
    first = within(own.with_outcome(took), strata)
    if abs(first.value) <= sqrt(_WEAKEST) * first.error:
        return Late(first.value, UNKNOWN)
    value = within(own, strata).value / first.value
    # Nothing is left of the effect by construction: only its error is read.
    left = within(own.with_outcome(own.outcome - value * took), strata)
    return Late(first.value, by_student(value, left.error / abs(first.value), left.freedom))
