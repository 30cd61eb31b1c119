"""What did the factors say of an offer on the day it was proposed? A grid entry each, by name."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matcher.factors import FACTORS
from matcher.rank.ranking import Ranking


def facts_kept(ranking: Ranking | None) -> dict[str, Any]:
    """The columns of a proposal that keep them, of the one offer of this ranking.

    Empty where it was shown without a score: excluded, or in no wished trade.
    """
    if ranking is None or len(ranking.excluded):
        return facts_of("", None)
    return facts_of(ranking.scorecard_id, ranking.scores.entries[:, 0])


def facts_of(scorecard_id: str, entries: NDArray[np.int64] | None) -> dict[str, Any]:
    """The same, of the entries of one offer under a scorecard; None: shown without a score."""
    if entries is None:
        return {"scorecard_id": None, "entries": None}
    names = [factor.name for factor in FACTORS]
    return {
        "scorecard_id": scorecard_id,
        "entries": dict(zip(names, entries.tolist(), strict=True)),
    }


def read_entries(kept: Mapping[str, int] | None) -> NDArray[np.int16] | None:
    """The entries in the factors' order; None where they were kept for other factors or grids."""
    if kept is None:
        return None
    found = [kept.get(factor.name, -1) for factor in FACTORS]
    fits = all(0 <= entry < f.size for f, entry in zip(FACTORS, found, strict=True))
    return np.array(found, dtype=np.int16) if fits else None
