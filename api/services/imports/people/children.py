"""How do a person's homes, lifts, wishes and refusals land? Each group is one field."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import delete
from sqlalchemy.orm import Session

from api.services.imports.people.read import Child
from api.services.rows.merging import Difference, Stored, edited, insert_rows
from api.services.rows.stored import rows_with
from models.tables import Base, Home, Lift, Refusal, Wish

GROUPS: dict[str, type[Base]] = {
    "homes": Home,
    "lifts": Lift,
    "wishes": Wish,
    "refusals": Refusal,
}
_PEOPLE_PER_STATEMENT = 500


class Children:
    """Homes, lifts, wishes and refusals stored already, and the changes to write at the end."""

    def __init__(self, session: Session, person_ids: Iterable[str]) -> None:
        """Read the children of these people, one query for each group and 500 people."""
        self._session = session
        self._stored: dict[str, dict[str, list[Mapping[str, Any]]]] = {}
        ids = list(person_ids)
        for group, table in GROUPS.items():
            of_person: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
            for row in sorted(rows_with(session, table, "person_id", ids), key=lambda r: r["id"]):
                of_person[row["person_id"]].append(row)
            self._stored[group] = of_person
        self._new: dict[str, dict[str, list[Child]]] = {group: {} for group in GROUPS}
        self._emptied: dict[str, list[str]] = {group: [] for group in GROUPS}

    def add(self, person_id: str, children: Mapping[str, list[Child]]) -> None:
        """Everything a new person has."""
        for group, wanted in children.items():
            self._new[group][person_id] = wanted

    def compare(
        self, stored: Stored, children: Mapping[str, list[Child]], *, fills_only: bool
    ) -> Difference:
        """Plan what changes for a stored person; a group edited here stays as it is."""
        changes: dict[str, Any] = {}
        conflicts: list[str] = []
        agreed: list[str] = []
        kept = edited(stored)
        for group, wanted in children.items():
            present = self._stored[group].get(stored["id"], [])
            same = _alike(present, wanted)
            if group in kept:
                (agreed if same else conflicts).append(group)
            elif not same and not (fills_only and (present or not wanted)):
                changes[group] = wanted
                self._emptied[group].append(stored["id"])
                self._new[group][stored["id"]] = wanted
        if fills_only:
            return Difference(changes)
        return Difference(changes, tuple(conflicts), tuple(agreed))

    def write(self) -> None:
        """Replace the changed groups."""
        for group, table in GROUPS.items():
            ids = self._emptied[group]
            owner = table.__table__.columns["person_id"]
            for start in range(0, len(ids), _PEOPLE_PER_STATEMENT):
                some = ids[start : start + _PEOPLE_PER_STATEMENT]
                self._session.execute(delete(table).where(owner.in_(some)))
            rows = [
                {"person_id": person_id, **child}
                for person_id, children in self._new[group].items()
                for child in children
            ]
            insert_rows(self._session, table, rows)


def _alike(present: list[Mapping[str, Any]], wanted: list[Child]) -> bool:
    """Same children in any order, over the columns that the file gives."""
    if len(present) != len(wanted):
        return False
    names = sorted({name for child in wanted for name in child})
    ours = [tuple(row[name] for name in names) for row in present]
    theirs = [tuple(child[name] for name in names) for child in wanted]
    return sorted(map(repr, ours)) == sorted(map(repr, theirs))
