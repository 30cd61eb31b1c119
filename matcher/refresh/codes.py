"""Which numbers stand for texts once a few offers changed, and what became of those before?"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from matcher.kernel.columns.codes import UNKNOWN_TEXT, Codes
from matcher.pool import Pool
from matcher.refresh.splice import by_id

# The texts of offers that are numbered; those of courses share two of the numberings.
_OF_OFFERS: Final = {
    "rncp": "rncp",
    "courses": "course_id",
    "structures": "only_for",
    "employers": "employer_id",
}
_OF_COURSES: Final = {"rncp": "rncp", "courses": "course_id"}


@dataclass(frozen=True)
class Renumbered:
    """The numberings now, and the number now of each number before; None: nothing moved."""

    codes: Codes
    moved: dict[str, NDArray[np.int32] | None]

    def now(self, name: str, before: NDArray[np.int32]) -> NDArray[np.int32]:
        """Numbers of a numbering as they are now."""
        moved = self.moved[name]
        return np.asarray(before) if moved is None else moved[before]


def renumbered(codes: Codes, before: Pool, after: Pool, rows: "Rows") -> Renumbered | None:
    """The numberings of the pool now; None where its trades are others: all is numbered anew."""
    trades = Codes.trades_of(after)
    if not trades.equals(codes.trades):
        return None
    found: dict[str, pd.Index] = {}
    for name, column in _OF_OFFERS.items():

        def remaining(name: str = name, column: str = column) -> Iterable[str]:
            own = getattr(after.courses, _OF_COURSES[name]) if name in _OF_COURSES else ()
            return [*getattr(after.offers, column), *own]

        gone = set(getattr(before.offers, column)[rows.gone])
        came = set(getattr(after.offers, column)[rows.fresh])
        found[name] = _renumbered(getattr(codes, name), gone - came, came, remaining)
    moved = {name: _moved(getattr(codes, name), index) for name, index in found.items()}
    return Renumbered(Codes(codes.trades, **found), moved)


@dataclass(frozen=True)
class Rows:
    """Rows of the pool before that are gone, and rows of the pool now that are fresh."""

    gone: NDArray[np.int64]
    fresh: NDArray[np.int64]


def _renumbered(
    index: pd.Index, gone: set[str], came: set[str], remaining: Callable[[], Iterable[str]]
) -> pd.Index:
    # The empty text keeps its number even where nothing is without a text.
    gone, came = gone - {""}, {text for text in came if text not in index}
    if gone:
        gone -= set(remaining())
    if not (gone or came):
        return index
    texts, new = index.to_numpy(), np.array(sorted(came), dtype=object)
    changed: pd.Index = pd.Index(by_id(texts, gone, new).column(texts, new), dtype=object)
    return changed


def _moved(before: pd.Index, after: pd.Index) -> NDArray[np.int32] | None:
    """Where each number went; the last answers for what is not known."""
    if after is before:
        return None
    return np.append(after.get_indexer(before), UNKNOWN_TEXT).astype(np.int32)
