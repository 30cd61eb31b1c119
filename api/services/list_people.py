"""Who is followed here? Pseudonymous ids with stage, communes and wishes: no name, no age."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, select, true
from sqlalchemy.orm import Session, selectinload

from api.services.ranking.names import commune_names, trade_labels
from api.services.viewer import Permission, Viewer
from data.demo import persona_ids
from models.enums import RecordSource
from models.errors import RightMissing
from models.tables import YoungPerson


@dataclass(frozen=True)
class PersonLine:
    """One young person of the list. `persona`: a demo person with a story and a readable id."""

    person_id: str
    stage: str
    communes: tuple[str, ...]
    wishes: tuple[str, ...]
    persona: bool


def list_people(session: Session, viewer: Viewer) -> list[PersonLine]:
    """The young people of the viewer's structure whose file is open: personas first, then by id.

    Raises RightMissing.
    """
    if not viewer.may(Permission.READ_FILES):
        raise RightMissing
    people = session.scalars(
        select(YoungPerson)
        .where(YoungPerson.closed_on.is_(None), _followed_by(viewer))
        .options(selectinload(YoungPerson.homes), selectinload(YoungPerson.wishes))
    )
    personas = {person_id: number for number, person_id in enumerate(persona_ids())}
    lines = [_line(person, personas) for person in people]
    last = len(personas)
    return sorted(
        lines, key=lambda line: (personas[line.person_id] if line.persona else last, line.person_id)
    )


def _followed_by(viewer: Viewer) -> ColumnElement[bool]:
    if viewer.structure_id is None:
        return true()
    return YoungPerson.structure_id == viewer.structure_id


def _line(person: YoungPerson, personas: dict[str, int]) -> PersonLine:
    return PersonLine(
        person_id=person.id,
        stage=str(person.stage),
        communes=tuple(
            dict.fromkeys(commune_names().get(home.insee, home.insee) for home in person.homes)
        ),
        wishes=tuple(trade_labels().get(wish.rome, wish.rome) for wish in person.wishes),
        persona=person.source == RecordSource.DEMO and person.id in personas,
    )
