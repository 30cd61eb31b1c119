"""Factor: how many young people already wait for an answer on this place?"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from matcher.factors.factor import Factor, Pair, as_index
from matcher.factors.french import counted
from matcher.factors.shape import Shape
from matcher.pairs import Pairs

# Pending proposals per place: the upper end of each class.
LIMITS: Final = (0, 0.5, 1, 2, 3)


def index(pairs: Pairs) -> NDArray[np.int64]:
    """Class of the pending proposals per place: 0, up to ½, 1, 2, 3, more."""
    places = np.maximum(pairs.offers.places, 1)
    return as_index(np.searchsorted(LIMITS, pairs.offers.pending / places, side="left"))


def value(pair: Pair) -> int:
    """Pending proposals."""
    return int(pair.pairs.offers.pending[pair.row])


def sentence(pair: Pair) -> str:
    """Competition in words."""
    pending, places = value(pair), max(int(pair.pairs.offers.places[pair.row]), 1)
    where = counted(places, "place", "places")
    if pending == 0:
        return f"Personne d'autre n'est proposé ({where})."
    return f"{counted(pending, 'jeune déjà proposé', 'jeunes déjà proposés')} pour {where}."


COMPETITION = Factor(
    "competition", "Concurrence", len(LIMITS) + 1, {}, index, value, sentence, Shape.OFFER
)
