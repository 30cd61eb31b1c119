"""Who is followed here? Pseudonymous ids with stage, communes and wishes: no name, no age."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from api.services.ranking.names import commune_names, trade_labels
from data.demo import persona_ids
from models.enums import RecordSource
from models.tables import YoungPerson


@dataclass(frozen=True)
class PersonLine:
    """One young person of the list. `persona`: a demo person with a story and a readable id."""

    person_id: str
    stage: str
    communes: tuple[str, ...]
    wishes: tuple[str, ...]
    persona: bool


def list_people(session: Session) -> list[PersonLine]:
    """The young people whose file is open: the demo's personas in their order, then by id."""
    people = session.scalars(
        select(YoungPerson)
        .where(YoungPerson.closed_on.is_(None))
        .options(selectinload(YoungPerson.homes), selectinload(YoungPerson.wishes))
    )
    personas = {person_id: number for number, person_id in enumerate(persona_ids())}
    lines = [_line(person, personas) for person in people]
    last = len(personas)
    return sorted(
        lines, key=lambda line: (personas[line.person_id] if line.persona else last, line.person_id)
    )


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
