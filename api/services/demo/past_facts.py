"""What did the factors say of each of the demo's proposals, on its day? Nothing known later.

The offer is read alone, as when an adviser proposes it, by the same code; nothing is explained.
Earlier outcomes count as known when the half-year began; homes, ways to travel and wishes are the
file's. An enrolment is known of today only: a proposal that was answered is read without one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.services.demo.who_waited import WhoWaited
from api.services.history_counts import past_of
from api.services.learning.frozen import facts_of
from api.services.ranking.frames.offer_frame import Around, offer_frame, stored_columns
from api.services.ranking.frames.person_frames import WHOLE_FILE, people_frames
from api.services.ranking.frames.pool_frames import history_frame
from api.services.ranking.pool.pool_for import pool_for, prior_settings
from api.services.ranking.pool.snapshot import expert_matcher
from matcher.columns import Person
from matcher.pool import Pool
from matcher.priors import RecordBook
from matcher.rank.matcher import Matcher
from matcher.rank.view import View
from matcher.scorecard import SCORED_KINDS
from models.enums import Enrolment
from models.tables import Employer, Offer, Proposal, YoungPerson


@dataclass(frozen=True)
class _File:
    """Somebody as their file is today, and the structure that follows them."""

    person: Person
    structure_id: str


def keep_past_facts(session: Session, today: date) -> int:
    """Keep them on every proposal that a list would have scored; how many these are."""
    proposals = session.scalars(select(Proposal).order_by(Proposal.proposed_on, Proposal.id)).all()
    matcher, files = expert_matcher(), _files(session)
    waited = WhoWaited(session, proposals)
    for pool, own in _by_half_year(session, matcher, proposals, today):
        for proposal in own:
            file = files[proposal.person_id]
            then = as_then(file.person, proposal.proposed_on)
            if waited.is_answered(proposal):
                then = _without_enrolment(then)
            _keep(matcher, waited.seen_by(proposal, pool), proposal, replace(file, person=then))
    session.flush()
    return sum(each.entries is not None for each in proposals)


def _keep(matcher: Matcher, pool: Pool, proposal: Proposal, file: _File) -> None:
    row = pool.row_of(proposal.offer_id)
    if row is None:
        return
    view = View(viewer=file.structure_id)
    entries = matcher.entries_of(file.person, pool, row, proposal.proposed_on, view)
    for name, fact in facts_of(matcher.scorecard.scorecard_id, entries).items():
        setattr(proposal, name, fact)


def as_then(person: Person, day: date) -> Person:
    """Somebody with the stays they had begun by a day, and only the purposes met by then."""
    begun = [stay for stay in person.stays if stay.starts_on <= day]
    return replace(
        person,
        stays=tuple(
            stay
            if stay.ends_on is not None and stay.ends_on <= day
            else replace(stay, ends_on=None, purpose_met=None, ruptured=False)
            for stay in begun
        ),
    )


def _without_enrolment(person: Person) -> Person:
    return replace(
        person,
        enrolment=Enrolment.NONE,
        course_id=None,
        cfa_entry_date=None,
        available_from=None,
    )


def _by_half_year(
    session: Session, matcher: Matcher, proposals: Sequence[Proposal], today: date
) -> Iterator[tuple[Pool, list[Proposal]]]:
    """The offers proposed, with what was known of earlier outcomes as each half-year began."""
    proposed = select(*stored_columns()).join(Employer, Offer.employer_id == Employer.id)
    rows = session.execute(proposed.where(Offer.id.in_(select(Proposal.offer_id))))
    pool = pool_for(session, matcher, today, {}).with_offers(offer_frame(rows, Around({})))
    settings, past = prior_settings(matcher.scorecard), past_of(session, today)
    for first, own in groupby(proposals, key=lambda each: _half_year(each.proposed_on)):
        known = history_frame(past.known_on(first))
        books = {kind: RecordBook.from_history(known, kind, settings) for kind in SCORED_KINDS}
        yield replace(pool, records=books), list(own)


def _half_year(day: date) -> date:
    return date(day.year, 1 if day.month < 7 else 7, 1)


def _files(session: Session) -> dict[str, _File]:
    people = session.scalars(select(YoungPerson).options(*WHOLE_FILE)).all()
    structures = {person.id: person.structure_id for person in people}
    return {
        person.person_id: _File(person, structures[person.person_id])
        for person in Person.each(people_frames(session, people))
    }
