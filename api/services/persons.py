"""Which young person is meant, and may this viewer open the file?"""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.services.viewer import Permission, Viewer
from models.errors import NotAllowed, NotFound
from models.store.sealing import Sealer
from models.tables import Identity, YoungPerson


def person_by_id(session: Session, person_id: str) -> YoungPerson:
    """The young person of this pseudonymous id; raises NotFound."""
    person = session.get(YoungPerson, person_id)
    if person is None:
        raise NotFound("Jeune", person_id)
    return person


def person_for(
    session: Session,
    viewer: Viewer,
    person_id: str,
    permission: Permission = Permission.READ_FILES,
) -> YoungPerson:
    """The young person, for somebody who may do this with their file.

    Raises NotFound, and NotAllowed (which the application logs as a refused view) when another
    structure follows the person or the viewer does not hold the right.
    """
    person = person_by_id(session, person_id)
    if not viewer.follows(person.structure_id):
        raise NotAllowed(person.id)
    if not viewer.may(permission):
        raise NotAllowed(person.id, viewer.refusal(permission))
    return person


def ids_of_name(
    session: Session, sealer: Sealer, full_name: tuple[str, str], birth_date: date
) -> list[str]:
    """Ids of the people of that (family name, given name) and birth date, however spelt."""
    hashes = sealer.lookup_hashes(*full_name, birth_date)
    return list(
        session.scalars(
            select(Identity.person_id)
            .where(Identity.lookup_hash.in_(hashes))
            .order_by(Identity.person_id)
        )
    )


def number_hashes(sealer: Sealer, source: tuple[str | None, str], number: str) -> list[str]:
    """Keyed hashes of somebody's number in a source (structure, name) of files, first key first."""
    structure_id, name = source
    return sealer.source_key_hashes(f"{structure_id}\x1f{name}", number)
