"""Who prospects, for which structure? The same door for claims, contacts and wishes."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.services.not_possible import not_possible
from api.services.noting import Noting
from api.services.viewer import Permission
from models.tables import Adviser


def prospector(session: Session, noting: Noting, locked: bool = False) -> Adviser:
    """The professional who prospects; `locked`: their claims are not counted twice at once.

    Raises RightMissing, and NotPossible for the machine's console, which is in no structure.
    """
    noting.viewer.must(Permission.PROSPECT)
    asked = select(Adviser).where(Adviser.id == noting.viewer.id)
    found = session.scalars(asked.with_for_update(key_share=True) if locked else asked).first()
    if found is None:
        raise not_possible(
            "Une entreprise se suit au nom d'une structure : connectez-vous avec un compte."
        )
    return found
