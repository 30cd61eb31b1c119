"""Which contact may be passed on? Only what was agreed, while the agreement stands."""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.services.person_header import identity_of
from models.enums import ContactAgreed, ProfileEnd, RequestState
from models.store.sealing import Sealer
from models.tables import Account, Adviser, ContactRequest, SharedProfile

_PHONE, _EMAIL = "phone", "email"
_CHANNELS: Final = {
    ContactAgreed.REFERENT: frozenset[str](),
    ContactAgreed.PHONE: frozenset({_PHONE}),
    ContactAgreed.EMAIL: frozenset({_EMAIL}),
    ContactAgreed.PHONE_AND_EMAIL: frozenset({_PHONE, _EMAIL}),
}
# The profile's time is over, what was agreed while it ran still holds.
_STILL_AGREED: Final = (None, ProfileEnd.LAPSED, ProfileEnd.TAKEN_DOWN)


@dataclass(frozen=True)
class Professional:
    """Somebody of a structure; `email` None: they have no account here."""

    name: str
    structure: str
    email: str | None


@dataclass(frozen=True)
class YoungContact:
    """How the young person is reached; nothing of it shows in a repr."""

    given_name: str = field(repr=False)
    phone: str | None = field(default=None, repr=False)
    email: str | None = field(default=None, repr=False)


def covers(agreed: ContactAgreed, given: ContactAgreed) -> bool:
    """Whether the agreement covers all that is to be given."""
    return _CHANNELS[given] <= _CHANNELS[agreed]


def channels_of(agreed: ContactAgreed) -> frozenset[str]:
    """Direct ways an agreement covers: "phone", "email"."""
    return _CHANNELS[agreed]


def is_told(asked: ContactRequest, profile: SharedProfile | None, today: date) -> bool:
    """Whether whoever asked may read the contact on a day."""
    return (
        asked.state is RequestState.ACCEPTED
        and profile is not None
        and profile.end in _STILL_AGREED
        and asked.contact_until is not None
        and today <= asked.contact_until
    )


def young_contact(
    session: Session, sealer: Sealer, asked: ContactRequest, profile: SharedProfile
) -> YoungContact | None:
    """What was given and is still agreed; None where all goes through the referent."""
    given = _CHANNELS[asked.contact_given or ContactAgreed.REFERENT]
    told = given & _CHANNELS[profile.contact_agreed]
    identity = identity_of(session, sealer, profile.person_id) if told else None
    if identity is None:
        return None
    return YoungContact(
        identity.given_name,
        identity.phone if _PHONE in told else None,
        identity.email if _EMAIL in told else None,
    )


def professional(session: Session, adviser_id: str | None) -> Professional | None:
    """An adviser with their structure, and the address they sign in with."""
    found = session.get(Adviser, adviser_id) if adviser_id else None
    if found is None:
        return None
    login = session.scalar(
        select(Account.login).where(Account.adviser_id == found.id, Account.disabled_at.is_(None))
    )
    return Professional(found.display_name, found.structure.name, login)
