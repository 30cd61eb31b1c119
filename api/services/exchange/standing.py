"""Which profiles are shown today? Whose day is over, who signed or left is shown no more.

Every service of the exchange settles first, so nobody ever reads what should be gone; whatever
changes a file (a contract, a closing, an import) needs no word of it.
"""

from datetime import date, timedelta

from sqlalchemy import ColumnElement, and_, exists, or_, select, update
from sqlalchemy.orm import Session

from api.services.worklist.followed import is_open
from models.enums import OfferKind, ProfileEnd, RequestState
from models.tables import ContactRequest, Placement, SharedProfile, YoungPerson


def settle_exchange(session: Session, today: date) -> None:
    """End what no longer holds today: profiles, and requests nobody answered in time."""
    over = session.execute(
        select(SharedProfile, YoungPerson, has_contract(today))
        .join(YoungPerson, YoungPerson.id == SharedProfile.person_id)
        .where(SharedProfile.ended_on.is_(None), ~is_shown(today))
        .order_by(SharedProfile.id)
        # Whoever holds one of them settles it.
        .with_for_update(of=SharedProfile, skip_locked=True)
    )
    for profile, person, signed in over.all():
        end_profile(session, profile, *_why(profile, person, signed, today))
    late = session.scalars(
        select(ContactRequest)
        .where(ContactRequest.state == RequestState.WAITING, ContactRequest.due < today)
        .order_by(ContactRequest.id)
        .with_for_update(skip_locked=True)
    )
    for asked in late:
        asked.state, asked.settled_on = RequestState.LAPSED, asked.due
    session.flush()


def end_profile(session: Session, profile: SharedProfile, end: ProfileEnd, on: date) -> None:
    """Show a profile no more; what was asked of it is closed.

    With the agreement gone, contacts already passed on are taken back too.
    """
    profile.end, profile.ended_on = end, on
    closed = [RequestState.WAITING]
    if end is ProfileEnd.AGREEMENT_WITHDRAWN:
        closed.append(RequestState.ACCEPTED)
    session.execute(
        update(ContactRequest)
        .where(ContactRequest.profile_id == profile.id, ContactRequest.state.in_(closed))
        .values(state=RequestState.CLOSED, settled_on=on)
    )


def is_shown(today: date) -> ColumnElement[bool]:
    """Profiles shown on a day."""
    still_here = select(YoungPerson.id).where(
        YoungPerson.id == SharedProfile.person_id,
        YoungPerson.structure_id == SharedProfile.structure_id,
        is_open(today),
        ~has_contract(today),
    )
    return and_(
        SharedProfile.ended_on.is_(None),
        SharedProfile.until >= today,
        still_here.correlate(SharedProfile).exists(),
    )


def has_contract(today: date) -> ColumnElement[bool]:
    """People with a contract that runs, or is signed for later."""
    return exists().where(
        Placement.person_id == YoungPerson.id,
        Placement.kind != OfferKind.PMSMP,
        or_(Placement.ruptured_on.is_(None), Placement.ruptured_on > today),
        or_(Placement.ends_on.is_(None), Placement.ends_on >= today),
    )


def shown_of(session: Session, person_id: str) -> SharedProfile | None:
    """The person's profile that stands; None without one."""
    return session.scalars(
        select(SharedProfile).where(
            SharedProfile.person_id == person_id, SharedProfile.ended_on.is_(None)
        )
    ).first()


def _why(
    profile: SharedProfile, person: YoungPerson, signed: bool, today: date
) -> tuple[ProfileEnd, date]:
    if signed:
        return ProfileEnd.SIGNED, today
    if person.closed_on is not None and person.closed_on <= today:
        return ProfileEnd.LEFT, max(person.closed_on, profile.published_on)
    if person.structure_id != profile.structure_id:
        return ProfileEnd.LEFT, today
    return ProfileEnd.LAPSED, profile.until + timedelta(days=1)
