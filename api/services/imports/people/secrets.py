"""How do names and audit attributes land? Sealed, or in the table only the bias report reads."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from sqlalchemy.orm import Session

from api.services.rows.merging import (
    Difference,
    Stored,
    difference,
    insert_rows,
    update_rows,
)
from api.services.rows.stored import rows_with
from models.store.sealing import PersonIdentity, Sealer
from models.tables import AuditAttribute, Identity

AUDIT_COLUMNS = ("sex", "priority_district")
_FIELDS = {
    "family_name": "family_name",
    "given_name": "given_name",
    "phone": "phone",
    "email": "email",
    "imilo_number": "source_id",
    "representative": "representative",
}


def lookup_hashes(sealer: Sealer, cells: Mapping[str, Any]) -> list[str]:
    """Keyed hashes of names and birth date under every key; none without both names."""
    if not cells.get("family_name") or not cells.get("given_name"):
        return []
    return sealer.lookup_hashes(cells["family_name"], cells["given_name"], cells["birth_date"])


class Secrets:
    """Identities and audit attributes stored already, and the changes to write at the end."""

    def __init__(self, session: Session, sealer: Sealer, person_ids: list[str]) -> None:
        """Read what is stored for these people; identities stay sealed until compared."""
        self._session = session
        self._sealer = sealer
        rows = rows_with(session, Identity, "person_id", person_ids)
        self._identities = {row["person_id"]: row for row in rows}
        rows = rows_with(session, AuditAttribute, "person_id", person_ids)
        self._audit = {row["person_id"]: row for row in rows}
        self._writes: dict[str, list[dict[str, Any]]] = {
            name: [] for name in ("identity", "new identity", "audit", "new audit")
        }

    def add(self, person_id: str, cells: Mapping[str, Any], source_hash: str) -> None:
        """What a new person has. Without names, the source's number alone is sealed."""
        given = _given_identity(cells)
        if given:
            self._seal("new identity", person_id, given, cells, source_hash)
        audit = {name: cells[name] for name in AUDIT_COLUMNS if cells.get(name) is not None}
        if audit:
            row = {"person_id": person_id, **dict.fromkeys(AUDIT_COLUMNS), **audit}
            self._writes["new audit"].append(row)

    def compare(
        self, stored: Stored, cells: Mapping[str, Any], source_hash: str, *, fills_only: bool
    ) -> Difference:
        """Plan what changes for a stored person; fields edited here stay."""
        person_id = stored["id"]
        row = self._identities.get(person_id)
        given = _given_identity(cells)
        if row is None or not given:
            if given and not fills_only:
                self._seal("new identity", person_id, given, cells, source_hash)
            found = Difference(given if row is None and not fills_only else {})
        else:
            known = asdict(self._sealer.open(row["sealed"]))
            found = difference(
                {**known, "edited_fields": stored["edited_fields"]}, given, fills_only=fills_only
            )
            if found.changes:
                now = {**known, **found.changes}
                self._seal("identity", person_id, now, {**cells, **now}, source_hash)
        changed_audit = self._compare_audit(person_id, cells, fills_only=fills_only)
        return Difference(found.changes | changed_audit, found.conflicts, found.agreed)

    def write(self) -> None:
        """Write what was planned."""
        insert_rows(self._session, Identity, self._writes["new identity"])
        update_rows(self._session, Identity, self._writes["identity"])
        insert_rows(self._session, AuditAttribute, self._writes["new audit"])
        update_rows(self._session, AuditAttribute, self._writes["audit"])

    def _compare_audit(
        self, person_id: str, cells: Mapping[str, Any], *, fills_only: bool
    ) -> dict[str, Any]:
        given = {name: cells[name] for name in AUDIT_COLUMNS if name in cells}
        row = self._audit.get(person_id)
        if row is None:
            told = {name: value for name, value in given.items() if value is not None}
            if told:
                full = {"person_id": person_id, **dict.fromkeys(AUDIT_COLUMNS), **told}
                self._writes["new audit"].append(full)
            return told
        found = difference({**row, "edited_fields": ""}, given, fills_only=fills_only).changes
        if found:
            self._writes["audit"].append({"person_id": person_id, **found})
        return found

    def _seal(
        self,
        plan: str,
        person_id: str,
        fields: Mapping[str, Any],
        cells: Mapping[str, Any],
        source_hash: str,
    ) -> None:
        identity = PersonIdentity(**{"family_name": "", "given_name": "", **_texts(fields)})
        hashes = lookup_hashes(self._sealer, cells)
        name = identity.family_name
        self._writes[plan].append(
            {
                "person_id": person_id,
                "sealed": self._sealer.seal(identity),
                # Nobody without a name is found by name; the column still needs a value of its own.
                "lookup_hash": hashes[0] if hashes else source_hash,
                "name_hash": self._sealer.name_hash(name) if name else None,
            }
        )


def _given_identity(cells: Mapping[str, Any]) -> dict[str, Any]:
    """Identity fields that the file has columns for; {} when it has none."""
    given = {name: cells[key] for name, key in _FIELDS.items() if key in cells}
    for name in ("family_name", "given_name"):
        if name in given:
            given[name] = given[name] or ""
    return given


def _texts(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if name in _FIELDS}
