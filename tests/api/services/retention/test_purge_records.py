"""Are proposals and stays kept through their last day, and gone the day after?"""

from collections.abc import Callable
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.services.history_counts import history
from models.enums import (
    OfferKind,
    OutcomeKind,
)
from models.tables import (
    Base,
    Outcome,
    PastPlacement,
    Placement,
    Proposal,
    YoungPerson,
)

type FallsDue = Callable[[date, str], None]
type RunPurge = Callable[..., dict[str, int]]
type Number = Callable[[type[Base]], int]
type AddStay = Callable[..., Placement]
type Propose = Callable[..., None]


def test_a_proposal_goes_two_years_after_its_last_answer(
    followed: YoungPerson, session: Session, falls_due: FallsDue, number: Number, propose: Propose
) -> None:
    propose(date(2024, 3, 10), date(2024, 4, 10))
    falls_due(date(2026, 4, 10), "proposal_answered")
    assert number(Proposal) == number(Outcome) == 0
    (past,) = session.scalars(select(PastPlacement))
    assert (past.year, past.proposed, past.signed) == (2024, 1, 0)


def test_a_proposal_nobody_answered_goes_after_one_year_and_counts_for_nothing(
    followed: YoungPerson, falls_due: FallsDue, number: Number, propose: Propose
) -> None:
    propose()
    falls_due(date(2025, 2, 28), "proposal_unanswered")
    assert number(PastPlacement) == 0


def test_a_proposal_that_led_to_a_contract_is_kept_with_it(
    followed: YoungPerson, run_purge: RunPurge, add_stay: AddStay, propose: Propose
) -> None:
    propose(date(2024, 3, 10))
    add_stay(kind=OfferKind.APPRENTICESHIP, proposal_id="p")
    assert run_purge(date(2035, 1, 1)) == {}


def test_a_convention_is_archived_after_two_years_and_gone_after_three_more(
    followed: YoungPerson,
    session: Session,
    falls_due: FallsDue,
    number: Number,
    add_stay: AddStay,
    propose: Propose,
) -> None:
    propose(date(2024, 3, 10))
    add_stay(proposal_id="p")
    session.add(
        Outcome(placement_id="stay", kind=OutcomeKind.PMSMP_DONE, happened_on=date(2024, 3, 1))
    )
    session.flush()
    before = history(session, date(2026, 1, 1))
    falls_due(date(2026, 2, 28), "pmsmp_convention")
    (archived,) = session.scalars(select(Placement))
    assert archived.archived_on == date(2026, 3, 1)
    assert (archived.person_id, archived.proposal_id, archived.source_key) == (None, None, None)
    assert (archived.starts_on, archived.ends_on) == (date(2024, 2, 19), date(2024, 2, 29))
    assert number(Proposal) == number(Outcome) == 0
    falls_due(date(2029, 2, 28), "pmsmp_archive")
    assert number(Placement) == 0
    assert history(session, date(2026, 1, 1)) == before


def test_an_archived_convention_leads_to_nobody_through_its_renewal(
    followed: YoungPerson, session: Session, run_purge: RunPurge, add_stay: AddStay
) -> None:
    add_stay()
    add_stay(id="renewal", renewal_of="stay", ends_on=date(2024, 3, 15))
    assert run_purge(date(2026, 3, 1)) == {"pmsmp_convention": 1}
    assert session.get_one(Placement, "renewal").renewal_of is None
    assert session.get_one(Placement, "renewal").person_id == "rural-17"


def test_a_convention_found_after_five_years_goes_at_once(
    followed: YoungPerson, session: Session, run_purge: RunPurge, add_stay: AddStay
) -> None:
    add_stay()
    before = history(session, date(2026, 1, 1))
    assert run_purge(date(2029, 3, 1)) == {"pmsmp_archive": 1}
    assert history(session, date(2026, 1, 1)) == before


def test_a_contract_stays_in_the_file_of_a_person_still_followed(
    followed: YoungPerson, run_purge: RunPurge, add_stay: AddStay
) -> None:
    add_stay(kind=OfferKind.APPRENTICESHIP)
    assert run_purge(date(2035, 1, 1)) == {}
