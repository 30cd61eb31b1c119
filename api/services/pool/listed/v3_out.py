"""How does the pool leave in the v3 form of La bonne alternance, so that it comes in again alike?

Only apprenticeship offers that their reader may name: the form has no PMSMP, and an announced
offer's employer is its owner's to tell. What is left out is counted in `warnings`.
"""

from datetime import UTC, date, datetime, time
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.services.named.visible_offers import is_visible
from api.services.viewer import Permission, Viewer
from api.words.numbers import counted
from data.sources.unnamed import UNNAMED
from models.enums import ApplyWay, OfferKind, OfferStatus, RecordSource, Visibility
from models.tables import Employer, Offer

_PARIS: Final = ZoneInfo("Europe/Paris")
_TYPES: Final = {
    OfferKind.APPRENTICESHIP: ["Apprentissage"],
    OfferKind.PROFESSIONALISATION: ["Professionnalisation"],
}
_STATUSES: Final = {
    OfferStatus.LIVE: "Active",
    # Expired offers say so by their day.
    OfferStatus.EXPIRED: "Active",
    OfferStatus.FILLED: "Filled",
    OfferStatus.WITHDRAWN: "Cancelled",
    OfferStatus.PAUSED: "Pending",
    OfferStatus.DRAFT: "Pending",
}
_HIGHEST_DIPLOMA: Final = 7
_PASSERELLE: Final = "Passerelle"


def pool_as_v3(session: Session, viewer: Viewer) -> dict[str, Any]:
    """The envelope {jobs, recruiters, warnings}. Raises RightMissing."""
    viewer.must(Permission.READ_PROSPECTION)
    structure = viewer.structure_id or ""
    seen = session.execute(
        select(Offer, Employer)
        .join(Employer, Offer.employer_id == Employer.id)
        .where(is_visible(structure), Offer.same_as.is_(None))
        .order_by(Offer.id)
    ).all()
    jobs, left_out = [], 0
    for offer, employer in seen:
        own = offer.owner_structure_id == structure
        told = own or (
            offer.visibility is Visibility.SHARED and offer.status is not OfferStatus.DRAFT
        )
        if told and offer.kind in _TYPES:
            jobs.append(_job(offer, employer))
        else:
            left_out += 1
    left = counted(left_out, "offre", "offres")
    warning = f"{left} hors de ce format : PMSMP, annoncées, brouillons d'autrui"
    warnings = [{"message": warning}] if left_out else []
    return {"jobs": jobs, "recruiters": [], "warnings": warnings}


def _job(offer: Offer, employer: Employer) -> dict[str, Any]:
    label, key = _identifier(offer)
    level = offer.diploma_level
    diploma = None if level is None or level > _HIGHEST_DIPLOMA else {"european": str(level)}
    return {
        "identifier": {"id": None, "partner_label": label, "partner_job_id": key},
        "workplace": _workplace(offer, employer),
        "apply": {
            "url": offer.apply_value if offer.apply_way is ApplyWay.URL else None,
            "phone": offer.apply_value if offer.apply_way is ApplyWay.PHONE else None,
            "recipient_id": None,
        },
        "contract": {
            "start": _moment(offer.start_from),
            "duration": offer.duration_months,
            "type": _TYPES[offer.kind],
            "remote": None,
        },
        "offer": {
            "title": offer.title,
            "rome_codes": [offer.rome, *(code for code in offer.other_romes.split(",") if code)],
            "description": offer.description,
            "target_diploma": diploma,
            "desired_skills": [],
            "to_be_acquired_skills": [],
            "access_conditions": [],
            "publication": {
                "creation": _moment(offer.published_on),
                "expiration": _moment(offer.expires_on),
            },
            "opening_count": offer.places,
            "status": _STATUSES[offer.status],
        },
        "is_delegated": offer.is_delegated,
    }


def _identifier(offer: Offer) -> tuple[str, str]:
    """A feed's offer keeps its partner's label and number; another is known by its own id."""
    label, cut, key = (offer.source_key or "").partition("|")
    if offer.source == RecordSource.V3_FEED and cut and label and key:
        return label, key
    return _PASSERELLE, offer.id


def _workplace(offer: Offer, employer: Employer) -> dict[str, Any]:
    named = employer.legal_name not in UNNAMED
    # A feed that gave no point gets none back: its address tells.
    own = offer.lat is not None or offer.source == RecordSource.V3_FEED
    lat, lng = (offer.lat, offer.lng) if own else (employer.lat, employer.lng)
    point = None if lat is None else {"type": "Point", "coordinates": [lng, lat]}
    naf = employer.naf
    return {
        "siret": employer.siret,
        "name": employer.trade_name or (employer.legal_name if named else None),
        "brand": None,
        "legal_name": employer.legal_name if named else None,
        "size": None if employer.headcount is None else str(employer.headcount),
        "location": {"address": employer.address, "geopoint": point},
        "domain": {
            "idcc": None,
            "opco": None,
            "naf": {"code": naf, "label": None} if naf else None,
        },
    }


def _moment(day: date | None) -> str | None:
    """Midnight in Paris, as v3 writes it: in UTC."""
    if day is None:
        return None
    moment = datetime.combine(day, time(), tzinfo=_PARIS).astimezone(UTC)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
