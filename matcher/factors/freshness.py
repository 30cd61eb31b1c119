"""Factor: how long has the offer been out?"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from matcher.columns import NO_DAY
from matcher.factors.factor import Factor, Pair, as_index, named
from matcher.factors.french import counted
from matcher.factors.shape import Shape
from matcher.pairs import Pairs

# Age of the offer, days: the upper end of each class.
LIMITS: Final = (7, 14, 30, 60, 90)
ENTRIES = named("unknown", after=len(LIMITS) + 1)


def index(pairs: Pairs) -> NDArray[np.int64]:
    """Class of the days since the offer was first seen: up to 7, 14, 30, 60, 90, more; unknown."""
    age = pairs.today - pairs.offers.published_on.astype(np.int64)
    classes = np.searchsorted(LIMITS, np.maximum(age, 0), side="left")
    unknown = pairs.offers.published_on == NO_DAY
    return as_index(np.where(unknown, ENTRIES["unknown"], classes))


def value(pair: Pair) -> int | None:
    """Days since the offer was first seen; None when not known."""
    if pair.entry == ENTRIES["unknown"]:
        return None
    return max(pair.pairs.today - int(pair.pairs.offers.published_on[pair.row]), 0)


def sentence(pair: Pair) -> str:
    """The offer's age in words."""
    days = value(pair)
    if days is None:
        return "Date de publication inconnue."
    return f"Offre publiée il y a {counted(days, 'jour', 'jours')}." if days else "Offre du jour."


FRESHNESS = Factor(
    "freshness", "Fraîcheur", len(LIMITS) + 1, ENTRIES, index, value, sentence, Shape.OFFER
)
