"""Which structure is meant? The one of this id; a new service's first one is made here."""

import re
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.enums import NetworkKind
from models.errors import InvalidCode, NotFound
from models.tables import Network, Structure

_ID: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_LONGEST_NAME: Final = 200


def structure_named(session: Session, structure_id: str) -> Structure:
    """The structure of this id; raises NotFound, which names some that exist."""
    found = session.get(Structure, structure_id)
    if found is None:
        known = session.scalars(select(Structure.id).order_by(Structure.id).limit(20))
        shown = ", ".join(known) or "aucune n'est enregistrée"
        raise NotFound("Structure", f"{structure_id} (connues : {shown})")
    return found


def ensure_structure(
    session: Session, structure_id: str, name: str, network: NetworkKind
) -> Structure:
    """The structure of this id, made under this name, in the first network of its kind, if new."""
    found = session.get(Structure, structure_id)
    if found is not None:
        return found
    if not _ID.fullmatch(structure_id):
        raise InvalidCode("structure", "lettres minuscules, chiffres et tirets", "autre chose")
    label = " ".join(name.split())
    if not 1 <= len(label) <= _LONGEST_NAME:
        raise InvalidCode("nom de la structure", f"1 à {_LONGEST_NAME} caractères", "autre chose")
    of_kind = select(Network).where(Network.kind == network).order_by(Network.id)
    home = session.scalars(of_kind).first()
    if home is None:
        home = Network(id=network.value.replace("_", "-"), name=label, kind=network)
        session.add(home)
        session.flush()
    made = Structure(id=structure_id, network_id=home.id, name=label, source_name="console")
    session.add(made)
    session.flush()
    return made
