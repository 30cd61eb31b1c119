"""Where does one query change what offers are worth? In a copy of their columns, kept for the next.

Copying a country's offers takes longer than a query: a copy is made once, changed for who asks, and
put right again when nobody holds it any more.
"""

from dataclasses import dataclass, field
from typing import Any, NamedTuple
from weakref import finalize

import numpy as np
from numpy.typing import NDArray

from matcher.kernel.columns.offers import Index, Offers
from matcher.kernel.columns.world import Longs, copied


class Worth(NamedTuple):
    """What some offers are worth: rows in the board's offers, and of the entries that name each.

    `points`: (n, 3), own means, lift, not known; `most`: of each entry, the most of its offer.
    """

    place: NDArray[np.int64]
    points: Longs
    at: NDArray[np.int64]
    most: Longs


class Columns(NamedTuple):
    """A board's offers, and the entries by trade."""

    offers: Offers
    entries: NDArray[Any]

    @classmethod
    def of(cls, offers: Offers, by_trade: Index) -> "Columns":
        """These columns themselves."""
        return cls(offers, by_trade.entries)

    def write(self, worth: Worth) -> None:
        """Let these offers be worth that."""
        offers: Any = self.offers
        for number, name in enumerate(("points_own", "points_lift", "points_unknown")):
            offers[name][worth.place] = worth.points[:, number]
        self.entries["points"][worth.at] = worth.most

    def put_back(self, others: "Columns", worth: Worth) -> None:
        """Let these offers be worth what they are in other columns."""
        rows: Any = self.offers
        rows[worth.place] = others.offers[worth.place]
        self.entries[worth.at] = others.entries[worth.at]


@dataclass(frozen=True, eq=False)
class Aside:
    """Copies that no query reads; any number of threads may take and give back at once."""

    _copies: list[Columns] = field(default_factory=list, repr=False)

    def changed(self, own: Columns, worth: Worth) -> Columns:
        """A copy of a board's own columns with other worths, as long as its offers are held."""
        # Taking and giving back are each one step that no other thread can interrupt.
        try:
            copy = self._copies.pop()
        except IndexError:
            copy = Columns(copied(own.offers), own.entries.copy())
        copy.write(worth)
        rows: Any = copy.offers
        shown: Any = rows.view()
        finalize(shown, self._given_back, copy, own, worth).atexit = False
        return copy._replace(offers=shown)

    def _given_back(self, copy: Columns, own: Columns, worth: Worth) -> None:
        copy.put_back(own, worth)
        self._copies.append(copy)
