"""In which order are offers shown that are almost equal, and how likely was each one's place?

Off, the list is as it was. On, a share of lists (one coin a person, kind and day) shows its first
offers with near-equals in an order drawn at random, so that what places do to choices can be told
from what offers do. The same seed gives the same order all day.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

# Offers within so many points of 100 of the first of their group change places, no others do.
NEAR: Final = 2.0
# Of each kind, so many are near the top of what is read.
EXPLORED: Final = 10


@dataclass(frozen=True)
class ShownOrder:
    """`order`: which offer stands at each place; `chance`: how likely each was to stand there."""

    order: tuple[int, ...]
    chance: tuple[float, ...]


def shown_order(points: Sequence[float], share: float, seed: Sequence[int]) -> ShownOrder:
    """The order in which offers of one kind are shown, given best first with their points."""
    order, chance = list(range(len(points))), [1.0] * len(points)
    if share <= 0:
        return ShownOrder(tuple(order), tuple(chance))
    rng = np.random.default_rng(list(seed))
    is_drawn = bool(rng.random() < share)
    for first, past in _near(points[:EXPLORED]):
        size = past - first
        drawn = rng.permutation(size)
        for place in range(first, past):
            offer = first + int(drawn[place - first]) if is_drawn else place
            order[place] = offer
            chance[place] = share / size + (1 - share) * (offer == place)
    return ShownOrder(tuple(order), tuple(chance))


def _near(points: Sequence[float]) -> list[tuple[int, int]]:
    """Where groups of near-equals begin and end."""
    groups: list[tuple[int, int]] = []
    first = 0
    for place in range(1, len(points) + 1):
        if place == len(points) or points[first] - points[place] > NEAR:
            groups.append((first, place))
            first = place
    return groups
