"""Whose young people can a list be narrowed to?"""

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.services.viewer import Viewer
from api.services.worklist.followed import whose
from models.tables import Adviser, YoungPerson


def referents(session: Session, viewer: Viewer) -> list[tuple[str, str]]:
    """Ids and names of those who follow somebody whose file the viewer may read, by name."""
    followers = select(YoungPerson.referent_id).where(
        whose(viewer), YoungPerson.referent_id.is_not(None)
    )
    found = session.execute(
        select(Adviser.id, Adviser.display_name)
        .where(Adviser.id.in_(followers))
        .order_by(Adviser.display_name, Adviser.id)
    )
    return [(adviser_id, name) for adviser_id, name in found]
