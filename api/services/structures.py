"""Which structure is meant? The one of this id."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.errors import NotFound
from models.tables import Structure


def structure_named(session: Session, structure_id: str) -> Structure:
    """The structure of this id; raises NotFound, which names some that exist."""
    found = session.get(Structure, structure_id)
    if found is None:
        known = session.scalars(select(Structure.id).order_by(Structure.id).limit(20))
        shown = ", ".join(known) or "aucune n'est enregistrée"
        raise NotFound("Structure", f"{structure_id} (connues : {shown})")
    return found
