"""Where do requests stand, received and made? Those that wait first, then the latest."""

from collections.abc import Iterable

from sqlalchemy import case, select
from sqlalchemy.orm import Session

from api.services.exchange.doors import log_seen, professional_here, settled
from api.services.exchange.requests.lines import RequestLine, Side, request_line
from api.services.noting import Noting
from api.services.open_store import Store
from api.services.viewer import Permission
from api.services.worklist.names import names_of
from models.enums import RequestState
from models.tables import ContactRequest, SharedProfile

_MOST = 200


def requests_of(store: Store, noting: Noting, side: Side) -> list[RequestLine]:
    """The structure's requests of one side, at most two hundred.

    Raises RightMissing, NotPossible.
    """
    permission = Permission.READ_FILES if side is Side.IN else Permission.READ_PROSPECTION
    with settled(store, noting) as session:
        own = professional_here(session, noting, permission).structure_id
        column = ContactRequest.to_structure_id if side is Side.IN else ContactRequest.structure_id
        rows = session.scalars(
            select(ContactRequest)
            .where(column == own)
            .order_by(
                case((ContactRequest.state == RequestState.WAITING, 0), else_=1),
                ContactRequest.asked_at.desc(),
                ContactRequest.id,
            )
            .limit(_MOST)
        ).all()
        profiles = _profiles(session, rows)
        people = {profile.person_id for profile in profiles.values()}
        names: dict[str, str] = {}
        if side is Side.IN:
            names = names_of(session, store.sealer, noting.viewer, people)
        else:
            log_seen(session, noting, people)
        return [
            request_line(session, asked, profiles.get(asked.profile_id), side, names)
            for asked in rows
        ]


def _profiles(session: Session, rows: Iterable[ContactRequest]) -> dict[str | None, SharedProfile]:
    """Profiles by id; none of people forgotten since."""
    ids = {asked.profile_id for asked in rows}
    found = session.scalars(select(SharedProfile).where(SharedProfile.id.in_(ids)))
    return {profile.id: profile for profile in found}
