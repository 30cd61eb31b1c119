"""How is a lever said in French: what would change, and what it would bring?"""

from collections.abc import Mapping
from datetime import date
from typing import Final

from matcher.factors.french import counted, day, duration
from matcher.levers.gains import Change
from matcher.levers.vary import Lever
from models.enums import OfferKind

_MEANS: Final = {
    (Lever.BIKE, "vehicle"): "Avec un vélo",
    (Lever.MOPED, "vehicle"): "Avec un scooter",
    (Lever.MOPED, "licence"): "Avec le permis AM, pour son scooter",
    (Lever.MOPED, "both"): "Avec un scooter et le permis AM",
    (Lever.CAR, "vehicle"): "Avec une voiture",
    (Lever.CAR, "licence"): "Avec le permis B, pour sa voiture",
    (Lever.CAR, "both"): "Avec une voiture et le permis B",
}
_KINDS: Final = {
    OfferKind.APPRENTICESHIP: ("contrat", "contrats"),
    OfferKind.PMSMP: ("PMSMP", "PMSMP"),
}


def said(lever: Lever, detail: str, labels: Mapping[str, str], today: date) -> str:
    """What would change, as the beginning of a sentence."""
    if lever is Lever.MINUTES:
        return f"Avec {duration(int(detail))} de trajet de plus"
    if lever is Lever.BOARDING:
        return "Avec un internat ou un logement près du CFA"
    if lever is Lever.RELATED_TRADE:
        return f"En ajoutant un métier proche, {labels.get(detail, detail)}"
    if lever is Lever.START:
        start = date.fromisoformat(detail)
        return (
            "En commençant dès maintenant" if start == today else f"En commençant le {day(start)}"
        )
    return _MEANS[lever, detail]


def brought(change: Change) -> str:
    """What it would bring, as the end of the sentence."""
    parts = []
    if change.opened:
        kinds = ", ".join(
            counted(gain.opened, *_KINDS[gain.kind]) for gain in change.gains if gain.opened
        )
        parts.append(f"{counted(change.opened, 'offre', 'offres')} de plus ({kinds})")
    if change.assured:
        words = ("offre dont le trajet devient connu", "offres dont le trajet devient connu")
        parts.append(counted(change.assured, *words))
    if change.lost:
        parts.append(f"{counted(change.lost, 'offre', 'offres')} de moins")
    if not parts and change.risen:
        parts.append(
            f"rien de plus, {counted(change.risen, 'offre mieux placée', 'offres mieux placées')}"
        )
    return ", ".join(parts) or "rien de plus aujourd'hui"
