"""Which number stands for which text? One numbering a pool, shared by offers, courses, people."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from matcher.pool import Pool

UNKNOWN_TEXT = -1
_FEW: Final = 8


def _numbered(texts: Iterable[str]) -> pd.Index:
    """Texts in order, the empty one first: its code is 0."""
    return pd.Index(["", *sorted(set(texts) - {""})], dtype=object)


@dataclass(frozen=True)
class Codes:
    """Numberings of trades (in the order of their codes) and of texts (0 is empty)."""

    trades: pd.Index
    rncp: pd.Index
    courses: pd.Index
    structures: pd.Index
    employers: pd.Index

    @classmethod
    def of(cls, pool: Pool) -> "Codes":
        """The numberings of a pool."""
        return cls(
            trades=cls.trades_of(pool),
            rncp=_numbered([*pool.offers.rncp, *pool.courses.rncp]),
            courses=_numbered([*pool.offers.course_id, *pool.courses.course_id]),
            structures=_numbered(pool.offers.only_for),
            employers=_numbered(pool.offers.employer_id),
        )

    @staticmethod
    def trades_of(pool: Pool) -> pd.Index:
        """Every trade that an offer or a course names, or that is related to another."""
        related = {target for links in pool.related.values() for target, _ in links}
        trades = {*pool.rows_of_trade, *pool.related, *related, *pool.courses.rows_of_trade}
        return pd.Index(sorted(trades), dtype=object)


def coded(index: pd.Index, texts: NDArray[np.object_]) -> NDArray[np.int32]:
    """Codes of texts; -1 for those the pool does not know."""
    if len(texts) <= _FEW:
        # Looked up one by one: an index of them takes longer to make than to ask.
        found = [index.get_loc(text) if text in index else -1 for text in texts]
        return np.array(found, dtype=np.int32)
    return index.get_indexer(pd.Index(texts, dtype=object)).astype(np.int32)
