"""For whom does it work? Effects by group, none of few people, none that would give one away.

Looking at many groups finds something by chance: p-values are Holm's, over the groups shown.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from matcher.trial.effect import Effect
from matcher.trial.enrolled import Enrolled, Words
from matcher.trial.itt import itt

LEAST_SHOWN: Final = 30
LEAST_BY_ARM: Final = 10


@dataclass(frozen=True, slots=True)
class GroupEffect:
    """One group of people: by arm, the share of yes among the known; the effect; Holm's p."""

    group: str
    people: int
    plus: float
    ordinary: float
    effect: Effect
    holm: float


def by_group(people: Enrolled, group: Words) -> list[GroupEffect]:
    """Groups that may be shown, largest first."""
    known, own = people.where(people.known), group[people.known]
    found = [_told(known.where(own == name), str(name)) for name in _shown(known, own)]
    adjusted = holm([each.effect.p for each in found])
    return [
        GroupEffect(each.group, each.people, each.plus, each.ordinary, each.effect, p)
        for each, p in zip(found, adjusted, strict=True)
    ]


def holm(chances: list[float]) -> list[float]:
    """Holm's p-values: as surely below 5 % together as each alone; NaN stays and counts not."""
    ordered = sorted((p, i) for i, p in enumerate(chances) if p == p)
    found, highest = [float("nan")] * len(chances), 0.0
    for place, (p, i) in enumerate(ordered):
        highest = max(highest, min(1.0, p * (len(ordered) - place)))
        found[i] = highest
    return found


def _shown(known: Enrolled, group: Words) -> list[str]:
    """Groups of enough people in each arm; a second is hidden where one alone would be."""
    names, counts = np.unique(group.astype(str), return_counts=True)
    sizes = dict(zip(names.tolist(), counts.tolist(), strict=True))
    large = [name for name in sizes if _is_large(known.plus[group == name])]
    large.sort(key=lambda name: (-sizes[name], name))
    # Beside the total, one hidden group could be computed.
    return large[:-1] if len(large) == len(sizes) - 1 else large


def _is_large(plus: np.ndarray) -> bool:
    served = int(plus.sum())
    return len(plus) >= LEAST_SHOWN and min(served, len(plus) - served) >= LEAST_BY_ARM


def _told(own: Enrolled, name: str) -> GroupEffect:
    return GroupEffect(
        group=name,
        people=len(own),
        plus=float(own.outcome[own.plus].mean()),
        ordinary=float(own.outcome[~own.plus].mean()),
        effect=itt(own).plain,
        holm=float("nan"),
    )
