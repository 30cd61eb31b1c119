"""Factor: has the young person already tried this employer or this trade in an immersion?"""

import numpy as np
from numpy.typing import NDArray

from matcher.factors.factor import Factor, Pair, as_index, entry_name, named
from matcher.factors.shape import Shape
from matcher.pairs import Pairs
from models.enums import OfferKind

# Later entries are stronger and win.
ENTRIES = named(
    "none", "trade_tried", "trade_purpose_met", "employer_tried", "employer_purpose_met"
)


def index(pairs: Pairs) -> NDArray[np.int64]:
    """Strongest link of an earlier PMSMP to the pair: none, trade, employer; purpose met or not."""
    out = np.full(len(pairs), ENTRIES["none"], dtype=np.int64)
    for stay in pairs.person.stays:
        if stay.kind != OfferKind.PMSMP:
            continue
        met = stay.purpose_met is True
        trade = ENTRIES["trade_purpose_met" if met else "trade_tried"]
        employer = ENTRIES["employer_purpose_met" if met else "employer_tried"]
        out = np.maximum(out, np.where(pairs.trades.rome == stay.rome, trade, 0))
        out = np.maximum(out, np.where(pairs.offers.employer_id == stay.employer_id, employer, 0))
    return as_index(out)


def value(pair: Pair) -> str:
    """Name of the link."""
    return entry_name(ENTRIES, pair.entry)


_SENTENCES = {
    "none": "Pas encore d'immersion dans ce métier.",
    "trade_tried": "A déjà essayé ce métier en immersion.",
    "trade_purpose_met": "A confirmé ce métier en immersion.",
    "employer_tried": "A déjà fait une immersion chez cet employeur.",
    "employer_purpose_met": "Immersion réussie chez cet employeur.",
}


def sentence(pair: Pair) -> str:
    """The link in words."""
    return _SENTENCES[value(pair)]


PMSMP_DONE = Factor(
    "pmsmp_done", "Immersion déjà faite", 0, ENTRIES, index, value, sentence, Shape.PAST_STAY
)
