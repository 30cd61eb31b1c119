"""How does an identity enter the store?"""

from dataclasses import asdict

from sqlalchemy.orm import Session

from api.services.persons import person_by_id
from models.codes import refuse_personal_number
from models.store.sealing import PersonIdentity, Sealer
from models.tables import Identity, YoungPerson

_FRENCH = {
    "family_name": "nom de famille",
    "given_name": "prénom",
    "phone": "téléphone",
    "email": "courriel",
    "imilo_number": "numéro i-Milo",
    "representative": "représentant légal",
}


def seal_identity(
    session: Session, sealer: Sealer, person_id: str, identity: PersonIdentity
) -> None:
    """Keep who a person is, in place of what was kept before.

    Call it again when the birth date changes: it is part of the hash the person is found by.
    Raises NotFound, InvalidCode for a name without a letter, PersonalNumberRefused.
    """
    person = person_by_id(session, person_id)
    for field, text in asdict(identity).items():
        if text is not None:
            refuse_personal_number(text, _FRENCH[field])
    row = session.get(Identity, person_id)
    if row is None:
        row = Identity(person_id=person_id)
        session.add(row)
    _fill(row, sealer, identity, person)
    session.flush()


def _fill(row: Identity, sealer: Sealer, identity: PersonIdentity, person: YoungPerson) -> None:
    row.sealed = sealer.seal(identity)
    row.lookup_hash = sealer.lookup_hash(
        identity.family_name, identity.given_name, person.birth_date
    )
    row.name_hash = sealer.name_hash(identity.family_name)
