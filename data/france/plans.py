"""Which wishes does a person have whose wishes and related trades are so many?"""

from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd
from numpy.random import Generator
from numpy.typing import NDArray

_CATALOGUE: Final = 4000
_FEWEST, _MOST = 2, 4


@dataclass(frozen=True)
class Plans:
    """Lists of wishes (rows of trades, -1 none), shape (plans, 4), first wish first."""

    wishes: NDArray[np.int64]

    def draw(self, rng: Generator, n: int) -> NDArray[np.int64]:
        """The wishes of n people, shape (n, 4)."""
        return self.wishes[rng.integers(len(self.wishes), size=n)]


def plans_of(
    rng: Generator,
    trades: NDArray[np.object_],
    weights: NDArray[np.float64],
    related: pd.DataFrame,
    wanted: int,
) -> Plans:
    """Wishes drawn by hires, kept when they and what is related are exactly `wanted` trades."""
    links = related.groupby("rome")["target_rome"].agg(set).to_dict()
    around = [{trade, *links.get(trade, ())} for trade in trades]
    kept: list[list[int]] = []
    chances = weights / weights.sum()
    while len(kept) < _CATALOGUE:
        drawn = rng.choice(len(trades), (_CATALOGUE, _MOST), p=chances)
        counts = rng.integers(_FEWEST, _MOST, size=_CATALOGUE, endpoint=True)
        for row, count in zip(drawn.tolist(), counts.tolist(), strict=True):
            wishes = list(dict.fromkeys(row[:count]))
            if len(set().union(*(around[wish] for wish in wishes))) == wanted:
                kept.append(wishes + [-1] * (_MOST - len(wishes)))
    return Plans(np.array(kept[:_CATALOGUE], dtype=np.int64))
