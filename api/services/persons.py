"""Which young person is meant, and may this viewer read who it is?"""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.errors import NotAllowed, NotFound
from models.store.sealing import Sealer
from models.tables import Adviser, Identity, YoungPerson

# Whoever commands the machine holds the key and the database: there is nothing left to refuse.
CONSOLE = "console"


def person_by_id(session: Session, person_id: str) -> YoungPerson:
    """The young person of this pseudonymous id; raises NotFound."""
    person = session.get(YoungPerson, person_id)
    if person is None:
        raise NotFound("Jeune", person_id)
    return person


def check_may_read_identity(session: Session, person: YoungPerson, viewer_id: str) -> None:
    """Raise NotAllowed unless the viewer works in the structure that follows the person."""
    if viewer_id == CONSOLE:
        return
    adviser = session.get(Adviser, viewer_id)
    if adviser is None or adviser.structure_id != person.structure_id:
        raise NotAllowed(person.id)


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
