"""How do young people land? Found by their source's number, else by name and birth date."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import select

from api.services.imports.landing.context import Landing
from api.services.imports.people.children import Children
from api.services.imports.people.read import GivenPerson, References, listed, read_person
from api.services.imports.people.secrets import Secrets, lookup_hashes
from api.services.persons import number_hashes
from api.services.rows.merging import (
    Stored,
    difference,
    insert_rows,
    update_rows,
    with_defaults,
)
from api.services.rows.stored import known_ids, rows_where, rows_with
from data.sources.rows import Row
from models.tables import Adviser, Course, Employer, Identity, YoungPerson

# A small file is told whole; a long one would hide what else the report says.
IDS_TOLD: Final = 10


@dataclass
class PeopleKnown:
    """Young people of the structure, by keyed hash of their number and of their name."""

    by_source: dict[str, Stored]
    by_name: dict[str, Stored]


def land_people(landing: Landing, rows: tuple[Row, ...]) -> None:
    """Insert and update young people from a `young-people` file."""
    known = known_people(landing)
    references = _references(landing, rows)
    given: dict[str, GivenPerson] = {}
    stored: dict[str, Stored] = {}
    hashes: dict[str, str] = {}
    for row in landing.each(rows):
        keys = source_hashes(landing, row.values)
        if not keys:
            landing.refuse(row.line, "source_id", "ni identifiant, ni nom et prénom", "vide")
            continue
        found = find_person(landing, known, row.values)
        person_id = str(found["id"]) if found else "jp-" + keys[0][:20]
        if person_id in given:
            reason = f"même personne que la ligne {given[person_id].line}"
            landing.refuse(row.line, "source_id", reason)
            continue
        person = read_person(landing, row, references)
        if person is not None:
            given[person_id] = person
            hashes[person_id] = keys[0]
            if found is not None:
                stored[person_id] = found
    _merge(landing, given, stored, hashes)
    _tell_ids(landing, given)


def _tell_ids(landing: Landing, given: Mapping[str, GivenPerson]) -> None:
    """By line, the id each young person is found under: the file's own is kept only as a hash."""
    told = list(given.items())[:IDS_TOLD]
    if told:
        landing.messages.append("Identifiants à donner à passerelle rank :")
    landing.messages += [f"  ligne {person.line} : {person_id}" for person_id, person in told]
    if len(given) > IDS_TOLD:
        landing.messages.append(f"  … et {len(given) - IDS_TOLD} autres, sur la page d'accueil.")


def source_hashes(landing: Landing, cells: Mapping[str, Any]) -> list[str]:
    """Keyed hashes of a line's own number in its source, else of names and birth date."""
    number = cells.get("source_id")
    if number is not None:
        source = landing.structure_id, landing.source_name
        return number_hashes(landing.tools.sealer, source, str(number))
    return lookup_hashes(landing.tools.sealer, cells) if cells.get("birth_date") else []


def find_person(landing: Landing, known: PeopleKnown, cells: Mapping[str, Any]) -> Stored | None:
    """The stored young person whom a line is about, if any."""
    for key in source_hashes(landing, cells):
        if key in known.by_source:
            return known.by_source[key]
    if cells.get("birth_date"):
        for key in lookup_hashes(landing.tools.sealer, cells):
            if key in known.by_name:
                return known.by_name[key]
    return None


def known_people(landing: Landing) -> PeopleKnown:
    """Everybody of the structure. Another structure's people are never looked up."""
    people = rows_where(
        landing.session, YoungPerson, YoungPerson.structure_id == landing.structure_id
    )
    by_id = {row["id"]: row for row in people}
    own = [row for row in people if row["source_name"] == landing.source_name]
    names = select(Identity.person_id, Identity.lookup_hash).join(
        YoungPerson, YoungPerson.id == Identity.person_id
    )
    found = landing.session.execute(
        names.where(YoungPerson.structure_id == landing.structure_id).order_by(Identity.person_id)
    )
    return PeopleKnown(
        by_source={row["source_key"]: row for row in own if row["source_key"]},
        by_name={key: by_id[person_id] for person_id, key in found},
    )


def _references(landing: Landing, rows: tuple[Row, ...]) -> References:
    session = landing.session
    advisers = rows_where(session, Adviser, Adviser.structure_id == landing.structure_id)
    sirets = [siret for row in rows for siret in listed(row.values.get("refused_employers"))]
    employers = rows_with(session, Employer, "siret", [str(siret) for siret in sirets])
    return References(
        courses=known_ids(session, Course, (row.values.get("course_id") for row in rows)),
        advisers={str(adviser["id"]) for adviser in advisers},
        employers={row["siret"]: row["id"] for row in employers},
    )


def _merge(
    landing: Landing,
    given: Mapping[str, GivenPerson],
    stored: Mapping[str, Stored],
    hashes: Mapping[str, str],
) -> None:
    children = Children(landing.session, stored)
    secrets = Secrets(landing.session, landing.tools.sealer, list(stored))
    inserts, updates = [], []
    for person_id, person in given.items():
        values = with_defaults(YoungPerson, person.values)
        row = stored.get(person_id)
        if row is None:
            new = {"id": person_id, "structure_id": landing.structure_id, **values}
            inserts.append({**new, **landing.provenance(hashes[person_id])})
            children.add(person_id, person.children)
            secrets.add(person_id, person.cells, hashes[person_id])
            landing.tally.added += 1
            continue
        fills = row["source_name"] != landing.source_name
        found = [
            difference(row, values, fills_only=fills),
            children.compare(row, person.children, fills_only=fills),
            secrets.compare(row, person.cells, hashes[person_id], fills_only=fills),
        ]
        for part in found:
            landing.tally.note("young_person", person_id, part)
        changed = any(part.changes for part in found)
        landing.tally.count_row(changed=changed)
        if changed:
            stamp = {"id": person_id, "imported_at": landing.tools.now}
            updates.append(stamp | found[0].changes)
    insert_rows(landing.session, YoungPerson, inserts)
    update_rows(landing.session, YoungPerson, updates)
    children.write()
    secrets.write()
