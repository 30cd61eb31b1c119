"""How is an offer of the pool said: its state, what happened to it, why two may be one?"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from api.words.offers import level, start_window

WHY: Final = {
    "maybe_same_employer": "peut-être le même employeur, sans SIRET des deux côtés",
    "delegated": "offre confiée à un CFA : l'établissement écrit est peut-être le sien",
    "level_differs": "même titre, niveaux différents",
    "titles_differ": "même métier, titres différents",
    "trades_differ": "même titre, métiers différents",
    "by_hand": "rapprochées à la main",
}
DECIDED: Final = {True: "la même offre", False: "deux offres", None: "à examiner"}
STATES: Final = {
    "draft": "brouillon",
    "live": "ouverte",
    "paused": "suspendue",
    "filled": "pourvue",
    "expired": "expirée",
    "withdrawn": "retirée",
}
# What a button does that gives an offer this state.
TO_STATE: Final = {
    "live": "Ouvrir",
    "paused": "Suspendre",
    "filled": "Noter pourvue",
    "withdrawn": "Retirer",
}
OWNER_ANSWERS: Final = {
    "introduced": "présentée à l'entreprise par la structure qui suit l'offre",
    "employer_told": "entreprise indiquée",
    "place_promised": "place promise à quelqu'un d'autre",
    "not_wanted": "l'entreprise n'y donne pas suite",
}
# What a button of the owner says.
TO_ANSWER: Final = {
    "introduced": "Nous présentons le jeune",
    "employer_told": "Indiquer l'entreprise",
    "place_promised": "Place promise",
    "not_wanted": "Pas de suite",
}
VISIBLE_TO: Final = {
    "announced": "annoncée, sans l'entreprise",
    "shared": "partagée avec tous",
    "own_structure": "gardée pour nous",
}
_EVENTS: Final = {
    "entered": "saisie",
    "imported": "reçue d'une liste",
    "changed": "modifiée",
    "confirmed": "vérifiée, toujours ouverte",
}
_FIELDS: Final = {
    "title": "intitulé",
    "description": "description",
    "rome": "métier",
    "other_romes": "autres métiers",
    "diploma_level": "niveau",
    "places": "places",
    "start_from": "début",
    "start_to": "fin des débuts",
    "duration_months": "durée",
    "duration_days": "durée",
    "monthly_limit": "accueils par mois",
    "weekly_hours": "heures",
    "day_start": "horaires",
    "day_end": "horaires",
    "visibility": "visibilité",
    "apply_way": "candidature",
    "apply_value": "candidature",
    "published_on": "publication",
    "expires_on": "échéance",
    "status": "état",
    "employer_id": "employeur",
    "insee": "lieu",
    "lat": "lieu",
    "lng": "lieu",
    "course_id": "formation",
}


def change_told(event: str, before: str | None, after: str | None) -> str:
    """One thing that happened, in words."""
    if event == "state":
        return f"{STATES.get(before or '', before)} → {STATES.get(after or '', after)}"
    if event in ("place_taken", "place_freed"):
        told = "une place prise" if event == "place_taken" else "une place rendue"
        return f"{told} (reste {after})"
    return _EVENTS[event]


def field_names(fields: str) -> str:
    """Which fields changed, after a colon; nothing where none is told."""
    told = field_list(name for name in fields.split(",") if name)
    return f" : {told}" if told else ""


def field_list(names: Iterable[str]) -> str:
    """Names of columns in words, each once."""
    return ", ".join(dict.fromkeys(_FIELDS.get(name, "autre") for name in names))


def side_by_side(
    first: Mapping[str, Any], second: Mapping[str, Any]
) -> list[tuple[str, str, str, bool]]:
    """Each fact of two offers: its name, both sides in words, and whether they differ."""
    told = []
    for name, say in _COMPARED.items():
        sides = say(first), say(second)
        told.append((name, *sides, sides[0] != sides[1]))
    return told


_COMPARED: Final[dict[str, Callable[[Any], str]]] = {
    "Intitulé": lambda offer: str(offer["title"]),
    "Entreprise": lambda offer: offer["employer"] or "non communiquée",
    "Commune": lambda offer: offer["commune"] or "inconnue",
    "Métier": lambda offer: str(offer["rome"]),
    "Niveau": lambda offer: level(offer["diploma_level"]) or "non précisé",
    "Places": lambda offer: str(offer["places"]),
    "Début": lambda offer: start_window(offer) or "non précisé",
    "Suivie par": lambda offer: offer["owner"] or "aucune structure",
    "Candidater": lambda offer: offer["apply"]["value"] or "par la structure",
}
