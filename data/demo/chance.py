"""How is chance drawn? From streams of one seed, so that no stage shifts another."""

from collections.abc import Mapping, Sequence
from zlib import crc32

import numpy as np
from numpy.random import PCG64, Generator, SeedSequence


def stream(seed: int, stage: str) -> Generator:
    """The random numbers of one stage ("offers", "people" …); same pair, same draws."""
    return Generator(PCG64(SeedSequence([seed, crc32(stage.encode())])))


def pick[T](rng: Generator, items: Sequence[T], weights: Sequence[float] | None = None) -> T:
    """One of `items`, with chances proportional to `weights` (equal when None)."""
    if weights is None:
        return items[int(rng.integers(len(items)))]
    steps = np.cumsum(np.asarray(weights, dtype=np.float64))
    place = int(np.searchsorted(steps, rng.random() * steps[-1], side="right"))
    return items[min(place, len(items) - 1)]


def pick_by_share[T](rng: Generator, shares: Mapping[T, float]) -> T:
    """One of the keys, with chances proportional to their shares."""
    return pick(rng, list(shares), list(shares.values()))


def happens(rng: Generator, chance: float) -> bool:
    """True with this chance (0–1)."""
    return bool(rng.random() < chance)


def known[T](rng: Generator, value: T, unknown_share: float) -> T | None:
    """The value, or None ("not known") for this share of the cases."""
    return None if happens(rng, unknown_share) else value


def between(rng: Generator, low: int, high: int) -> int:
    """A whole number from `low` to `high`, both included."""
    return int(rng.integers(low, high + 1))
