"""How does an activity report speak French?"""

from datetime import date
from typing import Any, Final

from api.small_counts import LEAST_SHOWN
from api.words.dates import month
from api.words.families import family_labels
from api.words.followup import ORDER_REASONS, ORIGINS
from api.words.numbers import NBSP, thousands

# Short, for it stands in many cells.
FEW: Final = f"<{NBSP}{LEAST_SHOWN}"
WHOSE: Final = {"structure": "Notre structure", "territory": "Tout le territoire"}
STATES: Final = {
    "running": "en cours",
    "no_news": "en cours, sans nouvelles depuis 6 mois",
    "lost_from_view": "perdus de vue",
    "ruptured": "rompus",
    "completed": "arrivés à terme",
}
HORIZONS: Final = {
    "45_days": "45 premiers jours",
    "3_months": "3 mois",
    "6_months": "6 mois",
    "9_months": "9 mois",
    "12_months": "12 mois",
}
DELAYS: Final = {
    "proposal_to_signature": "De la proposition à la signature",
    "rupture_to_contract": "D'une rupture au contrat suivant",
    "cfa_entry_to_contract": "De l'entrée en CFA au contrat",
}
PMSMP: Final = {
    "begun": "commencées",
    "done": "faites",
    "purpose_met": "objet atteint",
    "led_to_contract": "suivies d'un contrat chez le même employeur sous 6 mois",
}
OVERRIDES: Final = {**ORDER_REASONS, "not_said": "sans raison donnée"}
SPLITS: Final = {
    "month": "Mois",
    "trade_family": "Famille de métiers",
    "zone": "Zone d'emploi",
    "network": "Réseau qui suit le jeune",
    "origin": "D'où vient le contrat",
}
NETWORKS: Final = {
    "mission_locale": "Missions Locales",
    "france_travail": "France Travail",
    "cap_emploi": "Cap emploi",
    "cma": "Chambres de métiers",
    "cci": "Chambres de commerce",
    "chambre_agriculture": "Chambres d'agriculture",
    "cfa": "CFA",
    "other": "autre réseau",
    "": "sans dossier ici",
}


def few(count: int | None) -> str:
    """A count, or that it is too small to be told."""
    return FEW if count is None else thousands(count)


def part_name(key: str, split: str) -> str:
    """What a line of a split is called."""
    match split:
        case "month":
            return month(date.fromisoformat(f"{key}-01"))
        case "trade_family":
            return family_labels().get(key, key)
        case "network":
            return NETWORKS[key]
        case "origin":
            return ORIGINS[key]
        case _:
            return key.removeprefix("zone d'emploi : ") or "zone non connue"


def in_days(days: float | None) -> str:
    """A delay in days; none is told of fewer than five."""
    return "–" if days is None else f"{days:.0f}{NBSP}j"


def period(document: dict[str, Any]) -> str:
    """The days counted, as "du 1er janvier au 26 novembre 2026"."""
    first, last = (date.fromisoformat(document[end]) for end in ("first", "last"))
    return f"de {month(first)} à {month(last)}"
