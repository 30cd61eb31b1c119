"""How is each entry of a factor's grid said? In the grid's order, for cards and comparisons.

A test holds these lists to the factors' own sizes.
"""

from collections.abc import Sequence
from functools import cache
from typing import Final

from api.words.numbers import NBSP, decimal

_MINUTES: Final = 255
_CFA_HOURS: Final = 61
_DISTANCE_BANDS: Final = 13
_BAND_KM: Final = 5
_MONTHS: Final = 7
_RECORD_HALF, _RECORD_STEP = 8, 0.25
_ADDED_HALF, _ADDED_STEP = 6, 5

_LEVELS_REACHED: Final = ("sans diplôme", "CAP", "bac", "bac+2", "bac+3", "bac+5", "niveau inconnu")
_LEVELS_PREPARED: Final = ("CAP", "bac", "bac+2", "bac+3", "bac+5", "niveau non précisé")
_HOURS: Final = ("journée", "week-end", "décalés", "horaires non précisés")
_MEANS: Final = ("par ses moyens", "conduit par un proche", "trajet inconnu")
_TRADES: Final = (
    "1er souhait",
    "2e souhait",
    "3e souhait",
    "souhait suivant",
    "métier proche du 1er souhait",
    "métier proche du 2e souhait",
    "métier proche d'un autre souhait",
    "évolution possible",
    "pour découvrir",
)

# What the ordered entries count, for the axis of a curve.
_UNITS: Final = {
    "employer_leg": "minutes de trajet",
    "unknown_distance": "kilomètres à vol d'oiseau",
    "cfa_leg": "heures de trajet par mois",
    "start_date": "mois d'attente",
    "freshness": "jours depuis la publication",
    "competition": "jeunes déjà proposés par place",
    "employer_signs": "moins ou plus que d'habitude dans ce métier",
    "employer_keeps": "moins ou plus que d'habitude dans ce métier",
    "cfa_keeps": "moins ou plus que d'habitude dans ce métier",
    "cfa_value_added": "points au-dessus de l'attendu",
}


def unit_of(factor: str) -> str:
    """What its ordered entries count; nothing where it has none."""
    return _UNITS.get(factor, "")


@cache
def entry_words(factor: str) -> tuple[str, ...]:
    """Every entry of this factor's grid, in its order."""
    return tuple(_WORDS[factor])


def _records(nothing: str) -> list[str]:
    steps = range(-_RECORD_HALF, _RECORD_HALF + 1)
    return [*(_signed(step * _RECORD_STEP, 2) for step in steps), nothing]


def _signed(value: float, digits: int = 0) -> str:
    return f"{'+' if value > 0 else ''}{decimal(value, digits)}"


def _pairs(first: Sequence[str], second: Sequence[str], between: str) -> list[str]:
    return [f"{one}{between}{other}" for one in first for other in second]


def _distances() -> list[str]:
    bands = [f"{low} à {low + _BAND_KM}{NBSP}km" for low in _lows()[:-1]]
    return [*bands, f"{_lows()[-1]}{NBSP}km et plus", "trajet connu", "lieu inconnu"]


def _lows() -> list[int]:
    return [_BAND_KM * band for band in range(_DISTANCE_BANDS)]


_WORDS: Final[dict[str, Sequence[str]]] = {
    "trade_fit": _TRADES,
    "employer_leg": [*(f"{n}{NBSP}min" for n in range(_MINUTES)), "trajet inconnu"],
    "unknown_distance": _distances(),
    "cfa_leg": [
        *(f"{n}{NBSP}h" for n in range(_CFA_HOURS)),
        "internat",
        "trajet inconnu",
        "rythme inconnu",
        "CFA inconnu",
        "sans CFA",
    ],
    "working_hours": _pairs(_HOURS, _MEANS, ", "),
    "level": _pairs(_LEVELS_REACHED, _LEVELS_PREPARED, " → "),
    "target_diploma": (
        "diplôme visé",
        "niveau visé",
        "niveau plus élevé",
        "niveau moins élevé",
        "inconnu",
        "sans objet (immersion)",
    ),
    "start_date": [
        *(f"{n}{NBSP}mois" for n in range(_MONTHS)),
        "sans date",
        "avant d'être disponible",
    ],
    "pmsmp_done": (
        "aucune",
        "métier essayé",
        "métier confirmé",
        "employeur déjà essayé",
        "immersion réussie chez l'employeur",
    ),
    "freshness": ("0 à 7", "8 à 14", "15 à 30", "31 à 60", "61 à 90", "plus de 90", "inconnue"),
    "competition": ("0", "jusqu'à ½", "jusqu'à 1", "jusqu'à 2", "jusqu'à 3", "plus de 3"),
    "employer_signs": _records("rien de connu"),
    "employer_keeps": _records("rien de connu"),
    "cfa_keeps": _records("rien de connu"),
    "cfa_value_added": [
        *(_signed(step * _ADDED_STEP) for step in range(-_ADDED_HALF, _ADDED_HALF + 1)),
        "inconnue",
    ],
}
