"""Does the store know what each version of the pool changed, and say so when it does not?"""

from datetime import date

import pytest
from sqlalchemy import insert, select, text, update
from sqlalchemy.orm import Session, sessionmaker
from stored.pool_writes.territory import FIRMS, OFFERS, PEOPLE, TODAY, plant

from models.enums import ContractOrigin, OfferKind, OutcomeKind, ProposalStatus
from models.store.pool_touched import Touched, touched_since
from models.store.pool_version import bump_pool_version, pool_version
from models.tables import Employer, Offer, Outcome, Placement, PoolChange, Proposal, YoungPerson


@pytest.fixture
def planted(sessions: sessionmaker[Session]) -> int:
    """The version of a small territory."""
    with sessions.begin() as session:
        plant(session)
        return bump_pool_version(session)


def _sent(session: Session) -> Proposal:
    sent = Proposal(
        id="sent",
        person_id=PEOPLE[0],
        offer_id=OFFERS[0],
        proposed_on=TODAY,
        status=ProposalStatus.PENDING,
    )
    session.add(sent)
    session.flush()
    return sent


def _placed(session: Session, firm: str, sent: str | None = None, who: str = PEOPLE[0]) -> None:
    session.add(
        Placement(
            id=firm,
            person_id=who,
            proposal_id=sent,
            employer_id=firm,
            kind=OfferKind.PMSMP,
            rome="D1102",
            starts_on=date(2026, 3, 2),
            origin=ContractOrigin.FAMILY,
        )
    )
    session.flush()


def test_rows_written_before_and_after_the_version_is_raised_are_told(
    sessions: sessionmaker[Session], planted: int
) -> None:
    with sessions.begin() as session:
        session.get_one(Offer, OFFERS[0]).places = 5
        session.flush()
        version = bump_pool_version(session)
        session.get_one(Employer, FIRMS[1]).headcount = 5
        session.execute(update(Offer), [{"id": OFFERS[1], "places": 2}])
    with sessions() as session:
        told = touched_since(session, planted, version)
    assert told == Touched(frozenset(OFFERS[:2]), frozenset(FIRMS[1:2]), frozenset())


def test_an_answer_tells_every_employer_of_its_person_and_nobody_s_name(
    sessions: sessionmaker[Session], planted: int
) -> None:
    with sessions.begin() as session:
        _placed(session, FIRMS[2])
        _sent(session)
        before = bump_pool_version(session)
    with sessions.begin() as session:
        session.add(
            Outcome(proposal_id="sent", kind=OutcomeKind.NO_ANSWER, happened_on=date(2026, 11, 20))
        )
        version = bump_pool_version(session)
    with sessions() as session:
        told = touched_since(session, before, version)
        lines = session.execute(select(PoolChange.touched)).all()
    assert told == Touched(records=frozenset({FIRMS[0], FIRMS[2]}))
    assert PEOPLE[0] not in str(lines)


def test_a_placement_tells_the_employer_of_the_proposal_it_names_whosever_that_was(
    sessions: sessionmaker[Session], planted: int
) -> None:
    with sessions.begin() as session:
        _sent(session)
        sent_at = bump_pool_version(session)
    with sessions.begin() as session:
        _placed(session, FIRMS[2], "sent", PEOPLE[1])
        placed_at = bump_pool_version(session)
    with sessions.begin() as session:
        session.add(Outcome(proposal_id="sent", kind=OutcomeKind.SIGNED, happened_on=TODAY))
        answered_at = bump_pool_version(session)
    with sessions() as session:
        placed = touched_since(session, sent_at, placed_at)
        answered = touched_since(session, placed_at, answered_at)
    assert placed is not None
    assert placed.records == {FIRMS[0], FIRMS[2]}
    assert answered is not None
    assert answered.records == {FIRMS[0], FIRMS[2]}


def test_what_is_taken_back_is_not_told(sessions: sessionmaker[Session], planted: int) -> None:
    with sessions() as session:
        session.get_one(Offer, OFFERS[0]).places = 5
        session.flush()
        session.rollback()
        version = bump_pool_version(session)
        session.commit()
        assert touched_since(session, planted, version) == Touched()


def _moved(session: Session) -> None:
    _sent(session).offer_id = OFFERS[1]


def _moved_unread(session: Session) -> None:
    offer = session.get_one(Offer, OFFERS[0])
    session.expire(offer)
    offer.employer_id = FIRMS[3]


def _moved_by_statement(session: Session) -> None:
    session.execute(update(Offer), [{"id": OFFERS[0], "employer_id": FIRMS[3]}])


def _all_at_once(session: Session) -> None:
    session.execute(update(Offer).values(places=2))


def _in_words(session: Session) -> None:
    session.execute(text("UPDATE offer SET places = 2"))


def _somebody_leaves(session: Session) -> None:
    session.delete(session.get_one(YoungPerson, PEOPLE[0]))


def _imported_proposals(session: Session) -> None:
    row = {"id": "s", "person_id": PEOPLE[0], "offer_id": OFFERS[0], "proposed_on": TODAY}
    session.execute(insert(Proposal), [row])


@pytest.mark.parametrize(
    "write",
    [
        _moved,
        _moved_unread,
        _moved_by_statement,
        _all_at_once,
        _in_words,
        _somebody_leaves,
        _imported_proposals,
    ],
)
def test_what_cannot_be_told_in_ids_is_anything(
    sessions: sessionmaker[Session], planted: int, write: object
) -> None:
    assert callable(write)
    with sessions.begin() as session:
        write(session)
        version = bump_pool_version(session)
    with sessions() as session:
        assert touched_since(session, planted, version) is None


def test_a_version_that_nobody_noted_is_anything(
    sessions: sessionmaker[Session], planted: int
) -> None:
    with Session(sessions.kw["bind"]) as session:
        bump_pool_version(session)
        session.commit()
        assert touched_since(session, planted, pool_version(session)) is None


def test_two_changes_in_one_transaction_are_both_told(
    sessions: sessionmaker[Session], planted: int
) -> None:
    with sessions.begin() as session:
        session.get_one(Offer, OFFERS[0]).places = 5
        bump_pool_version(session)
        session.get_one(Offer, OFFERS[1]).places = 5
        version = bump_pool_version(session)
    with sessions() as session:
        assert touched_since(session, planted, version) == Touched(frozenset(OFFERS[:2]))
