"""How do outcomes land? On a proposal when they name an offer, on a contract or PMSMP otherwise."""

import hashlib
from collections.abc import Mapping
from datetime import date
from typing import Any

from api.services.imports.landing.context import Landing
from api.services.imports.offers.employers import GivenEmployer, merge_employers
from api.services.imports.outcomes.read import GivenOutcome, OutcomeReader
from api.services.imports.outcomes.signed_places import take_signed_places
from api.services.rows.merging import difference, insert_rows, update_rows
from api.services.rows.stored import rows_with
from data.sources.rows import Row
from models.enums import OutcomeKind, ProposalStatus
from models.tables import Outcome, Placement, Proposal

# Columns that a later line or a newer file may correct.
_PLACEMENT_COLUMNS = ("rome", "uai", "ends_on", "ruptured_on", "purpose", "purpose_met", "origin")


def land_outcomes(landing: Landing, rows: tuple[Row, ...]) -> None:
    """Insert proposals, placements and outcomes from an `outcomes` file."""
    reader = OutcomeReader(landing, rows)
    given = [found for row in landing.each(rows) if (found := reader.read(row)) is not None]
    employers = {
        each.siret: GivenEmployer(
            each.line,
            each.siret,
            {"siret": each.siret, "legal_name": f"Établissement {each.siret}"},
        )
        for each in given
        if each.siret is not None
    }
    ids = merge_employers(landing, list(employers.values()), fills_only=True)
    proposals = _land_proposals(landing, given)
    placements, changed = _land_placements(landing, given, ids, proposals)
    _land_events(landing, given, (proposals, placements), changed)


def _land_proposals(landing: Landing, given: list[GivenOutcome]) -> dict[int, str]:
    """Id of the proposal of each line that has one; a line's outcome closes it."""
    people = [each.person_id for each in given if each.offer_id is not None]
    stored = rows_with(landing.session, Proposal, "person_id", people)
    known = {(row["person_id"], row["offer_id"], row["proposed_on"]): row["id"] for row in stored}
    undated = {(row["person_id"], row["offer_id"]): row["id"] for row in stored}
    ids: dict[int, str] = {}
    inserts = []
    for each in given:
        if each.offer_id is None:
            continue
        day = each.proposed_on or each.happened_on
        pair = (each.person_id, each.offer_id)
        found = known.get((*pair, day)) or (None if each.proposed_on else undated.get(pair))
        if found is None:
            text = "|".join((*pair, day.isoformat()))
            found = _new_id("pr-", text)
            row = {"id": found, "person_id": pair[0], "offer_id": pair[1], "proposed_on": day}
            row["status"] = ProposalStatus.CLOSED
            inserts.append({**row, **landing.provenance(text)})
        known[(*pair, day)] = undated[pair] = found
        ids[each.line] = found
    open_ones = {row["id"] for row in stored if row["status"] is ProposalStatus.PENDING}
    closed = [{"id": i, "status": ProposalStatus.CLOSED} for i in open_ones & set(ids.values())]
    insert_rows(landing.session, Proposal, inserts)
    update_rows(landing.session, Proposal, closed)
    landing.pool_changed |= bool(inserts or closed)
    return ids


def _land_placements(
    landing: Landing,
    given: list[GivenOutcome],
    employer_ids: Mapping[str, str],
    proposals: Mapping[int, str],
) -> tuple[dict[int, str], set[str]]:
    """Id of the placement of each line that has one, and which stored ones changed."""
    people = [each.person_id for each in given if each.starts_on is not None]
    stored: dict[tuple[object, ...], Mapping[str, Any]] = {
        _natural(row): row for row in rows_with(landing.session, Placement, "person_id", people)
    }
    wanted: dict[tuple[object, ...], dict[str, Any]] = {}
    ids: dict[int, str] = {}
    for each in given:
        employer = each.employer_id or employer_ids.get(each.siret or "")
        if each.starts_on is None or employer is None:
            continue
        row = {
            "person_id": each.person_id,
            "employer_id": employer,
            "kind": each.kind,
            "starts_on": each.starts_on,
        }
        key = _natural(row)
        told = {name: each.values.get(name) for name in _PLACEMENT_COLUMNS}
        told["proposal_id"] = proposals.get(each.line)
        merged = wanted.setdefault(key, {**dict.fromkeys(told), **row})
        merged |= {name: value for name, value in told.items() if value is not None}
        found = stored.get(key)
        ids[each.line] = found["id"] if found else _new_id("pl-", "|".join(map(str, key)))
    return ids, _write_placements(landing, wanted, stored)


def _write_placements(
    landing: Landing,
    wanted: Mapping[tuple[object, ...], dict[str, Any]],
    stored: Mapping[tuple[object, ...], Mapping[str, Any]],
) -> set[str]:
    inserts, updates, changed = [], [], set()
    for key, values in wanted.items():
        told = {name: value for name, value in values.items() if value is not None}
        row = stored.get(key)
        if row is None:
            text = "|".join(map(str, key))
            new = {"id": _new_id("pl-", text), **told, **landing.provenance(text)}
            inserts.append({**new, "prescriber_structure_id": landing.structure_id})
            continue
        foreign = row["source_name"] != landing.source_name
        found = difference(row, told, fills_only=foreign)
        landing.tally.note("placement", row["id"], found)
        if found.changes:
            changed.add(row["id"])
            updates.append({"id": row["id"], "imported_at": landing.tools.now, **found.changes})
    insert_rows(landing.session, Placement, inserts)
    update_rows(landing.session, Placement, updates)
    landing.pool_changed |= bool(inserts or updates)
    return changed


def _land_events(
    landing: Landing,
    given: list[GivenOutcome],
    ids: tuple[Mapping[int, str], Mapping[int, str]],
    changed: set[str],
) -> None:
    proposals, placements = ids
    known = _known_events(landing, proposals, placements)
    told = {key[:3] for key in known}
    inserts, signed = [], []
    for each in given:
        placement = placements.get(each.line)
        proposal = None if placement else proposals.get(each.line)
        key = (proposal, placement, each.outcome, each.happened_on)
        if key in known:
            landing.tally.count_row(changed=placement in changed)
            continue
        known.add(key)
        signs = {key[:3], (proposals.get(each.line), None, each.outcome)}
        if each.outcome is OutcomeKind.SIGNED and not signs & told:
            signed.append((each, placement))
        told |= signs
        row = {"proposal_id": proposal, "placement_id": placement, "kind": each.outcome}
        source_key = f"{placement or proposal}|{each.outcome}|{each.happened_on}"
        inserts.append({**row, "happened_on": each.happened_on, **landing.provenance(source_key)})
        landing.tally.added += 1
    insert_rows(landing.session, Outcome, inserts)
    landing.pool_changed |= bool(inserts)
    take_signed_places(landing, signed)


def _known_events(
    landing: Landing, proposals: Mapping[int, str], placements: Mapping[int, str]
) -> set[tuple[object, ...]]:
    rows = rows_with(landing.session, Outcome, "proposal_id", proposals.values())
    rows += rows_with(landing.session, Outcome, "placement_id", placements.values())
    return {
        (
            None if row["placement_id"] else row["proposal_id"],
            row["placement_id"],
            row["kind"],
            row["happened_on"],
        )
        for row in rows
    }


def _natural(row: Mapping[str, Any]) -> tuple[str, str, str, date]:
    """One person has one contract or PMSMP of a kind at an employer from a given day."""
    return row["person_id"], row["employer_id"], str(row["kind"]), row["starts_on"]


def _new_id(prefix: str, text: str) -> str:
    return prefix + hashlib.sha256(text.encode()).hexdigest()[:20]
