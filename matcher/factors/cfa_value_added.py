"""Factor: does the CFA bring its apprentices into work more often than expected of it?"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from matcher.factors.factor import Factor, Pair, as_index, named
from matcher.factors.french import number
from matcher.factors.shape import Shape
from matcher.pairs import Pairs

# InserJeunes value added, percentage points, cut to fives between -30 and 30.
STEP: Final = 5
HALF: Final = 6
ENTRIES = named("unknown", after=2 * HALF + 1)


def index(pairs: Pairs) -> NDArray[np.int64]:
    """Value added in points, by fives; not known when the CFA is not in the publication."""
    added = pairs.cfa_value_added
    entry = np.clip(np.rint(np.nan_to_num(added) / STEP), -HALF, HALF) + HALF
    return as_index(np.where(np.isnan(added), ENTRIES["unknown"], entry))


def value(pair: Pair) -> float | None:
    """Points; None when not known."""
    added = float(pair.pairs.cfa_value_added[pair.row])
    return None if np.isnan(added) else added


def sentence(pair: Pair) -> str:
    """Value added in words."""
    added = value(pair)
    if pair.is_pmsmp:
        return "Pas de CFA, donc pas de valeur ajoutée, pour une immersion."
    if added is None:
        return "Valeur ajoutée du CFA inconnue ou non publiée."
    if pair.entry == HALF:
        return "Insertion du CFA conforme à ce qui est attendu de lui (InserJeunes)."
    side = "au-dessus" if added > 0 else "en dessous"
    gap = number(abs(added))
    return f"Insertion du CFA {gap} points {side} de ce qui est attendu de lui (InserJeunes)."


CFA_VALUE_ADDED = Factor(
    "cfa_value_added",
    "Valeur ajoutée du CFA",
    2 * HALF + 1,
    ENTRIES,
    index,
    value,
    sentence,
    Shape.COURSE,
)
