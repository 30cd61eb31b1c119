"""How are a week on the way, its day, its cost and its certainty said to French readers?"""

from typing import Any, Final

from api.words.files import WEEKDAYS
from api.words.journeys import MODES, duration, hour
from api.words.numbers import NBSP, thousands

_DEPTHS: Final = {
    "model": "estimé d'après la distance",
    "matrix": "calculé par la route, de commune à commune",
    "timetable": "d'après les horaires",
    "corrected": "noté par un conseiller",
}
_MINUTES: Final = 60


def week(journey: dict[str, Any]) -> str:
    """Hours and kilometres of a mean week; at least so much where one leg is not known."""
    minutes = round(_MINUTES * journey["hours_per_week"])
    if minutes == 0 and not journey["whole_week"]:
        return "inconnus"
    partly = "" if journey["whole_week"] else "au moins "
    return f"{partly}{duration(minutes)} et {thousands(journey['km_per_week'])}{NBSP}km par semaine"


def day(journey: dict[str, Any]) -> str | None:
    """When one leaves home and is back; None where the hours are not known."""
    if journey["leaves_home"] is None:
        return None
    leaves, back = (hour(journey[key]) for key in ("leaves_home", "back_home"))
    return f"départ à {leaves}, retour à {back}"


def cost(journey: dict[str, Any]) -> str:
    """What the journeys cost; what has no published price is named."""
    whole = {"month": "par mois", "stay": "pour l'immersion"}[journey["euros_for"]]
    parts = []
    if journey["euros"]:
        parts.append(f"environ {thousands(journey['euros'])}{NBSP}€ de véhicule {whole}")
    if journey["needs_pass"]:
        parts.append("abonnement de transport : prix à demander au réseau")
    if journey["is_driven"]:
        parts.append("voiture d'un proche : non comptée")
    return " ; ".join(parts) or "sans frais de véhicule ni de transport"


def certainty(leg: dict[str, Any]) -> str | None:
    """Where the minutes come from and how sure they are; None for a way that is not known."""
    option = leg.get("best")
    if option is None:
        return None
    return f"{MODES[option['mode']]} : {_DEPTHS[option['depth']]}{how_sure(option)}"


def how_sure(told: dict[str, Any]) -> str:
    """Both errors of the distance model against a router; nothing where it did not answer."""
    error, bias = told["error_minutes"], told["bias_minutes"]
    if error is None:
        return ""
    sure = f", ±{NBSP}{error}{NBSP}min en moyenne"
    if not bias:
        return sure
    return f"{sure}, plutôt {abs(bias)}{NBSP}min {'de trop' if bias > 0 else 'trop peu'}"


def days(weekdays: str) -> str:
    """Digits of weekdays as "lundi, mardi"; the whole working week by its name."""
    if weekdays == "12345":
        return "du lundi au vendredi"
    return ", ".join(WEEKDAYS[digit] for digit in weekdays)


def by_bus(way: dict[str, Any] | None) -> str:
    """One way of one day: when one leaves and arrives, and each ride; no way is said."""
    if way is None:
        return "aucun passage à ces horaires"
    rides = ", puis ".join(
        f"{ride['line']} de {ride['from']} ({hour(ride['departs'])}) "
        f"à {ride['to']} ({hour(ride['arrives'])})"
        for ride in way["rides"]
    )
    return f"{hour(way['leaves'])} → {hour(way['arrives'])} : {rides}"
