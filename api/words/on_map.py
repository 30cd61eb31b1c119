"""What stands beneath a map for what is drawn on it: ways to an offer, areas within reach?"""

from typing import Any, Final

from api.words.journeys import MODES, duration, hour, journey
from api.words.numbers import NBSP, km
from api.words.travel_week import certainty, how_sure

LEGS: Final = {"employer": "Entreprise", "cfa": "CFA"}
# Means whose reach is drawn; « conduit par un proche » drives like any car.
REACH_MEANS: Final = {mode: MODES[mode] for mode in ("walk", "bike", "moped", "car", "transit")}


def drawn_leg(drawn: dict[str, Any]) -> str:
    """A leg as the ranking counts it, where that comes from, and its way by road."""
    leg, route = drawn["leg"], drawn["route"]
    best = leg["best"]
    if best is None:
        return f"{LEGS[drawn['to']]} : {'internat, ' if leg.get('boarding') else ''}trajet inconnu"
    boards = "internat, à " if leg.get("boarding") else ""
    told = f"{boards}{journey(best['minutes'], best['mode'])}"
    source = (certainty(leg) or "").partition(" : ")[2]
    by_road = ""
    if route is not None:
        by_road = f" ; de porte à porte par la route : {duration(route['minutes'])}, "
        by_road += km(route["km"])
    return f"{LEGS[drawn['to']]} : {told}, {source}{by_road}"


def straight_lines(told: dict[str, Any]) -> str | None:
    """Why lines go straight; None when none does."""
    straight = [drawn for drawn in told["legs"] if drawn["route"] is None]
    if not straight:
        return None
    if told["router"] is None:
        return "Traits à vol d'oiseau : aucune route n'est installée ici."
    named = " et ".join(LEGS[drawn["to"]] for drawn in straight)
    return f"Trait à vol d'oiseau ({named}) : ce trajet n'a pas de tracé par la route."


def area_of(feature: dict[str, Any]) -> str:
    """One area, as "30 min : 6,5 km autour"."""
    told = feature["properties"]
    within = f"{told['minutes']}{NBSP}min"
    return within if told.get("km") is None else f"{within} : {km(told['km'])} à la ronde"


def areas_drawn(told: dict[str, Any]) -> str:
    """From where, by which means, and where the areas come from."""
    start = f"{MODES[told['mode']].capitalize()} depuis «{NBSP}{told['home']}{NBSP}»"
    if told["depth"] == "router":
        return f"{start} : zones calculées sur les routes, de porte à porte."
    if told["depth"] == "none":
        return f"{start} : rien à dessiner."
    if told["depth"] == "timetable":
        at, leave = (hour(told["hours"][key]) for key in ("start", "end"))
        return (
            f"{start}, à pied compris : d'après les horaires, pour y être à {at} et en repartir à "
            f"{leave}, du lundi au vendredi, attente comptée."
        )
    return f"{start} : cercles à vol d'oiseau, estimés d'après la distance{how_sure(told)}."
