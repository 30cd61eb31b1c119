"""Whose file is it? The structure named, else the one called like the source, else a new one."""

import hashlib

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.services.structures import structure_named
from models.enums import NetworkKind
from models.tables import Network, Structure

_OTHER_NETWORK = "autre"


def owning_structure(
    session: Session, structure_id: str | None, source_name: str
) -> tuple[str, str | None]:
    """Id of the structure whose young people a file holds, and a message when one was created.

    A structure of its own is the safest default: identities are readable by their structure only.
    Raises NotFound for a structure id that does not exist.
    """
    if structure_id is not None:
        return structure_named(session, structure_id).id, None
    alike = select(Structure.id).where(
        (Structure.id == source_name) | (Structure.name == source_name)
    )
    found = session.scalars(alike.order_by(Structure.id)).first()
    if found is not None:
        return found, None
    return _create(session, source_name)


def _create(session: Session, source_name: str) -> tuple[str, str]:
    if session.get(Network, _OTHER_NETWORK) is None:
        session.add(Network(id=_OTHER_NETWORK, name="Autre réseau", kind=NetworkKind.OTHER))
        session.flush()
    new_id = "s-" + hashlib.sha256(source_name.encode()).hexdigest()[:12]
    session.add(
        Structure(id=new_id, network_id=_OTHER_NETWORK, name=source_name, source_name=source_name)
    )
    session.flush()
    return new_id, (
        f"Structure « {source_name} » créée ({new_id}) : pour rattacher le fichier à une "
        "structure existante, donnez son identifiant à l'import (--structure)."
    )
