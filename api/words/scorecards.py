"""How are scorecards, their questions and what was measured called?"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from api.words.numbers import decimal

KINDS: Final = {"apprenticeship": "apprentissage", "pmsmp": "immersion"}
QUESTIONS: Final = {"signed": "signature", "held": "maintien à six mois"}
BASELINES: Final = {
    "fitted": "cette grille",
    "constant": "une seule chance pour tous",
    "trade": "la moyenne du métier",
    "expert": "la grille d'expert",
}
STATES: Final = {
    "live": "sert aux classements",
    "former": "a servi",
    "candidate": "candidate",
}
STATE_BADGES: Final = {"live": "success", "former": "neutral", "candidate": "info"}
NO_LONGER_FITS: Final = "faite pour d'autres facteurs"
MEASURES: Final = {"auc": "AUC", "brier": "Brier", "ece": "écart de calibration"}
GROUPS: Final = {"niveau": "niveau atteint"}
PERIODS: Final = {"fitted": "ajuster", "calibrated": "caler", "judged": "juger"}
# The four questions as addresses name them.
ASKED: Final = {
    "contrat-signe": "Contrat : signé",
    "contrat-tenu": "Contrat : tenu six mois",
    "pmsmp-signee": "PMSMP : a lieu",
    "pmsmp-tenue": "PMSMP : but atteint",
}
# What the pages of this part are called and which right they ask for, by address.
SECTIONS: Final = {
    "/baremes": ("Grilles", "scorecards:read"),
    "/essais": ("Essais", "trials:write"),
}


def numbered_day(number: int | None) -> str:
    """A day as a fit counts it, from 1970; a dash where there is none."""
    return "–" if number is None else f"{date(1970, 1, 1) + timedelta(days=number):%d/%m/%Y}"


def with_interval(told: Mapping[str, float | None], digits: int = 3) -> str:
    """A measure as "0,712 (0,700 à 0,724)"; a dash for what cannot be measured."""
    value, low, high = (told[name] for name in ("value", "low", "high"))
    if value is None or low is None or high is None:
        return "–" if value is None else decimal(value, digits)
    return f"{decimal(value, digits)} ({decimal(low, digits)} à {decimal(high, digits)})"


def gain_is(told: Mapping[str, float | None]) -> str:
    """Whether a gain over another way is sure, by its interval."""
    low, high = told["low"], told["high"]
    if low is None or high is None:
        return "rien à comparer"
    if low > 0:
        return "gain établi"
    return "recul établi" if high < 0 else "écart non établi"
