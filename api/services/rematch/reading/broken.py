"""Which contract broke for whom, and what was told of it? Read in a few queries."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from matcher.rematch.case import Broken
from models.enums import OfferKind, RefusedHours, RuptureCause, RuptureSide
from models.tables import Course, Offer, Placement, Proposal, RuptureCase


def broken_contracts(session: Session, person_ids: Collection[str]) -> dict[str, Broken]:
    """The latest broken contract of each of these people, by person id."""
    reported = _reported(session, person_ids)
    found = {person_id: _from_report(case) for person_id, case in reported.items()}
    for row in session.execute(_contracts(person_ids)):
        placement, course, offer = row
        case = reported.get(placement.person_id)
        found[placement.person_id] = _from_contract((placement, course, offer), case)
    return found


def _contracts(person_ids: Collection[str]) -> Any:
    return (
        select(Placement, Course, Offer)
        .outerjoin(Course, Placement.course_id == Course.id)
        .outerjoin(Proposal, Placement.proposal_id == Proposal.id)
        .outerjoin(Offer, Proposal.offer_id == Offer.id)
        .where(
            Placement.person_id.in_(person_ids),
            Placement.kind == OfferKind.APPRENTICESHIP,
            Placement.ruptured_on.is_not(None),
        )
        .order_by(Placement.ruptured_on, Placement.id)
    )


def _reported(session: Session, person_ids: Collection[str]) -> dict[str, RuptureCase]:
    cases = session.scalars(
        select(RuptureCase)
        .where(RuptureCase.person_id.in_(person_ids))
        .order_by(RuptureCase.ruptured_on, RuptureCase.id)
    )
    return {case.person_id or "": case for case in cases}


def _from_report(case: RuptureCase) -> Broken:
    """Somebody reported the rupture; no contract of the file is it."""
    return Broken(
        person_id=case.person_id or "",
        ruptured_on=case.ruptured_on,
        rome=case.rome,
        started_on=case.starts_on,
        course_ends_on=case.ends_on,
        cause=_confirmed(case),
    )


def _from_contract(
    told: tuple[Placement, Course | None, Offer | None], case: RuptureCase | None
) -> Broken:
    placement, course, offer = told
    own = case if case is not None and case.placement_id == placement.id else None
    return Broken(
        person_id=placement.person_id or "",
        ruptured_on=placement.ruptured_on or placement.starts_on,
        employer_id=placement.employer_id,
        employer_lifted=own is not None and own.employer_lifted_by is not None,
        rome=placement.rome,
        course_id=placement.course_id,
        level=course.level if course else None,
        rncp=course.rncp if course else None,
        started_on=placement.starts_on,
        course_ends_on=placement.ends_on,
        cause=_confirmed(own) if own else RuptureCause.UNKNOWN,
        hours=_hours(offer),
    )


def _confirmed(case: RuptureCase) -> RuptureCause:
    """The cause, if the young person said so themselves."""
    return case.cause if case.stated_by is RuptureSide.YOUNG_PERSON else RuptureCause.UNKNOWN


def _hours(offer: Offer | None) -> tuple[str, ...]:
    """Kinds of hours that the broken post is known to have had."""
    if offer is None:
        return ()
    known = {
        RefusedHours.NIGHT: offer.works_night,
        RefusedHours.WEEKEND: offer.works_weekend,
        RefusedHours.SUNDAY: offer.works_sunday,
    }
    return tuple(str(hours) for hours, works in known.items() if works)
