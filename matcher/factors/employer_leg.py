"""Factor: how long is the journey from home to the employer?"""

import numpy as np
from numpy.typing import NDArray

from matcher.factors.factor import Factor, Pair, as_index, named
from matcher.factors.french import by_mode, duration, number
from matcher.factors.shape import Shape
from matcher.pairs import Pairs
from models.protocols import LONGEST_MINUTES, UNKNOWN_MINUTES

ENTRIES = named("unknown", after=LONGEST_MINUTES + 1)


def index(pairs: Pairs) -> NDArray[np.int64]:
    """Whole minutes door to door by the best means at hand, 0–254; 255 not known."""
    return as_index(pairs.legs.minutes)


def value(pair: Pair) -> int | None:
    """Minutes; None when the journey is not known."""
    return None if pair.entry == UNKNOWN_MINUTES else pair.entry


def sentence(pair: Pair) -> str:
    """The journey to work in words."""
    legs, row = pair.pairs.legs, pair.row
    if pair.entry != UNKNOWN_MINUTES:
        way = by_mode(int(legs.mode[row]))
        # Next door, or nothing finer than the commune is known: "0 min" would not be believed.
        long = duration(pair.entry) if pair.entry else "moins d'une minute"
        return f"Trajet vers l'entreprise : {long} {way}{_from(pair)}."
    crow = legs.crow_km[row]
    if np.isnan(crow):
        return "Trajet inconnu : le domicile ou le lieu de travail n'est pas situé."
    other = int(legs.known_minutes[row])
    # Were it within the limit, the journey would be known.
    instead = "" if other == UNKNOWN_MINUTES else f" ; sinon {duration(other)}, trop pour sa limite"
    return f"Trajet inconnu ({number(crow)} km) : bus ou autre moyen à vérifier{instead}."


def _from(pair: Pair) -> str:
    """Names the home when the person has several."""
    labels = pair.pairs.person.home_labels
    return f" depuis « {labels[pair.pairs.legs.home[pair.row]]} »" if len(labels) > 1 else ""


EMPLOYER_LEG = Factor(
    "employer_leg",
    "Trajet vers l'entreprise",
    LONGEST_MINUTES + 1,
    ENTRIES,
    index,
    value,
    sentence,
    Shape.JOURNEY,
)
