"""What does the form of an offer say? Read field by field, all mistakes told at once."""

from datetime import date
from typing import Any, Final

from sqlalchemy.orm import Session

from api.entry import Entry
from api.services.named.visible_offers import visible_offer
from api.services.not_possible import not_possible
from api.services.noting import Noting
from api.services.pool.offer.life import NOT_YOURS, may_keep
from api.services.viewer import Permission
from models.enums import ApplyWay, OfferKind, OfferStatus, Visibility
from models.tables import Offer

_LONGEST_TITLE, _LONGEST_TEXT, _LONGEST_LINK = 200, 2_000, 500
_MOST_PLACES, _MOST_MONTHS, _MOST_HOURS = 50, 48, 48
_KINDS: Final = (OfferKind.APPRENTICESHIP.value, OfferKind.PMSMP.value)


def read_facts(entry: Entry) -> dict[str, Any]:
    """Columns of the offer that the form tells, but its employer and trade; mistakes are noted."""
    first, last = entry.day("debut"), entry.day("debut-fin")
    if first and last and last < first:
        entry.refuse("debut-fin", "Le début au plus tard ne peut pas précéder le plus tôt.")
    expires = entry.day("expire")
    if expires is not None and expires < entry.today:
        entry.refuse("expire", "Donnez une date à venir, ou aucune.")
    title = entry.need("intitule", entry.text("intitule", _LONGEST_TITLE))
    return {
        "title": title,
        "description": entry.text("description", _LONGEST_TEXT) or "",
        "diploma_level": entry.whole("niveau", 3, 8),
        "places": entry.whole("places", 1, _MOST_PLACES) or 1,
        "start_from": first,
        "start_to": last,
        "duration_months": entry.whole("duree", 1, _MOST_MONTHS),
        "weekly_hours": entry.whole("heures", 1, _MOST_HOURS),
        "works_night": entry.yes_no("nuit"),
        "works_weekend": entry.yes_no("week-end"),
        "expires_on": expires,
        "visibility": entry.choice("visibilite", Visibility) or Visibility.ANNOUNCED,
        **_application(entry),
    }


def read_kind(entry: Entry) -> OfferKind | None:
    """Apprenticeship or PMSMP; a mistake is noted otherwise."""
    kind = entry.need("type", entry.one_of("type", _KINDS), "Apprentissage ou PMSMP : choisissez.")
    return OfferKind(kind) if kind in _KINDS else None


def read_state(entry: Entry) -> OfferStatus:
    """Open at once, or kept as a draft."""
    return OfferStatus.DRAFT if entry.ticked("brouillon") else OfferStatus.LIVE


def form_of_offer(session: Session, noting: Noting, offer_id: str) -> dict[str, str]:
    """The texts of the form of an offer one keeps; raises NotFound, RightMissing, NotPossible."""
    noting.viewer.must(Permission.PROSPECT)
    offer = visible_offer(session, offer_id, noting.viewer.structure_id or "")
    if not may_keep(noting.viewer, offer):
        raise not_possible(NOT_YOURS)
    return _shown(offer)


def _shown(offer: Offer) -> dict[str, str]:
    """The texts that the form shows for an offer."""
    flags = {True: "oui", False: "non", None: ""}
    link = offer.apply_value or ""
    return {
        "intitule": offer.title,
        "description": offer.description,
        "niveau": _told(offer.diploma_level),
        "places": _told(offer.places),
        "debut": _day(offer.start_from),
        "debut-fin": _day(offer.start_to),
        "duree": _told(offer.duration_months),
        "heures": "" if offer.weekly_hours is None else f"{offer.weekly_hours:g}",
        "nuit": flags[offer.works_night],
        "week-end": flags[offer.works_weekend],
        "expire": _day(offer.expires_on),
        "visibilite": offer.visibility.value,
        "lien": link if offer.apply_way is ApplyWay.URL else "",
        "telephone": link if offer.apply_way is ApplyWay.PHONE else "",
    }


def _application(entry: Entry) -> dict[str, Any]:
    link, phone = entry.text("lien", _LONGEST_LINK), entry.text("telephone", 40)
    if link is not None and not link.lower().startswith(("http://", "https://")):
        entry.refuse("lien", "Adresse web attendue : elle commence par https://.")
    if link is not None:
        return {"apply_way": ApplyWay.URL, "apply_value": link}
    if phone is not None:
        return {"apply_way": ApplyWay.PHONE, "apply_value": phone}
    return {"apply_way": ApplyWay.THROUGH_OWNER, "apply_value": None}


def _told(number: int | None) -> str:
    return "" if number is None else str(number)


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()
