"""What did the factors say of an offer on the day it was proposed? A grid entry each, by name."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from matcher.factors import FACTORS
from matcher.rank.ranking import Ranking


def frozen_entries(ranking: Ranking | None) -> dict[str, int] | None:
    """The entries of the one offer of this ranking; None without one."""
    if ranking is None or ranking.scores.entries.shape[1] != 1:
        return None
    return {
        factor.name: int(entry)
        for factor, entry in zip(FACTORS, ranking.scores.entries[:, 0], strict=True)
    }


def read_entries(kept: Mapping[str, int] | None) -> NDArray[np.int16] | None:
    """The entries in the factors' order; None where they were kept for other factors or grids."""
    if kept is None:
        return None
    found = [kept.get(factor.name, -1) for factor in FACTORS]
    fits = all(0 <= entry < f.size for f, entry in zip(FACTORS, found, strict=True))
    return np.array(found, dtype=np.int16) if fits else None
