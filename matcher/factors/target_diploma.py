"""Factor: is it the diploma the young person aims at?"""

import numpy as np
from numpy.typing import NDArray

from matcher.columns import UNKNOWN
from matcher.columns.offers import KINDS
from matcher.factors.factor import Factor, Pair, as_index, entry_name, named
from matcher.factors.shape import Shape
from matcher.pairs import Pairs
from models.enums import OfferKind

ENTRIES = named("same_diploma", "same_level", "higher", "lower", "unknown", "not_applicable")


def index(pairs: Pairs) -> NDArray[np.int64]:
    """Diploma offered beside the wish's target; not known when either is missing."""
    out = np.full(len(pairs), ENTRIES["unknown"])
    level, rncp, wish = pairs.offers.diploma_level, pairs.offers.rncp, pairs.trades.wish
    for number, target in enumerate(pairs.person.wishes):
        own = wish == number
        if target.target_level is not None:
            known = own & (level != UNKNOWN)
            out[known & (level == target.target_level)] = ENTRIES["same_level"]
            out[known & (level > target.target_level)] = ENTRIES["higher"]
            out[known & (level < target.target_level)] = ENTRIES["lower"]
        if target.target_rncp:
            out[own & (rncp == target.target_rncp)] = ENTRIES["same_diploma"]
    out[pairs.offers.kind == KINDS[OfferKind.PMSMP]] = ENTRIES["not_applicable"]
    return as_index(out)


def value(pair: Pair) -> str | None:
    """How the diploma compares; None when not known."""
    name = entry_name(ENTRIES, pair.entry)
    return None if name == "unknown" else name


_SENTENCES = {
    "same_diploma": "Prépare exactement le diplôme visé.",
    "same_level": "Prépare un diplôme du niveau visé.",
    "higher": "Prépare un diplôme d'un niveau plus élevé que celui visé.",
    "lower": "Prépare un diplôme d'un niveau moins élevé que celui visé.",
    "unknown": "Diplôme visé ou diplôme préparé non précisé.",
    "not_applicable": "Une immersion ne prépare pas de diplôme.",
}


def sentence(pair: Pair) -> str:
    """How the diploma compares, in words."""
    return _SENTENCES[entry_name(ENTRIES, pair.entry)]


TARGET_DIPLOMA = Factor(
    "target_diploma", "Diplôme visé", 0, ENTRIES, index, value, sentence, Shape.DIPLOMA
)
