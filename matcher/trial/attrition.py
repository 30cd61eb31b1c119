"""Whose outcome is not known, by arm, and what could the effect be if they had told?

Lee's bounds (2009): where one arm is better known, as many of its people are left out, the highest
or the lowest, as the other arm lost more. The effect on those who would be known in either arm lies
between both, if being drawn only ever helps, or only ever hinders, an outcome to be known.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from matcher.trial.effect import Effect, Numbers
from matcher.trial.enrolled import Enrolled
from matcher.trial.itt import comparable, within

# The p-value under which losses are called different (usual).
_DIFFERENT: Final = 0.05


@dataclass(frozen=True, slots=True)
class Attrition:
    """`gap`: of the share known, service plus less ordinary. `bounds`: only where it differs."""

    known_plus: float
    known_ordinary: float
    gap: Effect
    is_different: bool
    bounds: tuple[float, float] | None


def attrition(people: Enrolled) -> Attrition:
    """What is known by arm; Lee's bounds of the effect where the arms differ in it."""
    known = people.known.astype(np.float64)
    label = comparable(people)
    placed = label >= 0
    gap = within(people.where(placed).with_outcome(known[placed]), label[placed]).effect()
    shares = (_share(known[people.plus]), _share(known[~people.plus]))
    differs = bool(gap.p < _DIFFERENT)
    return Attrition(*shares, gap, differs, lee_bounds(people) if differs else None)


def lee_bounds(people: Enrolled) -> tuple[float, float]:
    """The least and the greatest effect, after leaving out the surplus of the better known arm.

    NaN where nothing is known of an arm.
    """
    arms = (people.outcome[people.plus], people.outcome[~people.plus])
    plus, ordinary = (np.sort(arm[~np.isnan(arm)]) for arm in arms)
    if not (len(plus) and len(ordinary)):
        return float("nan"), float("nan")
    known_plus, known_ordinary = len(plus) / len(arms[0]), len(ordinary) / len(arms[1])
    if known_plus >= known_ordinary:
        low, high = _trimmed_means(plus, 1 - known_ordinary / known_plus)
        return low - float(ordinary.mean()), high - float(ordinary.mean())
    low, high = _trimmed_means(ordinary, 1 - known_plus / known_ordinary)
    return float(plus.mean()) - high, float(plus.mean()) - low


def _trimmed_means(ordered: Numbers, surplus: float) -> tuple[float, float]:
    """The mean without the highest, and without the lowest; somebody always stays."""
    out = min(round(surplus * len(ordered)), len(ordered) - 1)
    return float(ordered[: len(ordered) - out].mean()), float(ordered[out:].mean())


def _share(known: Numbers) -> float:
    return float(known.mean()) if len(known) else float("nan")
