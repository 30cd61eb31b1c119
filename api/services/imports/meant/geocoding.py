"""Where is a full address? Asked of the Base Adresse Nationale once, then remembered by its hash.

Never required: without network, or when the service fails, the commune's centre serves.
"""

import hashlib
import unicodedata
from collections.abc import Callable, Iterable
from datetime import datetime

import structlog
from geopy.exc import GeopyError
from geopy.geocoders import BANFrance
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from api.services.imports.request import Point
from models.tables import GeocodedAddress

_TIMEOUT_SECONDS = 5
# After so many failures in a row the service is down: asking on would only take hours.
_FAILURES_BEFORE_GIVING_UP = 3
_HASHES_PER_QUERY = 500

_log = structlog.get_logger()


def ban_geocoder(server: str | None = None) -> Callable[[str], Point | None]:
    """A function address → (lat, lng) or None. It raises geopy's GeopyError when it cannot ask.

    `server` is another server of the same interface, as `http://host:port`.
    """
    options = {"timeout": _TIMEOUT_SECONDS, "user_agent": "passerelle"}
    if server is not None:
        scheme, _, domain = server.partition("://")
        options |= {"scheme": scheme, "domain": domain}
    service = BANFrance(**options)

    def locate(address: str) -> Point | None:
        found = service.geocode(address)
        return (float(found.latitude), float(found.longitude)) if found else None

    return locate


def address_hash(text: str) -> str:
    """SHA-256 (hex) of an address without case, accents or doubled spaces."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return hashlib.sha256(" ".join(plain.split()).encode()).hexdigest()


def locate_addresses(
    sessions: sessionmaker[Session],
    addresses: Iterable[str],
    geocode: Callable[[str], Point | None] | None,
    now: datetime,
) -> tuple[dict[str, Point], list[dict[str, object]]]:
    """Points by hash for the addresses that have one, and the rows to add to the cache.

    Runs before the import's transaction, so that nobody waits on the network for the database.
    """
    wanted = {address_hash(address): address for address in addresses}
    if not wanted:
        return {}, []
    known = _remembered(sessions, list(wanted))
    points = {key: point for key, point in known.items() if point is not None}
    fresh: list[dict[str, object]] = []
    failures = 0
    for key in [key for key in wanted if key not in known] if geocode else []:
        try:
            point = geocode(wanted[key]) if geocode else None
        except (GeopyError, OSError, ValueError):
            failures += 1
            if failures == _FAILURES_BEFORE_GIVING_UP:
                _log.warning("geocoding_given_up", asked=len(fresh) + failures)
                break
            continue
        failures = 0
        lat, lng = point if point is not None else (None, None)
        fresh.append({"address_hash": key, "lat": lat, "lng": lng, "looked_up_at": now})
        if point is not None:
            points[key] = point
    return points, fresh


def _remembered(sessions: sessionmaker[Session], hashes: list[str]) -> dict[str, Point | None]:
    known: dict[str, Point | None] = {}
    table = GeocodedAddress
    with sessions() as session:
        for start in range(0, len(hashes), _HASHES_PER_QUERY):
            some = hashes[start : start + _HASHES_PER_QUERY]
            asked = select(table.address_hash, table.lat, table.lng)
            for key, lat, lng in session.execute(asked.where(table.address_hash.in_(some))):
                known[key] = (lat, lng) if lat is not None and lng is not None else None
    return known
