"""Who employs, and where, in a v3 document? A delegated offer's employer is not its CFA."""

import re

from data.sources.columns import header_key
from data.sources.unnamed import DELEGATED_EMPLOYER, UNKNOWN_EMPLOYER
from data.sources.v3_records import V3Employer
from data.sources.v3_schema import Workplace
from models.codes import NafCode, Siret
from models.errors import InvalidCode, PersonalNumberRefused

# NAF rev. 2: activités des agences de travail temporaire.
_TEMP_AGENCIES = "7820Z"
_LONGEST_NAME = 200
_LONGEST_ADDRESS = 300


def employer_of(workplace: Workplace, fallback_key: str, *, is_delegated: bool) -> V3Employer:
    """The employer of an offer or of a recruiter's entry.

    Known by its SIRET, else by name and address, else one row for this document alone
    (`fallback_key`). When delegated, siret, names and address are the CFA's: none is kept.
    """
    naf = _naf(workplace)
    if is_delegated:
        key, siret, names, address = fallback_key, None, [DELEGATED_EMPLOYER], None
    else:
        siret = _siret(workplace.siret)
        names = _names(workplace)
        address = _clean(workplace.location.address, _LONGEST_ADDRESS)
        key = siret or _key_by_name(names, address) or fallback_key
    return V3Employer(
        key=key,
        siret=siret,
        legal_name=names[0] if names else UNKNOWN_EMPLOYER,
        trade_name=names[1] if len(names) > 1 else None,
        naf=naf,
        headcount=_least_headcount(workplace.size),
        address=address,
        point=point_of(workplace),
        is_temp_agency=None if naf is None else naf == _TEMP_AGENCIES,
    )


def has_bad_siret(workplace: Workplace) -> bool:
    """True when a SIRET is given that cannot be one (the row is kept without it)."""
    return workplace.siret is not None and _siret(workplace.siret) is None


def point_of(workplace: Workplace) -> tuple[float, float] | None:
    """Latitude and longitude (GeoJSON gives the reverse); None when absent or exactly 0, 0."""
    geopoint = workplace.location.geopoint
    if geopoint is None:
        return None
    lng, lat = geopoint.coordinates
    # Feeds write 0, 0 (in the Gulf of Guinea) for a place nobody could locate.
    return None if lat == 0 and lng == 0 else (lat, lng)


def _names(workplace: Workplace) -> list[str]:
    """Legal name first, then another name if it differs."""
    given = (workplace.legal_name, workplace.name, workplace.brand)
    cleaned = [name for text in given if (name := _clean(text, _LONGEST_NAME))]
    distinct = {header_key(name): name for name in reversed(cleaned)}
    return [name for name in cleaned if distinct.get(header_key(name)) == name]


def _key_by_name(names: list[str], address: str | None) -> str | None:
    # A name alone is not an establishment: chains have one per town.
    if not names or not address:
        return None
    return f"{header_key(names[0])}|{header_key(address)}"[:200]


def _clean(text: str | None, longest: int) -> str | None:
    return " ".join(text.split())[:longest] or None if text else None


def _siret(text: str | None) -> str | None:
    try:
        return str(Siret(text)) if text else None
    except (InvalidCode, PersonalNumberRefused):
        return None


def _naf(workplace: Workplace) -> str | None:
    code = workplace.domain.naf.code if workplace.domain.naf else None
    try:
        return str(NafCode(code)) if code else None
    except (InvalidCode, PersonalNumberRefused):
        return None


def _least_headcount(size: str | None) -> int | None:
    """Lower bound of a size band ("10-19" → 10): the only number a band is sure of.

    A band from 0 ("0-9") says no number of people: None.
    """
    found = re.match(r"\d{1,6}", re.sub(r"\s", "", size or ""))
    return int(found[0]) or None if found else None
