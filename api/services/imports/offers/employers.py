"""How do employers land? One row per establishment: a known SIRET is never entered twice."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from api.services.imports.landing.context import Landing
from api.services.imports.offers.employer_fields import employer_changes, first_given, source_rank
from api.services.rows.merging import (
    Stored,
    insert_rows,
    update_rows,
    with_defaults,
)
from api.services.rows.stored import rows_where, rows_with
from data.sources.rows import Row
from models.tables import Employer

_COLUMNS = (
    "siret",
    "legal_name",
    "trade_name",
    "naf",
    "headcount",
    "is_temp_agency",
    "apprentices_now",
    "apprentice_masters",
    "apprentices_past_3y",
)
_PLACE = ("insee", "commune", "postcode", "address")


@dataclass(frozen=True)
class GivenEmployer:
    """An employer as a file or feed gives it: its key there, its columns."""

    line: int
    key: str
    values: Mapping[str, Any]


def land_employers(landing: Landing, rows: tuple[Row, ...]) -> None:
    """Insert and update employers from an `employers` file."""
    given: list[GivenEmployer] = []
    lines: dict[str, int] = {}
    for row in landing.each(rows):
        employer = _given(landing, row)
        if employer is None:
            continue
        names = [name for name in (employer.key, employer.values["siret"]) if name]
        earlier = next((lines[name] for name in names if name in lines), None)
        if earlier is not None:
            landing.refuse(row.line, "siret", f"même établissement que la ligne {earlier}")
            continue
        lines |= dict.fromkeys(names, row.line)
        given.append(employer)
    merge_employers(landing, given)


def merge_employers(
    landing: Landing, given: list[GivenEmployer], *, fills_only: bool = False
) -> dict[str, str]:
    """Land employers, counted in the tally; gives the stored id of each key.

    An establishment known by its SIRET from another source keeps its row; each field is the best
    source's. `fills_only`: the file names its offers' employers and knows little of them.
    """
    known = _Known(landing, given)
    rank = source_rank(landing.source.value, landing.source_name, names_only=fills_only)
    ids: dict[str, str] = {}
    inserts, updates = [], []
    for employer in given:
        stored = known.find(employer)
        if stored is None:
            ids[employer.key] = _new_id(landing.source_name, employer)
            row = with_defaults(Employer, employer.values)
            row["given_by"] = first_given(row, rank) if fills_only else None
            inserts.append({"id": ids[employer.key], **row, **landing.provenance(employer.key)})
            landing.tally.added += not fills_only
            continue
        ids[employer.key] = stored["id"]
        settled = with_defaults(Employer, employer.values)
        found = employer_changes(stored, settled, rank)
        landing.tally.note("employer", stored["id"], found)
        if found.changes:
            updates.append({"id": stored["id"], "imported_at": landing.tools.now, **found.changes})
        if not fills_only:
            landing.tally.count_row(changed=bool(found.changes))
    insert_rows(landing.session, Employer, inserts)
    update_rows(landing.session, Employer, updates)
    landing.touched_employers |= {row["id"] for row in (*inserts, *updates)}
    landing.pool_changed |= bool(inserts or updates)
    return ids


class _Known:
    """Employers stored already, by the source's key and by SIRET."""

    def __init__(self, landing: Landing, given: list[GivenEmployer]) -> None:
        own = rows_where(landing.session, Employer, Employer.source_name == landing.source_name)
        sirets = [employer.values.get("siret") for employer in given]
        everyone = rows_with(landing.session, Employer, "siret", sirets)
        self._by_key: dict[str, Stored] = {row["source_key"]: row for row in own}
        self._by_siret: dict[str, Stored] = {}
        for row in sorted(everyone, key=lambda row: str(row["id"]), reverse=True):
            self._by_siret[row["siret"]] = row

    def find(self, employer: GivenEmployer) -> Stored | None:
        siret = employer.values.get("siret")
        own = self._by_key.get(employer.key)
        # Two structures may both call their sources "fichier" and number from 1: a different
        # SIRET under the same number is another establishment.
        if own is not None and not (siret and own["siret"] and own["siret"] != siret):
            return own
        return self._by_siret.get(siret) if siret else None


def _given(landing: Landing, row: Row) -> GivenEmployer | None:
    key = row.values.get("source_id") or row.values.get("siret")
    if key is None:
        landing.refuse(row.line, "siret", "ni SIRET ni identifiant", "vide")
        return None
    values = {name: row.values[name] for name in _COLUMNS if name in row.values}
    values.setdefault("siret", None)
    values |= workplace(landing, row)
    return GivenEmployer(row.line, str(key), values)


def workplace(landing: Landing, row: Row) -> dict[str, Any]:
    """Commune, address and point of a line; {} when the file has no column for them.

    Without coordinates: the address's point when it is known, else the commune's centre.
    """
    if not any(name in row.values for name in (*_PLACE, "lat", "lng")):
        return {}
    place = landing.places.read(row.values)
    said = any(row.values.get(name) for name in _PLACE)
    if place.insee is None and said:
        landing.remark(row.line, "commune", place.problem or "commune inconnue")
    lat, lng = row.values.get("lat"), row.values.get("lng")
    if lat is None or lng is None:
        lat, lng = place.address_point or landing.places.centroid(place.insee) or (None, None)
    return {"insee": place.insee, "address": row.values.get("address"), "lat": lat, "lng": lng}


def _new_id(source_name: str, employer: GivenEmployer) -> str:
    siret = employer.values.get("siret")
    text = str(siret) if siret else f"{source_name}\x1f{employer.key}"
    return "e-" + hashlib.sha256(text.encode()).hexdigest()[:16]
