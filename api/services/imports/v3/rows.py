"""Which rows do a v3 feed's employers and offers become, once placed and given a trade?"""

from typing import Any

from api.services.imports.landing.context import Landing
from api.services.imports.meant.places import shipped_points
from api.services.imports.offers.employers import GivenEmployer
from api.services.imports.offers.land import GivenOffer
from api.words.numbers import counted
from data.reference.places import find_commune
from data.sources.v3_records import V3Employer, V3Feed, V3Offer
from matcher.travel.distance import haversine_km

# A postal address and its point belong together; farther apart, the point decides.
_SAME_PLACE_KM = 30.0
# Longest value of offer.other_romes: ten codes of five signs and their commas.
_MOST_OTHER_TRADES = 10


def employer_rows(landing: Landing, feed: V3Feed) -> list[GivenEmployer]:
    """Employers with their commune: from the address, else the nearest to the point."""
    nearest = dict(
        zip(
            (employer.key for employer in feed.employers if employer.point),
            shipped_points().nearest([each.point for each in feed.employers if each.point]),
            strict=True,
        )
    )
    return [_employer(landing, each, nearest.get(each.key)) for each in feed.employers]


def offer_rows(landing: Landing, feed: V3Feed) -> list[GivenOffer]:
    """Offers with ROME 3 trades and a commune; one without any known trade is refused."""
    placed = [offer for offer in feed.offers if offer.point is not None]
    nearest = dict(
        zip(
            (offer.key for offer in placed),
            shipped_points().nearest([offer.point for offer in placed if offer.point]),
            strict=True,
        )
    )
    employers = {each.key: each for each in feed.employers}
    rows = []
    for offer in feed.offers:
        trades = _trades(landing, offer)
        if not trades:
            continue
        place = _place(landing, offer, nearest.get(offer.key))
        address = employers[offer.employer_key].address
        if not place and address is None:
            reason = "ni point ni adresse : trajet inconnu"
            landing.remark(offer.line, "jobs.workplace.location", reason, "vide")
        rows.append(
            GivenOffer(offer.line, offer.key, offer.employer_key, _values(offer, trades, place))
        )
    return rows


def _employer(landing: Landing, employer: V3Employer, nearest: str | None) -> GivenEmployer:
    # A point far from every commune is a mistake (see `_place`): the address alone then counts.
    point = employer.point if nearest else None
    insee = _commune_of_address(landing, employer.address, point) or nearest
    lat, lng = point or landing.places.centroid(insee) or (None, None)
    values = {
        "siret": employer.siret,
        "legal_name": employer.legal_name,
        "trade_name": employer.trade_name,
        "naf": employer.naf,
        "headcount": employer.headcount,
        "address": employer.address,
        "insee": insee,
        "lat": lat,
        "lng": lng,
        "is_temp_agency": employer.is_temp_agency,
    }
    # A feed answers one query: what it leaves out of an employer is not thereby unknown.
    known = {name: value for name, value in values.items() if value is not None}
    return GivenEmployer(0, employer.key, known)


def _commune_of_address(
    landing: Landing, address: str | None, point: tuple[float, float] | None
) -> str | None:
    """Commune that the end of an address names, if it lies where the point does."""
    # « 12 rue des Lilas 72000 Le Mans »: what follows the postal code is the commune.
    words = (address or "").split()
    codes = [at for at, word in enumerate(words) if len(word) == 5 and word.isdecimal()]
    if not codes:
        return None
    found = find_commune(" ".join(words[codes[-1] + 1 :]), words[codes[-1]])
    if not isinstance(found, str):
        return None
    centre = landing.places.centroid(found)
    if point is None or centre is None:
        return found
    return found if float(haversine_km(*point, *centre)) <= _SAME_PLACE_KM else None


def _trades(landing: Landing, offer: V3Offer) -> list[str]:
    """ROME 3 codes in the feed's order, unknown codes reported; else those of the title."""
    found: dict[str, None] = {}
    unknown = 0
    for code in offer.romes:
        rome = landing.trades.of_code(code)
        if rome is None:
            unknown += 1
        else:
            found.setdefault(rome)
    titled = None if found else landing.trades.of_text(offer.title)
    if titled:
        found.setdefault(titled)
    form = counted(unknown, "code", "codes")
    if not found:
        reason = "aucun code ROME connu, et l'intitulé ne nomme pas de métier"
        landing.refuse(offer.line, "jobs.offer.rome_codes", reason, form)
    elif unknown or titled:
        reason = "métier lu dans l'intitulé" if titled else "code ROME inconnu laissé de côté"
        landing.remark(offer.line, "jobs.offer.rome_codes", reason, form)
    return list(found)


def _place(landing: Landing, offer: V3Offer, nearest: str | None) -> dict[str, Any]:
    if offer.point is None:
        return {}
    if nearest is None:
        reason = "point hors de France, laissé de côté (longitude et latitude inversées ?)"
        landing.remark(offer.line, "jobs.workplace.location.geopoint", reason, "point")
        return {}
    return {"insee": nearest, "lat": offer.point[0], "lng": offer.point[1]}


def _values(offer: V3Offer, trades: list[str], place: dict[str, Any]) -> dict[str, Any]:
    return {
        "kind": offer.kind,
        "rome": trades[0],
        "other_romes": ",".join(trades[1 : 1 + _MOST_OTHER_TRADES]),
        "title": offer.title,
        "description": offer.description,
        "diploma_level": offer.diploma_level,
        "places": offer.places,
        "start_from": offer.start_from,
        "duration_months": offer.duration_months,
        "insee": place.get("insee"),
        "lat": place.get("lat"),
        "lng": place.get("lng"),
        "is_delegated": offer.is_delegated,
        "apply_way": offer.apply_way,
        "apply_value": offer.apply_value,
        "published_on": offer.published_on,
        "expires_on": offer.expires_on,
        "status": offer.status,
    }
