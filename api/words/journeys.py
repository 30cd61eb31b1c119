"""How are journeys said to French readers?"""

from typing import Any, Final

from api.words.numbers import FRENCH_PLURAL, NBSP, counted, decimal, km

MODES: Final = {
    "walk": "à pied",
    "bike": "à vélo",
    "moped": "en cyclomoteur",
    "car": "en voiture",
    "lift": "en voiture, conduit par un proche",
    "transit": "en transport en commun",
    "bike_transit": "à vélo puis en transport en commun",
}


CORRECTIONS: Final = {
    "school_coach": "un car scolaire passe",
    "timetable": "d'après les horaires du réseau",
    "tried": "le jeune l'a essayé",
    "road": "la route est plus directe, ou coupée",
    "other": "autre raison",
}


def corrected(correction: dict[str, Any]) -> str:
    """A correction, as "en transport en commun : 35 min (un car scolaire passe)"."""
    way = "impossible" if correction["minutes"] is None else duration(correction["minutes"])
    rests = " ; ne compte plus : ce domicile a changé" if correction["rests"] else ""
    return f"{MODES[correction['mode']]} : {way} ({CORRECTIONS[correction['reason']]}){rests}"


def duration(minutes: int | None) -> str:
    """Minutes as "25 min" or "1 h 05"; not known is said."""
    if minutes is None:
        return "durée inconnue"
    if minutes < 60:
        return f"{minutes}{NBSP}min"
    return f"{minutes // 60}{NBSP}h{NBSP}{minutes % 60:02d}"


def journey(minutes: int | None, mode: str | None) -> str:
    """Minutes and means, as "22 min à vélo"; not known is said, and none is less than one."""
    if minutes is None:
        return "trajet inconnu"
    long = duration(minutes) if minutes else "moins d'une minute"
    return f"{long} {MODES.get(mode or '', '')}".rstrip()


def by_timetable(option: dict[str, Any] | None) -> str:
    """What timetables add to a journey: changes and the earliest last return; "" without any."""
    days = option["timetable"] if option else []
    ways = [way for day in days for way in (day["there"], day["back"]) if way]
    if not ways:
        return ""
    changes = max(way["changes"] for way in ways)
    told = "direct" if changes == 0 else counted(changes, "changement", "changements")
    last = min(day["last_return"] for day in days)
    return f" ({told}, dernier retour à {hour(last)})"


def hour(clock: str) -> str:
    """HH:MM as "7 h 05"; past 24:00 it is the next day's."""
    hours, minutes = clock.split(":")
    return f"{int(hours) % 24}{NBSP}h{NBSP}{minutes}"


def employer_journey(leg: dict[str, Any]) -> str:
    """The way to the employer: minutes and means, or how far it is when the way is not known."""
    start = f", depuis «{NBSP}{leg['from']}{NBSP}»" if leg.get("from") else ""
    if leg["minutes"] is None:
        far = f" ({km(leg['km'])} à vol d'oiseau)" if leg["km"] is not None else ""
        return f"trajet inconnu{far}{start}"
    return f"{journey(leg['minutes'], leg['mode'])}{by_timetable(leg.get('best'))}{start}"


def otherwise(leg: dict[str, Any]) -> str | None:
    """The runner-up, as "sinon 35 min en transport en commun"; None without one."""
    option = leg.get("runner_up")
    if option is None:
        return None
    return f"sinon {journey(option['minutes'], option['mode'])}{by_timetable(option)}"


def cfa_journey(leg: dict[str, Any]) -> str:
    """The way to the CFA: name, minutes and means or boarding, trips a month."""
    if leg.get("course_id") is None:
        return "CFA inconnu"
    place = f" ({leg['commune']})" if leg.get("commune") else ""
    best = leg.get("best")
    daily = not leg["boarding"]
    way = journey(leg["minutes"], leg["mode"]) + by_timetable(best) if daily else _boarding(best)
    supposed = ", CFA supposé" if leg["origin"] == "supposed" else ""
    return f"{leg.get('cfa') or 'CFA'}{place} : {way}{_trips(leg)}{supposed}"


def _boarding(best: dict[str, Any] | None) -> str:
    if best is None:
        return "internat"
    return f"internat, à {journey(best['minutes'], best['mode'])}{by_timetable(best)}"


def _trips(leg: dict[str, Any]) -> str:
    trips = leg["trips_per_month"]
    if trips is None:
        return ", rythme inconnu"
    # The document counts one-way trips; people count returns.
    returns = trips / 2
    back_and_forth = "aller-retour" if returns < FRENCH_PLURAL else "allers-retours"
    return f", {decimal(returns)} {back_and_forth} par mois"
