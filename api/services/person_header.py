"""What stands at the head of each of a young person's pages? Who, how old, where, how far."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from api.services.named.names import commune_names
from api.services.rules_known import rules_known
from api.services.trial.concerned import is_concerned
from api.services.viewer import Permission, Viewer
from models.store.sealing import PersonIdentity, Sealer
from models.tables import Identity, YoungPerson


@dataclass(frozen=True)
class PersonHeader:
    """`name` is None when none is stored or the viewer may not read it; it shows in no repr."""

    person_id: str
    name: str | None
    age: int
    minor: bool
    stage: str
    communes: tuple[str, ...]
    closed: bool
    objects_to_ranking: bool
    # Whether a trial enrols now, or the person was drawn.
    in_trial: bool

    def __repr__(self) -> str:
        return f"PersonHeader({self.person_id!r})"


def person_header(
    session: Session, sealer: Sealer, viewer: Viewer, person: YoungPerson, today: date
) -> PersonHeader:
    """The header of a file that the caller has opened with `person_for` and logged."""
    age = age_on(person.birth_date, today)
    return PersonHeader(
        person_id=person.id,
        name=name_shown(session, sealer, viewer, person),
        age=age,
        minor=age < age_of_majority(today),
        stage=str(person.stage),
        communes=tuple(
            dict.fromkeys(commune_names().get(home.insee, home.insee) for home in person.homes)
        ),
        closed=person.closed_on is not None and person.closed_on <= today,
        objects_to_ranking=person.objects_to_ranking,
        in_trial=is_concerned(session, person.id),
    )


def name_shown(session: Session, sealer: Sealer, viewer: Viewer, person: YoungPerson) -> str | None:
    """Given name and family name, for whom the identity is readable."""
    if not (viewer.may(Permission.READ_FILES) and viewer.follows(person.structure_id)):
        return None
    identity = identity_of(session, sealer, person.id)
    return f"{identity.given_name} {identity.family_name}".strip() or None if identity else None


def identity_of(session: Session, sealer: Sealer, person_id: str) -> PersonIdentity | None:
    """The identity, opened; None when none is stored."""
    row = session.get(Identity, person_id)
    return sealer.open(row.sealed) if row is not None else None


def age_on(birth_date: date, day: date) -> int:
    """Completed years; born on 29 February, a year older on 1 March."""
    before_birthday = (day.month, day.day) < (birth_date.month, birth_date.day)
    return day.year - birth_date.year - before_birthday


def age_of_majority(today: date) -> int:
    """Age below which the minors' rules apply, from the dated rules."""
    return int(rules_known().value("minors_ages", today)["under_18"])
