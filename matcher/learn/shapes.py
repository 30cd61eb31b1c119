"""How may each factor's fitted curve run? Knots it is drawn through, and chains that never rise.

Monotone where sense demands it: a longer way never helps, a better-liked trade never hurts. An
unknown journey ends its chain, so that it never stands above a comparable known one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from matcher.factors import FACTORS, Factor

type Numbers = NDArray[np.float64]

# Where a long curve may bend, in its own unit; a shorter one may at every point.
_KNOTS: Final = {
    "employer_leg": (*range(0, 91, 5), 105, 120, 150, 254),
    "cfa_leg": range(0, 61, 5),
}
# Chains of entries, best first; "curve" stands for the whole curve from its first to its last.
_FALLING: Final[dict[str, Sequence[tuple[str, ...]]]] = {
    "trade_fit": (
        (
            "wish_1",
            "wish_2",
            "wish_3",
            "wish_later",
            "close_to_wish_1",
            "close_to_wish_2",
            "close_to_later_wish",
            "evolution",
        ),
    ),
    "employer_leg": (("curve", "unknown"),),
    "unknown_distance": (("journey_known", "curve", "not_placed"),),
    "cfa_leg": (("curve", "unknown_way"),),
    "target_diploma": (("same_diploma", "same_level"),),
    "start_date": (("curve",),),
    "freshness": (("curve",),),
    "competition": (("curve",),),
}
_RISING: Final[dict[str, Sequence[tuple[str, ...]]]] = {
    "employer_signs": (("curve",),),
    "employer_keeps": (("curve",),),
    "cfa_keeps": (("curve",),),
    "cfa_value_added": (("curve",),),
}
# Of contracts only: a second immersion at the same place teaches less.
_RISING_FOR_CONTRACTS: Final = {
    "pmsmp_done": (
        ("none", "trade_tried", "trade_purpose_met"),
        ("employer_tried", "employer_purpose_met"),
    ),
}


@dataclass(frozen=True)
class CurveShape:
    """One factor's curve: `basis` turns its levels into a table, shape (entries, levels).

    `chains`: levels that must not rise, in this order. `steps`: neighbours along the curve.
    """

    basis: Numbers
    chains: tuple[tuple[int, ...], ...]
    steps: tuple[tuple[int, int], ...]

    @property
    def levels(self) -> int:
        """How many numbers are fitted."""
        return int(self.basis.shape[1])

    def at_levels(self, table: Numbers) -> Numbers:
        """What a table holds at each level."""
        return table[np.argmax(self.basis, axis=0)]

    def broken(self, table: Numbers) -> int:
        """How many neighbours of a table's chains rise where they must not."""
        own = self.at_levels(table)
        return sum(
            int(own[later] > own[first])
            for chain in self.chains
            for first, later in pairwise(chain)
        )


def shape_of(factor: Factor, contract: bool) -> CurveShape:
    """The shape of a factor's curve, for contracts or for immersions."""
    knots = list(_KNOTS.get(factor.name, range(factor.curve_size)))
    named = {name: len(knots) + number for number, name in enumerate(factor.entries)}
    basis = np.zeros((factor.size, len(knots) + len(named)))
    points = np.arange(factor.curve_size)
    for level, knot in enumerate(knots):
        basis[: factor.curve_size, level] = np.interp(points, knots, np.array(knots) == knot)
    for name, level in named.items():
        basis[factor.entries[name], level] = 1
    curve = tuple(range(len(knots)))

    def levels(chain: Sequence[str]) -> tuple[int, ...]:
        return tuple(x for name in chain for x in (curve if name == "curve" else (named[name],)))

    rising = {**_RISING, **(_RISING_FOR_CONTRACTS if contract else {})}
    chains = [levels(chain) for chain in _FALLING.get(factor.name, ())]
    chains += [levels(chain)[::-1] for chain in rising.get(factor.name, ())]
    return CurveShape(basis, tuple(chains), tuple(pairwise(curve)))


def shapes(contract: bool) -> tuple[CurveShape, ...]:
    """One a factor, in their order."""
    return tuple(shape_of(factor, contract) for factor in FACTORS)
