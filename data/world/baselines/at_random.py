"""Any order: what a list is worth that knows nothing."""

from typing import Any

from numpy.random import Generator
from numpy.typing import NDArray

from data.world.baselines.seen import Seen
from models.simulation import Month


class AtRandom:
    """Drawn anew for everybody."""

    def begin(self, month: Month) -> None:
        """Nothing is read."""

    def keys(self, rng: Generator, seen: Seen) -> tuple[NDArray[Any], ...]:
        """A number each."""
        return (rng.random(len(seen)),)
