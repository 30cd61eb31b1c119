"""Which profiles does one's own structure share, on whose agreement, until when?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from api.services.exchange.card.fields import card_of
from api.services.exchange.doors import professional_here, settled
from api.services.noting import Noting
from api.services.open_store import Store
from api.services.viewer import Permission
from api.services.worklist.names import names_of
from models.enums import AgreementWay, ContactAgreed, ProfileEnd, RequestState
from models.tables import Adviser, ContactRequest, SharedProfile

_MOST = 200


@dataclass(frozen=True)
class OwnProfile:
    """A profile of one's own structure: what others read, and all that lies behind it."""

    profile_id: str
    person_id: str
    name: str | None
    card: dict[str, Any]
    published_on: date
    until: date
    noted_by: str
    agreed_on: date
    agreed_how: AgreementWay
    contact_agreed: ContactAgreed
    informed_on: date | None
    informed_how: AgreementWay | None
    ended_on: date | None
    end: ProfileEnd | None
    waiting: int

    def __repr__(self) -> str:
        return f"OwnProfile({self.profile_id!r})"


def own_profiles(store: Store, noting: Noting) -> list[OwnProfile]:
    """The structure's, those shown first, the soonest over first; at most two hundred.

    Raises RightMissing, NotPossible.
    """
    with settled(store, noting) as session:
        own = professional_here(session, noting, Permission.READ_FILES).structure_id
        rows = own_rows(session, SharedProfile.structure_id == own)
        ids = {profile.person_id for profile in rows}
        names = names_of(session, store.sealer, noting.viewer, ids)
        return [own_profile(session, row, names.get(row.person_id)) for row in rows]


def own_rows(session: Session, whose: ColumnElement[bool]) -> list[SharedProfile]:
    """Profiles that meet a condition, those shown first."""
    return list(
        session.scalars(
            select(SharedProfile)
            .where(whose)
            .order_by(
                SharedProfile.ended_on.is_not(None),
                SharedProfile.ended_on.desc(),
                SharedProfile.until,
                SharedProfile.id,
            )
            .limit(_MOST)
        )
    )


def own_profile(session: Session, profile: SharedProfile, name: str | None) -> OwnProfile:
    """One of them, with how many requests wait for an answer."""
    waiting = session.scalar(
        select(func.count(ContactRequest.id)).where(
            ContactRequest.profile_id == profile.id,
            ContactRequest.state == RequestState.WAITING,
        )
    )
    author = session.get_one(Adviser, profile.adviser_id)
    copied = _same(profile, ("published_on", "until", "agreed_on", "agreed_how", "contact_agreed"))
    ended = _same(profile, ("informed_on", "informed_how", "ended_on", "end"))
    return OwnProfile(
        profile_id=profile.id,
        person_id=profile.person_id,
        name=name,
        card=card_of(profile).document(),
        noted_by=author.display_name,
        waiting=waiting or 0,
        **copied,
        **ended,
    )


def _same(profile: SharedProfile, names: Iterable[str]) -> dict[str, Any]:
    return {name: getattr(profile, name) for name in names}
