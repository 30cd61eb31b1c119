"""Which records are past their last day today? Read only: the purge applies it, a dry run shows it.

Rows of people about to be forgotten go with them and are not listed again.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session

from api.services.exchange.over import profiles_over, requests_over
from api.services.last_contacts import last_contacts
from data.rules.retention import Retention
from models.enums import OfferKind, OfferStatus
from models.tables import (
    FileView,
    Offer,
    Outcome,
    Placement,
    Proposal,
    RuptureCase,
    YoungPerson,
)

_FINAL = (OfferStatus.EXPIRED, OfferStatus.FILLED, OfferStatus.WITHDRAWN)


@dataclass(frozen=True)
class PurgePlan:
    """Ids to delete (or, for `pmsmp_convention`, to archive), sorted; each field is a rule's."""

    closed_without_placement: list[str]
    pool_without_contact: list[str]
    proposal_answered: list[str]
    proposal_unanswered: list[str]
    pmsmp_convention: list[str]
    pmsmp_archive: list[str]
    rupture_not_matched: list[str]
    shared_profile: list[str]
    contact_request: list[str]
    offer_expired: list[str]
    view_log: list[int]


def plan_purge(session: Session, today: date, kept: Retention) -> PurgePlan:
    """Everything the periods in force say must be gone (or archived) today."""
    closed, silent = _people(session, today, kept)
    gone = {*closed, *silent}
    answered, unanswered = _proposals(session, today, kept, gone)
    convention, archive = _stays(session, today, kept, gone)
    loosened = {*answered, *unanswered, *_proposals_of(session, convention + archive)}
    return PurgePlan(
        closed_without_placement=closed,
        pool_without_contact=silent,
        proposal_answered=answered,
        proposal_unanswered=unanswered,
        pmsmp_convention=convention,
        pmsmp_archive=archive,
        rupture_not_matched=_ruptures(session, today, kept),
        shared_profile=profiles_over(
            session, lambda day: kept.shared_profile.is_over(day, today), gone
        ),
        contact_request=requests_over(
            session, lambda day: kept.contact_request.is_over(day, today)
        ),
        offer_expired=_offers(session, today, kept, (gone, loosened)),
        view_log=_views(session, today, kept),
    )


def _people(session: Session, today: date, kept: Retention) -> tuple[list[str], list[str]]:
    placed = {
        row.person_id
        for row in session.execute(
            select(Placement.person_id, Placement.kind, Placement.starts_on, Placement.ends_on)
        )
        if row.kind is not OfferKind.PMSMP
        or not kept.pmsmp_convention.is_over(row.ends_on or row.starts_on, today)
    }
    contacts = last_contacts(session)
    closed, silent = [], []
    rows = session.execute(select(YoungPerson.id, YoungPerson.closed_on).order_by(YoungPerson.id))
    for person_id, closed_on in rows:
        if closed_on is not None and person_id not in placed:
            if kept.closed_without_placement.is_over(closed_on, today):
                closed.append(person_id)
        elif kept.pool_without_contact.is_over(contacts[person_id], today):
            silent.append(person_id)
    return closed, silent


def _proposals(
    session: Session, today: date, kept: Retention, gone: set[str]
) -> tuple[list[str], list[str]]:
    # A proposal that led to a contract or a stay is kept with it.
    led_to = select(Placement.proposal_id).where(Placement.proposal_id.is_not(None))
    answer = (
        select(Outcome.proposal_id, func.max(Outcome.happened_on).label("on"))
        .group_by(Outcome.proposal_id)
        .subquery()
    )
    rows = session.execute(
        select(Proposal.id, Proposal.person_id, Proposal.proposed_on, answer.c.on)
        .outerjoin(answer, answer.c.proposal_id == Proposal.id)
        .where(Proposal.id.not_in(led_to))
        .order_by(Proposal.id)
    )
    answered, unanswered = [], []
    for proposal_id, person_id, proposed_on, answered_on in rows:
        if person_id in gone:
            continue
        if answered_on is not None:
            if kept.proposal_answered.is_over(answered_on, today):
                answered.append(proposal_id)
        elif kept.proposal_unanswered.is_over(proposed_on, today):
            unanswered.append(proposal_id)
    return answered, unanswered


def _stays(
    session: Session, today: date, kept: Retention, gone: set[str]
) -> tuple[list[str], list[str]]:
    ended = func.coalesce(Placement.ends_on, Placement.starts_on)
    rows = session.execute(
        select(Placement.id, Placement.person_id, Placement.archived_on, ended.label("on"))
        .where(Placement.kind == OfferKind.PMSMP)
        .order_by(Placement.id)
    )
    convention, archive = [], []
    for row in rows:
        if row.person_id in gone:
            continue
        if kept.pmsmp_in_all.is_over(row.on, today):
            archive.append(row.id)
        elif row.archived_on is None and kept.pmsmp_convention.is_over(row.on, today):
            convention.append(row.id)
    return convention, archive


def _proposals_of(session: Session, placements: list[str]) -> set[str]:
    linked = session.execute(
        select(Placement.id, Placement.proposal_id).where(Placement.proposal_id.is_not(None))
    )
    wanted = set(placements)
    return {row.proposal_id for row in linked if row.id in wanted}


def _offers(
    session: Session, today: date, kept: Retention, going: tuple[set[str], set[str]]
) -> list[str]:
    people, proposals = going
    cited = {
        row.offer_id
        for row in session.execute(select(Proposal.id, Proposal.offer_id, Proposal.person_id))
        if row.person_id not in people and row.id not in proposals
    }
    candidates = session.execute(
        select(Offer.id, Offer.expires_on, Offer.updated_at)
        .where(or_(Offer.expires_on.is_not(None), Offer.status.in_(_FINAL)))
        .order_by(Offer.id)
    )
    return [
        row.id
        for row in candidates
        if row.id not in cited
        and kept.offer_expired.is_over(row.expires_on or row.updated_at.date(), today)
    ]


def _ruptures(session: Session, today: date, kept: Retention) -> list[str]:
    rows = session.execute(
        select(RuptureCase.id, RuptureCase.ruptured_on)
        .where(RuptureCase.person_id.is_(None))
        .order_by(RuptureCase.id)
    )
    return [row.id for row in rows if kept.rupture_not_matched.is_over(row.ruptured_on, today)]


def logs_begin(today: date, kept: Retention) -> datetime:
    """The first moment that logs, of views and of sign-ins, still hold."""
    first_kept = kept.view_log.latest_event_over(today) + timedelta(days=1)
    return datetime.combine(first_kept, time(), UTC)


def _views(session: Session, today: date, kept: Retention) -> list[int]:
    before = logs_begin(today, kept)
    wanted: Select[Any] = select(FileView.id).where(FileView.seen_at < before)
    return list(session.scalars(wanted.order_by(FileView.id)))
