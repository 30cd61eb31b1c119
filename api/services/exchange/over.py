"""Which profiles and requests ended so long ago that they go? Read only, for the purge."""

from collections.abc import Callable, Collection
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.tables import ContactRequest, SharedProfile

type IsOver = Callable[[date], bool]


def profiles_over(session: Session, is_over: IsOver, gone: Collection[str]) -> list[str]:
    """Profiles no longer shared, but those of people who go themselves; by id."""
    rows = session.execute(
        select(SharedProfile.id, SharedProfile.person_id, SharedProfile.ended_on)
        .where(SharedProfile.ended_on.is_not(None))
        .order_by(SharedProfile.id)
    )
    return [key for key, person, day in rows if day and person not in gone and is_over(day)]


def requests_over(session: Session, is_over: IsOver) -> list[str]:
    """Requests that no longer wait, by id."""
    rows = session.execute(
        select(ContactRequest.id, ContactRequest.settled_on)
        .where(ContactRequest.settled_on.is_not(None))
        .order_by(ContactRequest.id)
    )
    return [key for key, day in rows if day and is_over(day)]
