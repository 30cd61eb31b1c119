"""What does urgency depend on? Dated facts of one file; nothing of who the person is."""

from dataclasses import dataclass
from datetime import date

from models.enums import Enrolment, OfferKind


@dataclass(frozen=True, slots=True)
class StayFact:
    """A contract or PMSMP. `end_known`: an outcome says how it ended. None: no such day known."""

    kind: OfferKind
    starts_on: date
    ends_on: date | None = None
    ruptured_on: date | None = None
    end_known: bool = False

    def last_day(self) -> date:
        """Last day it runs: the rupture, else the planned end; far away when neither is known."""
        return self.ruptured_on or self.ends_on or date.max

    def runs_or_will(self, today: date) -> bool:
        """Whether it is under way on a day, or signed for later; broken on that day: no longer."""
        if self.ruptured_on is not None:
            return self.ruptured_on > today
        return self.last_day() >= today


@dataclass(frozen=True, slots=True)
class FollowedFacts:
    """One young person as the work list sees them.

    `pending_since`: days on which offers without an answer were proposed. `proposed`: ids of all
    offers ever proposed. `contacts_due`: by when contacts that others ask for are to be answered.
    None: the day is not known.
    """

    person_id: str
    birth_date: date
    enrolment: Enrolment = Enrolment.NONE
    cfa_entry_date: date | None = None
    has_home: bool = True
    has_wish: bool = True
    wishes_confirmed_on: date | None = None
    objects_to_ranking: bool = False
    stays: tuple[StayFact, ...] = ()
    pending_since: tuple[date, ...] = ()
    proposed: frozenset[str] = frozenset()
    contacts_due: tuple[date, ...] = ()

    @property
    def contracts(self) -> list[StayFact]:
        """Apprenticeship contracts, by first day."""
        own = [stay for stay in self.stays if stay.kind is OfferKind.APPRENTICESHIP]
        return sorted(own, key=lambda stay: (stay.starts_on, stay.last_day()))

    def is_under_contract(self, today: date) -> bool:
        """Whether a contract runs, or is signed for later."""
        return any(
            stay.kind is OfferKind.APPRENTICESHIP and stay.runs_or_will(today)
            for stay in self.stays
        )
