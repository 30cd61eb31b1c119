"""How do reported ruptures land? One case each, matched by name and birth date, or to confirm."""

from collections.abc import Mapping, Sequence
from typing import Any

from api.services.imports.landing.context import Landing
from api.services.imports.ruptures.contracts import link_contracts
from api.services.imports.ruptures.read import GivenRupture, RuptureReader
from api.services.rows.merging import difference, insert_rows, update_rows, with_defaults
from api.services.rows.stored import rows_where
from api.words.numbers import counted
from data.sources.rows import Row
from models.enums import RuptureMatch
from models.tables import RuptureCase

_COLUMNS = tuple(column.name for column in RuptureCase.__table__.columns)


def land_ruptures(landing: Landing, rows: tuple[Row, ...]) -> None:
    """Insert and update cases from a `ruptures` file, and note the contracts that broke."""
    reader = RuptureReader(landing)
    stored = rows_where(
        landing.session, RuptureCase, RuptureCase.structure_id == landing.structure_id
    )
    known = {row["source_key"]: row for row in stored if row["source_key"]}
    of_person = {(row["person_id"], row["ruptured_on"]): row for row in stored}
    lines: dict[str, int] = {}
    inserts, updates, cases = [], [], []
    for row in landing.each(rows):
        given = reader.read(row)
        if given is None:
            continue
        own = given.person_id, given.values["ruptured_on"]
        found = next((known[key] for key in given.keys if key in known), None)
        found = found or (of_person.get(own) if given.person_id else None)
        case_id = str(found["id"]) if found else "ru-" + given.keys[0][:20]
        if case_id in lines:
            reason = f"même rupture que la ligne {lines[case_id]}"
            landing.refuse(given.line, "ruptured_on", reason)
            continue
        lines[case_id] = given.line
        if found is None:
            inserts.append(_new_case(landing, case_id, given))
            cases.append(inserts[-1])
            continue
        changes = _changes(landing, found, given)
        updates.append(({"id": case_id, **changes}, bool(changes)))
        cases.append({**found, **changes})
    insert_rows(landing.session, RuptureCase, inserts)
    update_rows(landing.session, RuptureCase, [row for row, changed in updates if changed])
    linked = link_contracts(landing, cases)
    landing.tally.added += len(inserts)
    for update, changed in updates:
        landing.tally.count_row(changed=changed or update["id"] in linked)
    _tell(landing, cases, reader.without_rupture)


def _new_case(landing: Landing, case_id: str, given: GivenRupture) -> dict[str, Any]:
    unknown = dict.fromkeys(_COLUMNS) | {"updated_at": landing.tools.now, "edited_fields": ""}
    values = with_defaults(RuptureCase, {**unknown, **given.values})
    return {
        **values,
        **landing.provenance(given.keys[0]),
        "id": case_id,
        "structure_id": landing.structure_id,
        **_whose(landing, given),
    }


def _whose(landing: Landing, given: GivenRupture) -> dict[str, Any]:
    """Whose case it is: their file, or who they are, sealed, until they are known."""
    if given.match is RuptureMatch.MATCHED:
        nobody = dict.fromkeys(("sealed", "name_hash", "birth_date"))
        return {"match": given.match, "person_id": given.person_id, **nobody}
    sealer = landing.tools.sealer
    return {
        "match": given.match,
        "person_id": None,
        "sealed": sealer.seal(given.identity),
        "name_hash": sealer.name_hash(given.identity.family_name),
    }


def _changes(landing: Landing, stored: Mapping[str, Any], given: GivenRupture) -> dict[str, Any]:
    foreign = stored["source_name"] != landing.source_name
    values = {name: value for name, value in given.values.items() if name != "birth_date"}
    found = difference(stored, values, fills_only=foreign)
    landing.tally.note("rupture_case", stored["id"], found)
    changes = dict(found.changes)
    # What is matched, or an adviser confirmed, stays so.
    if stored["match"] is not RuptureMatch.MATCHED and stored["match"] is not given.match:
        changes |= _whose(landing, given)
    return changes


def _tell(landing: Landing, cases: Sequence[Mapping[str, Any]], without: int) -> None:
    """How many are known, to confirm, not known, and lines that tell of no rupture."""
    counts = dict.fromkeys(RuptureMatch, 0)
    for case in cases:
        counts[RuptureMatch(case["match"])] += 1
    landing.messages.append(
        f"Ruptures : {counts[RuptureMatch.MATCHED]} de jeunes connus, "
        f"{counts[RuptureMatch.TO_CONFIRM]} à confirmer, "
        f"{counts[RuptureMatch.NOT_KNOWN]} de jeunes sans dossier ici."
    )
    if without:
        lines = counted(without, "ligne", "lignes")
        landing.messages.append(f"{lines} sans date de rupture : laissées de côté.")
