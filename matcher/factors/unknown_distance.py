"""Factor: when the journey is not known, how far is the employer as the crow flies?"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from matcher.factors.factor import Factor, Pair, as_index, named
from matcher.factors.french import number
from matcher.factors.shape import Shape
from matcher.pairs import Pairs
from models.protocols import UNKNOWN_MINUTES

# Crow-fly kilometres, by fives; the last band is open.
BAND_KM: Final = 5
BANDS: Final = 13
ENTRIES = named("journey_known", "not_placed", after=BANDS)


def index(pairs: Pairs) -> NDArray[np.int64]:
    """Band of 5 km, 0–12 (60 km and more), of an unknown journey; journey known; not placed."""
    crow = pairs.legs.crow_km
    band = np.minimum(np.nan_to_num(crow) // BAND_KM, BANDS - 1)
    band = np.where(np.isnan(crow), ENTRIES["not_placed"], band)
    return as_index(np.where(pairs.legs.minutes == UNKNOWN_MINUTES, band, ENTRIES["journey_known"]))


def value(pair: Pair) -> float | str | None:
    """Crow-fly km, one decimal; None when not placed; a word when the journey is known."""
    if pair.entry == ENTRIES["journey_known"]:
        return "journey_known"
    if pair.entry == ENTRIES["not_placed"]:
        return None
    return round(float(pair.pairs.legs.crow_km[pair.row]), 1)


def sentence(pair: Pair) -> str:
    """The distance in words, for want of a journey."""
    if pair.entry == ENTRIES["journey_known"]:
        return "Trajet connu : la distance ne compte pas en plus."
    if pair.entry == ENTRIES["not_placed"]:
        return "Distance inconnue elle aussi."
    km = number(float(pair.pairs.legs.crow_km[pair.row]))
    return f"À {km} km à vol d'oiseau, faute de connaître le trajet."


UNKNOWN_DISTANCE = Factor(
    "unknown_distance",
    "Distance, faute de trajet",
    BANDS,
    ENTRIES,
    index,
    value,
    sentence,
    Shape.JOURNEY,
)
