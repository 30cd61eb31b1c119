"""How far is each group from the others, on one measure? Intervals by drawing people again.

A measure is a ratio of sums over people (served over asked, points over one …): somebody with
several proposals counts with all of them, and is drawn with all of them.
"""

from collections import Counter
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from matcher.audit.hidden import Least, told_groups
from matcher.learn.measures import Interval

type Numbers = NDArray[np.float64]
type Texts = NDArray[np.object_]

_DRAWS: Final = 400
_SEED: Final = 20261126
_LOW, _HIGH = 2.5, 97.5


@dataclass(frozen=True)
class OfEach:
    """What each person (n,) adds above and below the line; nothing below: not concerned."""

    above: Numbers
    below: Numbers


@dataclass(frozen=True)
class GroupGap:
    """One group: people concerned, its value, and by how much it stands above the others told."""

    group: str
    people: int
    value: Interval
    gap: Interval

    @property
    def is_sure(self) -> bool:
        """Whether the interval of the gap leaves zero out."""
        return self.gap.low > 0 or self.gap.high < 0


def gaps_between(group: Texts, of_each: OfEach, least: Least) -> tuple[GroupGap, ...]:
    """Every group that may be told beside the others that may; none where there is no other."""
    concerned = of_each.below > 0
    counts = Counter(sorted(group[concerned].tolist()))
    told = told_groups(counts, least)
    if not told:
        return ()
    kept = concerned & np.isin(group, told)
    number = np.searchsorted(np.array(sorted(told), dtype=object), group[kept])
    sums = _Sums(number, of_each.above[kept], of_each.below[kept], len(told))
    values, gaps = sums.told(np.ones(len(number)))
    rng = np.random.default_rng(_SEED)
    drawn = [sums.told(_again(rng, len(number))) for _ in range(_DRAWS)]
    of_values, of_gaps = (np.array([each[at] for each in drawn]) for at in (0, 1))
    return tuple(
        GroupGap(
            name,
            counts[name],
            _between(values[at], of_values[:, at]),
            _between(gaps[at], of_gaps[:, at]),
        )
        for at, name in enumerate(sorted(told))
    )


@dataclass(frozen=True)
class _Sums:
    """The people of the groups told, to be weighed."""

    number: NDArray[np.int64]
    above: Numbers
    below: Numbers
    groups: int

    def told(self, weight: Numbers) -> tuple[Numbers, Numbers]:
        """Each group's value, and that less the value of all others together."""
        above = np.bincount(self.number, weight * self.above, self.groups)
        below = np.bincount(self.number, weight * self.below, self.groups)
        # A draw may leave out a whole group: it says nothing of it.
        with np.errstate(invalid="ignore", divide="ignore"):
            own = above / below
            others = (above.sum() - above) / (below.sum() - below)
        return own, own - others


def _again(rng: np.random.Generator, n: int) -> Numbers:
    """How often each person is drawn among as many."""
    return np.bincount(rng.integers(n, size=n), minlength=n).astype(np.float64)


def _between(value: float, drawn: Numbers) -> Interval:
    low, high = np.nanpercentile(drawn, [_LOW, _HIGH])
    return Interval(float(value), float(low), float(high))
