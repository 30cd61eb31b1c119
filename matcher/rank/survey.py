"""Where does every offer of a person's trades stand? What totals and advice are made of.

The kernel reads what lies around; an offer of these trades that it did not read is out of reach.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from matcher.columns import Person
from matcher.columns.offers import KINDS
from matcher.kernel.reads import Reads
from matcher.kernel.ways.around import OPEN, TO_DISCUSS, TOO_FAR
from matcher.pool import Pool
from matcher.rank.candidates import Matched
from matcher.travel.legs import nearest_crow_km
from models.enums import OfferKind
from models.protocols import UNKNOWN_MINUTES

# Stands for the travel limits among the causes, beside the rules' bits.
BEYOND: Final = 0


@dataclass(frozen=True)
class Survey:
    """Offers of the kinds asked for, (n,) by row of the pool; `every_kind` counts those of any.

    `found`: findings that exclude, none for what is too far. `minutes`: 255 not known.
    """

    row: NDArray[np.int64]
    trade_class: NDArray[np.int8]
    state: NDArray[np.uint8]
    found: NDArray[np.int64]
    minutes: NDArray[np.uint8]
    every_kind: int

    @property
    def is_open(self) -> NDArray[np.bool_]:
        """Within every limit, and lawful."""
        return np.asarray((self.state == OPEN) & (self.found == 0))

    @property
    def to_discuss(self) -> NDArray[np.bool_]:
        """A little past a limit, and lawful."""
        return np.asarray((self.state == TO_DISCUSS) & (self.found == 0))

    @property
    def excluded(self) -> NDArray[np.bool_]:
        """Removed by a limit or a rule."""
        return np.asarray((self.state == TOO_FAR) | (self.found != 0))

    @property
    def is_known(self) -> NDArray[np.bool_]:
        """Journeys that are known."""
        return np.asarray(self.minutes != UNKNOWN_MINUTES)

    def causes(self) -> list[tuple[int, int, int]]:
        """Each cause of exclusion (a rule's bit, or `BEYOND`), how often, and its first row."""
        out = np.flatnonzero(self.excluded)
        bits = np.where(self.state[out] == TOO_FAR, BEYOND, self.found[out])
        each, first, counts = np.unique(bits & -bits, return_index=True, return_counts=True)
        found = zip(each.tolist(), counts.tolist(), self.row[out[first]].tolist(), strict=True)
        return sorted(found, key=lambda cause: (-cause[1], cause[0]))

    def nearest_excluded(self, person: Person, pool: Pool, most: int) -> NDArray[np.int64]:
        """Rows excluded by distance from home, then id; places not known last."""
        rows = self.row[self.excluded]
        crow = nearest_crow_km(person, pool.offers.places_at.take(rows))
        return np.asarray(rows[np.lexsort((rows, np.nan_to_num(crow, nan=np.inf)))][:most])


def survey_of(matched: Matched, reads: Reads, pool: Pool, kinds: tuple[OfferKind, ...]) -> Survey:
    """The offers matched, beside what was read of them."""
    wanted = np.isin(pool.offers.kind[matched.row], [KINDS[kind] for kind in kinds])
    own = matched.take(np.flatnonzero(wanted))
    _, here, there = np.intersect1d(own.row, reads.row, assume_unique=True, return_indices=True)

    def read[T: np.generic](values: NDArray[T], otherwise: int) -> NDArray[T]:
        out = np.full(len(own.row), otherwise, dtype=values.dtype)
        out[here] = values[there]
        return out

    return Survey(
        row=own.row,
        trade_class=own.trades.trade_class,
        state=read(reads.state, TOO_FAR),
        found=read(reads.found, 0),
        minutes=read(reads.minutes, UNKNOWN_MINUTES),
        every_kind=len(matched.row),
    )
