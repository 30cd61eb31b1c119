"""Nearest first, the newest of equals (La bonne alternance's public API, v3)."""

from typing import Any

from numpy.random import Generator
from numpy.typing import NDArray

from data.world.baselines.seen import Seen
from models.simulation import Month


class Nearest:
    """Distance ascending, then creation descending; its radius of 30 km only cuts the list."""

    def begin(self, month: Month) -> None:
        """Nothing but the offers themselves."""

    def keys(self, rng: Generator, seen: Seen) -> tuple[NDArray[Any], ...]:  # noqa: ARG002
        """Kilometres, then the day it came out, the latest first."""
        return seen.km, -seen.column("published_on").astype("int64")
