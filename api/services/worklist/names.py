"""What are these young people called? Identities opened for the lines of one page only."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.services.viewer import Viewer
from api.services.worklist.followed import whose
from models.store.sealing import Sealer
from models.tables import Identity, YoungPerson


def names_of(
    session: Session, sealer: Sealer, viewer: Viewer, ids: Collection[str]
) -> dict[str, str]:
    """Given and family name by id, of those whose identity is stored and readable by the viewer."""
    found = session.execute(
        select(Identity.person_id, Identity.sealed)
        .join(YoungPerson, Identity.person_id == YoungPerson.id)
        .where(Identity.person_id.in_(ids), whose(viewer))
    )
    names = {person_id: sealer.open(sealed) for person_id, sealed in found}
    return {
        person_id: f"{identity.given_name} {identity.family_name}".strip()
        for person_id, identity in names.items()
    }
