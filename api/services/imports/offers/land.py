"""How do the offers of a file land?"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from api.services.imports.landing.context import Landing
from api.services.imports.offers.employers import GivenEmployer, merge_employers, workplace
from api.services.pool.offer.offer_log import ImportedBy, note_imported, note_seen
from api.services.pool.settled.fill_fields import own_values, without_taken
from api.services.rows.merging import difference, insert_rows, update_rows, with_defaults
from api.services.rows.stored import known_ids, rows_where
from data.sources.columns import header_key
from data.sources.rows import Row
from models.enums import ApplyWay, OfferStatus, Visibility
from models.tables import Course, Offer

_COLUMNS = (
    "kind",
    "title",
    "description",
    "diploma_level",
    "rncp",
    "places",
    "start_from",
    "start_to",
    "duration_months",
    "duration_days",
    "monthly_limit",
    "day_start",
    "day_end",
    "weekly_hours",
    "works_night",
    "works_weekend",
    "works_sunday",
    "hours_fixed",
    "licence_required",
    "dangerous_work",
    "replaces_a_job",
    "visibility",
    "published_on",
    "expires_on",
    "status",
)


@dataclass(frozen=True)
class GivenOffer:
    """An offer as a file or feed gives it: its key there, its employer's key, its columns."""

    line: int
    key: str
    employer_key: str
    values: Mapping[str, Any]


def land_offers(landing: Landing, rows: tuple[Row, ...]) -> None:
    """Insert and update offers from an `offers` file, and the employers they name."""
    courses = known_ids(landing.session, Course, (row.values.get("course_id") for row in rows))
    offers: dict[str, GivenOffer] = {}
    employers: dict[str, GivenEmployer] = {}
    for row in rows:
        key = str(row.values["source_id"])
        if key in offers:
            landing.refuse(
                row.line, "source_id", f"même identifiant que la ligne {offers[key].line}"
            )
            continue
        read = _read(landing, row, courses)
        if read is not None:
            offers[key], employer = read
            employers.setdefault(employer.key, employer)
    ids = merge_employers(landing, list(employers.values()), fills_only=True)
    merge_offers(landing, list(offers.values()), ids)


def merge_offers(
    landing: Landing, given: list[GivenOffer], employer_ids: Mapping[str, str]
) -> None:
    """Land offers, counted in the tally. `employer_ids`: stored id of each employer's key."""
    # Two structures may both number their offers from 1.
    own = rows_where(
        landing.session,
        Offer,
        Offer.source_name == landing.source_name,
        Offer.owner_structure_id == landing.structure_id,
    )
    known = {row["source_key"]: row for row in own}
    inserts, updates, seen = [], [], []
    for offer in given:
        values = {**offer.values, "employer_id": employer_ids[offer.employer_key]}
        settled = with_defaults(Offer, values)
        stored = known.get(offer.key)
        if stored is None:
            new = {"id": _new_id(landing, offer.key), **settled}
            inserts.append({**new, **landing.provenance(offer.key)})
            seen.append(str(new["id"]))
            landing.tally.added += 1
            continue
        seen.append(stored["id"])
        found = difference(own_values(stored), settled, fills_only=False)
        landing.tally.note("offer", stored["id"], found)
        landing.tally.count_row(changed=bool(found.changes))
        if found.changes:
            told = without_taken(stored, found.changes)
            updates.append({"id": stored["id"], "imported_at": landing.tools.now, **told})
    insert_rows(landing.session, Offer, inserts)
    update_rows(landing.session, Offer, updates)
    by = ImportedBy(landing.source_name, landing.structure_id, landing.tools.now)
    note_imported(landing.session, by, [row["id"] for row in inserts], updates)
    note_seen(landing.session, seen, by)
    landing.touched_offers |= {row["id"] for row in (*inserts, *updates)}
    landing.pool_changed |= bool(inserts or updates)


def trade_words(cells: Mapping[str, Any]) -> str:
    """What says an offer's trade: its own column, else the title."""
    return str(cells.get("trade") or cells["title"])


def _read(landing: Landing, row: Row, courses: set[str]) -> tuple[GivenOffer, GivenEmployer] | None:
    cells = row.values
    rome = landing.trades.of_text(trade_words(cells))
    if rome is None:
        key = "trade" if cells.get("trade") else "title"
        landing.refuse(row.line, key, "aucun métier reconnu : indiquez un code ROME", "texte")
    start, end = cells.get("start_from"), cells.get("start_to")
    backwards = start is not None and end is not None and str(end) < str(start)
    if backwards:
        landing.refuse(row.line, "start_to", "début au plus tard avant le début au plus tôt")
    ownerless = _is_kept_to_nobody(landing, row)
    place = workplace(landing, row)
    employer = _employer(landing, row, place)
    if rome is None or backwards or ownerless or employer is None:
        return None
    values = {name: cells[name] for name in _COLUMNS if name in cells}
    values["rome"] = rome
    values |= {name: place.get(name) for name in ("insee", "lat", "lng") if name in place}
    values |= _application(cells) | _course(landing, row, courses)
    values["owner_structure_id"] = landing.structure_id
    if "status" in cells or "expires_on" in cells:
        values["status"] = _status(landing, cells)
    return GivenOffer(row.line, str(cells["source_id"]), employer.key, values), employer


def _is_kept_to_nobody(landing: Landing, row: Row) -> bool:
    """Whether an offer is not for everybody, in a file that no structure owns."""
    if row.values.get("visibility") in (None, Visibility.SHARED) or landing.structure_id:
        return False
    reason = "offre à garder ou à annoncer, mais par qui ? Donnez la structure (--structure)"
    landing.refuse(row.line, "visibility", reason)
    return True


def _employer(landing: Landing, row: Row, place: dict[str, Any]) -> GivenEmployer | None:
    siret, name = row.values.get("siret"), row.values.get("legal_name")
    if siret is None and name is None:
        landing.refuse(row.line, "siret", "ni SIRET ni nom d'employeur", "vide")
        return None
    key = siret or f"{header_key(str(name))}|{place.get('insee') or ''}"
    values = {"siret": siret, "legal_name": name or f"Établissement {siret}", **place}
    return GivenEmployer(row.line, str(key)[:200], values)


def _application(cells: Mapping[str, object]) -> dict[str, Any]:
    if "apply_url" not in cells and "apply_phone" not in cells:
        return {}
    if cells.get("apply_url"):
        return {"apply_way": ApplyWay.URL, "apply_value": cells["apply_url"]}
    if cells.get("apply_phone"):
        return {"apply_way": ApplyWay.PHONE, "apply_value": cells["apply_phone"]}
    return {"apply_way": ApplyWay.THROUGH_OWNER, "apply_value": None}


def _course(landing: Landing, row: Row, courses: set[str]) -> dict[str, Any]:
    if "course_id" not in row.values:
        return {}
    course = row.values["course_id"]
    if course is not None and course not in courses:
        landing.remark(row.line, "course_id", "formation inconnue de Passerelle")
        course = None
    return {"course_id": course}


def _status(landing: Landing, cells: Mapping[str, Any]) -> OfferStatus:
    expires = cells.get("expires_on")
    status: OfferStatus = cells.get("status") or OfferStatus.LIVE
    if status is OfferStatus.LIVE and expires is not None and expires < landing.tools.today:
        return OfferStatus.EXPIRED
    return status


def _new_id(landing: Landing, key: str) -> str:
    text = f"{landing.structure_id or ''}\x1f{landing.source_name}\x1f{key}"
    return "o-" + hashlib.sha256(text.encode()).hexdigest()[:20]
