"""How others order what they find, by value, to be compared in a world where the truth is known.

Formulas as their public code has them (2026); a service that lists one kind of offer only is asked
about both, and every list is woven as ours is, so that nothing but the order differs.
"""

from collections.abc import Callable, Mapping
from typing import Final

from data.world.baselines.at_random import AtRandom
from data.world.baselines.fair_share import FairShare
from data.world.baselines.hiring import Hiring
from data.world.baselines.nearest import Nearest
from data.world.baselines.proposer import Order, Proposer
from data.world.baselines.responsive import Responsive
from data.world.baselines.text import Text

BASELINES: Final[Mapping[str, Callable[[], Order]]] = {
    "nearest": Nearest,
    "text": Text,
    "responsive": Responsive,
    "fair_share": FairShare,
    "hiring": Hiring,
    "random": AtRandom,
}

__all__ = ["BASELINES", "Order", "Proposer"]
