"""Who was in the source's earlier file and is not in this one? Flagged, never deleted."""

from sqlalchemy import select

from api.services.imports.landing.context import Landing
from api.services.imports.people.land import find_person, known_people
from api.services.rows.merging import update_rows
from api.words.numbers import counted
from data.sources.rows import Row
from models.tables import YoungPerson


def flag_absent_people(landing: Landing, rows: tuple[Row, ...]) -> None:
    """Flag the source's people who are on none of the file's lines; unflag those who are back.

    Called after the good lines have landed, with the refused ones too: a refused line still says
    who is there. When one does not even say that, nobody is newly flagged: the missing person may
    be on it.
    """
    known = known_people(landing)
    present: set[str] = set()
    unreadable = 0
    for row in rows:
        found = find_person(landing, known, row.values)
        if found is not None:
            present.add(str(found["id"]))
        unreadable += row.values.get("source_id") is None and found is None
    flags = select(YoungPerson.id, YoungPerson.absent_from_source_since).where(
        YoungPerson.source_name == landing.source_name,
        YoungPerson.structure_id == landing.structure_id,
        YoungPerson.closed_on.is_(None),
    )
    updates: list[dict[str, object]] = []
    for person_id, since in landing.session.execute(flags):
        if person_id in present and since is not None:
            updates.append({"id": person_id, "absent_from_source_since": None})
            landing.returned += 1
        elif person_id not in present and since is None and not unreadable:
            today = landing.tools.today
            updates.append({"id": person_id, "absent_from_source_since": today})
            landing.absent += 1
    if unreadable:
        landing.messages.append(
            f"Absences non signalées, faute de savoir de qui parlent toutes les lignes : "
            f"{counted(unreadable, 'ligne refusée', 'lignes refusées')}."
        )
    update_rows(landing.session, YoungPerson, updates)
