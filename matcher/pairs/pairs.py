"""One young person beside n offers: everything the factors may read, as arrays."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matcher.cfa.choice import CfaLegs
from matcher.columns import OfferColumns, Person
from matcher.priors.records import Records
from matcher.travel import Legs
from matcher.wishes import TradeMatch


@dataclass(frozen=True)
class Pairs:
    """Columns of n pairs (one person × n offers), and the words for their trades.

    `cfa_value_added`: InserJeunes points, NaN not known. `records`: the shrunk prior outcomes of
    each offer's employer and of each pair's CFA. `today`: days since 1970-01-01.
    """

    person: Person
    offers: OfferColumns
    trades: TradeMatch
    legs: Legs
    cfa: CfaLegs
    records: Records
    cfa_value_added: NDArray[np.float64]
    today: int
    trade_labels: Mapping[str, str]

    def __len__(self) -> int:
        return len(self.offers)

    def trade_label(self, row: int) -> str:
        """French label of the trade through which the offer matches."""
        rome = self.trades.rome[row]
        return self.trade_labels.get(rome, rome)
