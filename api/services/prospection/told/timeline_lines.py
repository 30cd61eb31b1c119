"""What is told of one contact, of one holder, of one wish, and of an employer in time?"""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class ContactLine:
    """One contact as this viewer may read it; None where it is kept from them."""

    contact_id: str
    on: date
    structure: str | None
    adviser: str | None
    family: str | None
    channel: str | None
    person_met: str | None
    answer: str | None
    places_opened: int | None
    next_step: str | None
    next_step_on: date | None
    why_despite: str | None
    recent: bool
    own: bool
    withdrawn_at: datetime | None
    # Until when the reader may take it back; None where it is not theirs or already taken back.
    undo_until: datetime | None


@dataclass(frozen=True)
class Holder:
    """Who is on the employer, for what, until when (None: as long as they work together)."""

    structure: str
    what: str
    until: date | None
    own: bool
    claim_id: str | None = None
    family: str | None = None


@dataclass(frozen=True)
class WishLine:
    """A wish to be left alone that holds today."""

    wish_id: str
    author: str
    asked_on: date
    what: str
    until: date
    contested: str | None
    own: bool


@dataclass(frozen=True)
class Timeline:
    """Everything, newest contact first."""

    employer_id: str
    name: str
    holders: tuple[Holder, ...]
    wishes: tuple[WishLine, ...]
    contacts: tuple[ContactLine, ...]
    in_portfolio: bool

    @property
    def recent(self) -> tuple[ContactLine, ...]:
        """Contacts by any network so lately that one should know before dialling."""
        return tuple(line for line in self.contacts if line.recent)
