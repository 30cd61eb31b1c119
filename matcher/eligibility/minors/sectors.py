"""Is the employer in a sector that has its own rule for minors?

The decrees name sectors of activity: a pastry cook in a factory is in none of them. Only where the
employer's activity is not known does the trade stand in for it.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from matcher.columns import OfferColumns
from matcher.eligibility.law import Law, WrongRuleValue


class Sectors:
    """The sectors a rule lists, by the beginnings of NAF rev. 2 and ROME 3 codes."""

    def __init__(self, law: Law, rule_id: str) -> None:
        listed = law.table(rule_id)
        try:
            self._naf = _SectorBits([tuple(codes["naf"]) for codes in listed.values()])
            self._rome = _SectorBits([tuple(codes["rome"]) for codes in listed.values()])
        except (KeyError, TypeError) as error:
            expected = "par secteur, des débuts de codes « naf » et « rome »"
            raise WrongRuleValue(rule_id, expected) from error
        self.names = tuple(listed)

    def of(self, offers: OfferColumns) -> Mapping[str, NDArray[np.bool_]]:
        """Whether each offer is in each sector, by its activity, else by its trade, (n,)."""
        by_activity = np.fromiter(map(self._naf.__getitem__, offers.naf), np.int64, len(offers))
        by_trade = np.fromiter(map(self._rome.__getitem__, offers.rome), np.int64, len(offers))
        bits = np.where(offers.naf == "", by_trade, by_activity)
        return {
            name: (bits >> number & 1).astype(np.bool_) for number, name in enumerate(self.names)
        }


class _SectorBits(dict[str, int]):
    """Sectors of a code as bits, each code worked out once: there are far fewer than offers."""

    def __init__(self, starts: list[tuple[str, ...]]) -> None:
        super().__init__()
        self._starts = starts

    def __missing__(self, code: str) -> int:
        bits = sum(1 << n for n, starts in enumerate(self._starts) if code.startswith(starts))
        self[code] = bits
        return bits
