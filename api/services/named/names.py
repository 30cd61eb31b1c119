"""Which words go with the offers shown, and which stay with their owner?

An announced offer shows its trade, its zone and whom to ask; the rest is the owner's to tell.
"""

from collections.abc import Iterable
from functools import cache
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Bundle, Session

from api.services.named.places import point_of
from api.services.named.visible_offers import is_visible
from data.reference import load
from models.enums import Visibility
from models.tables import Course, Employer, Home, Offer, Structure

# In columns: to make three objects a row, of fifty offers, was a tenth of a page's time.
_OFFER: Final[Bundle[Any]] = Bundle(
    "offer",
    Offer.id,
    Offer.rome,
    Offer.title,
    Offer.diploma_level,
    Offer.places,
    Offer.start_from,
    Offer.start_to,
    Offer.insee,
    Offer.lat,
    Offer.lng,
    Offer.is_delegated,
    Offer.visibility,
    Offer.owner_structure_id,
    Offer.apply_way,
    Offer.apply_value,
)
_EMPLOYER: Final[Bundle[Any]] = Bundle(
    "employer",
    Employer.id,
    Employer.insee,
    Employer.lat,
    Employer.lng,
    Employer.trade_name,
    Employer.legal_name,
)


def offer_words(session: Session, ids: Iterable[str], viewer: str) -> dict[str, dict[str, Any]]:
    """Title, employer, place, dates, owner and way to apply of these offers, by id.

    An offer kept to another structure, or no longer there, has none.
    """
    found = session.execute(
        select(_OFFER, _EMPLOYER, Structure.name)
        .join(Employer, Offer.employer_id == Employer.id)
        .outerjoin(Structure, Offer.owner_structure_id == Structure.id)
        .where(Offer.id.in_(list(ids)), is_visible(viewer))
    )
    return {
        offer.id: _announced(offer, employer, owner)
        if offer.visibility == Visibility.ANNOUNCED and offer.owner_structure_id != viewer
        else _shared(offer, employer, owner)
        for offer, employer, owner in found
    }


def _shared(offer: Any, employer: Any, owner: str | None) -> dict[str, Any]:
    insee = offer.insee or employer.insee
    own = point_of(offer.lat, offer.lng, offer.insee)
    point = own if own.lat is not None else point_of(employer.lat, employer.lng, employer.insee)
    # A delegated offer carries its CFA's name where the employer's should be.
    name = None if offer.is_delegated else employer.trade_name or employer.legal_name
    return {
        **_dates(offer),
        "title": offer.title,
        "employer_id": None if name is None else employer.id,
        "employer": name,
        "commune": commune_names().get(insee or ""),
        "lat": point.lat,
        "lng": point.lng,
        "announced": False,
        "owner": owner,
        "apply": {"way": str(offer.apply_way), "value": offer.apply_value},
    }


def _announced(offer: Any, employer: Any, owner: str | None) -> dict[str, Any]:
    return {
        **_dates(offer),
        "title": trade_labels().get(offer.rome, offer.rome),
        "employer_id": None,
        "employer": None,
        "commune": zone_of(offer.insee or employer.insee),
        "lat": None,
        "lng": None,
        "announced": True,
        "owner": owner,
        "apply": {"way": "through_owner", "value": None},
    }


def _dates(offer: Any) -> dict[str, Any]:
    return {
        "rome": offer.rome,
        "diploma_level": offer.diploma_level,
        "places": offer.places,
        "start_from": None if offer.start_from is None else offer.start_from.isoformat(),
        "start_to": None if offer.start_to is None else offer.start_to.isoformat(),
    }


def employer_words(session: Session, ids: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Name and commune of these employers, by id."""
    found = session.scalars(select(Employer).where(Employer.id.in_(list(ids))))
    return {
        employer.id: {
            "employer": employer.trade_name or employer.legal_name,
            "commune": commune_names().get(employer.insee or ""),
            **_point(employer.lat, employer.lng, employer.insee),
        }
        for employer in found
    }


def course_words(session: Session, ids: Iterable[str]) -> dict[str, dict[str, Any]]:
    """CFA, title and commune of these courses, by id."""
    found = session.scalars(select(Course).where(Course.id.in_(list(ids))))
    return {
        course.id: {
            "cfa": course.cfa_name,
            "title": course.title,
            "commune": commune_names().get(course.insee),
            **_point(course.lat, course.lng, course.insee),
        }
        for course in found
    }


def home_words(homes: Iterable[Home]) -> list[dict[str, Any]]:
    """Label, commune and point of a person's homes."""
    return [
        {
            "label": home.label,
            "commune": commune_names().get(home.insee),
            **_point(home.lat, home.lng, home.insee),
        }
        for home in homes
    ]


def _point(lat: float | None, lng: float | None, insee: str | None) -> dict[str, float | None]:
    point = point_of(lat, lng, insee)
    return {"lat": point.lat, "lng": point.lng}


@cache
def commune_names() -> dict[str, str]:
    """Commune names by Insee code."""
    communes = load("communes")
    return dict(zip(communes["insee"].tolist(), communes["name"].tolist(), strict=True))


@cache
def trade_labels() -> dict[str, str]:
    """Trade labels by ROME 3 code."""
    trades = load("trades")
    return dict(zip(trades["rome"].tolist(), trades["label"].tolist(), strict=True))


@cache
def great_domain_labels() -> dict[str, str]:
    """Labels of the great domains of trades, by letter."""
    trades = load("trades")
    return dict(zip(trades["great_domain_code"], trades["great_domain_label"], strict=True))


@cache
def _zone_names() -> dict[str, str]:
    """Each commune's employment zone, called after its largest commune."""
    communes = load("communes").sort_values("population", ascending=False, na_position="last")
    largest = communes.drop_duplicates("employment_zone").set_index("employment_zone")["name"]
    zones = communes["employment_zone"].map(largest)
    return dict(zip(communes["insee"].tolist(), zones.tolist(), strict=True))


def zone_of(insee: str | None) -> str | None:
    """The zone shown instead of the commune, e.g. "zone d'emploi : Le Mans"."""
    zone = _zone_names().get(insee or "")
    return None if zone is None else f"zone d'emploi : {zone}"
