"""Factor: how many hours a month does the way to the CFA take, or is there boarding?"""

import numpy as np
from numpy.typing import NDArray

from matcher.cfa.choice import CfaOrigin
from matcher.cfa.hours import (
    BOARDING,
    MOST_HOURS,
    NO_CFA,
    UNKNOWN_CFA,
    UNKNOWN_RHYTHM,
    UNKNOWN_WAY,
)
from matcher.factors.factor import Factor, Pair, named
from matcher.factors.french import by_mode, duration
from matcher.factors.shape import Shape
from matcher.pairs import Pairs
from models.protocols import UNKNOWN_MINUTES

ENTRIES = named(
    "boarding", "unknown_way", "unknown_rhythm", "unknown_cfa", "no_cfa", after=MOST_HOURS + 1
)
_NOT_KNOWN = (UNKNOWN_WAY, UNKNOWN_RHYTHM, UNKNOWN_CFA)


def index(pairs: Pairs) -> NDArray[np.int64]:
    """Whole hours of travel to the CFA a month, 0–60, or boarding, not known, no CFA needed."""
    return pairs.cfa.entry


def value(pair: Pair) -> int | str | None:
    """Hours a month; "boarding"; "no_cfa"; None when not known."""
    if pair.entry in _NOT_KNOWN:
        return None
    return {BOARDING: "boarding", NO_CFA: "no_cfa"}.get(pair.entry, pair.entry)


def sentence(pair: Pair) -> str:
    """The way to the CFA in words, marked when the CFA is only supposed."""
    if pair.entry == NO_CFA:
        return "Pas de CFA pour une immersion."
    if pair.entry == UNKNOWN_CFA:
        return "CFA inconnu : aucune formation connue pour ce métier et ce niveau."
    cfa, row = pair.pairs.cfa, pair.row
    name = "CFA supposé" if cfa.origin[row] == CfaOrigin.SUPPOSED else "CFA"
    if pair.entry == UNKNOWN_WAY:
        return f"{name} : trajet inconnu."
    minutes = int(cfa.minutes[row])
    way = "" if minutes == UNKNOWN_MINUTES else f" à {duration(minutes)}"
    boards = ", avec internat" if cfa.boards[row] else ""
    if pair.entry == BOARDING:
        return f"{name}{way}{boards} : un aller-retour par période au CFA."
    if pair.entry == UNKNOWN_RHYTHM:
        return f"{name}{way}{boards} : rythme à demander au CFA."
    return f"{name}{way} {by_mode(int(cfa.mode[row]))}, soit {pair.entry} h de trajet par mois."


CFA_LEG = Factor(
    "cfa_leg", "Trajet vers le CFA", MOST_HOURS + 1, ENTRIES, index, value, sentence, Shape.CFA_WAY
)
