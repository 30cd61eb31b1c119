"""Does the law allow this contract or PMSMP on its days? The ranking's own rules, on one place."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

import numpy as np
import pandas as pd
from dateutil.relativedelta import relativedelta
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.services.ranking.frames.offer_frame import Around, offer_frame, values_of
from api.services.ranking.frames.offer_rows import entitled_structures
from api.services.ranking.frames.person_frames import person_frames
from api.services.rules_known import rules_known
from matcher.columns import NO_DAY, OfferColumns, Person
from matcher.columns.missing import day_number
from matcher.eligibility import Eligibility, Reason
from models.enums import OfferKind, Visibility
from models.tables import Course, Employer, Offer, Placement, Proposal, YoungPerson

# What the young person refused is no rule once they are there; a place's start is not a window.
_ABOUT_OFFERS: Final = ("refused_", "start_window_closed", "start_days_by_age")
# Asked about a CFA that nobody has named.
_ABOUT_COURSES: Final = ("session_unknown", "level_target_unknown")
# A renewal continues its convention, under the same object (D5135-3).
_ABOUT_NEW_CONVENTIONS: Final = ("pmsmp_conventions", "pmsmp_second_convention")
# What the proposed offer says of the work, beside place and dates.
_OF_THE_WORK: Final = (
    "day_start", "day_end", "weekly_hours", "works_night", "works_weekend", "works_sunday",
    "licence_required", "dangerous_work", "replaces_a_job", "diploma_level", "rncp",
)  # fmt: skip


@dataclass(frozen=True)
class Findings:
    """What a rule forbids, and what a person has to check."""

    forbidding: tuple[Reason, ...]
    to_check: tuple[Reason, ...]


def judge_placement(
    session: Session, person: YoungPerson, placement: Placement, today: date
) -> Findings:
    """The rules of the first day, or of today for a later one, beside the person's other stays."""
    day = min(placement.starts_on, today)
    eligibility = Eligibility(rules_known(), day)
    frames = person_frames(session, person, without=placement.id)
    known = replace(Person.from_frames(frames, person.id), available_from=None)
    course = session.get(Course, placement.course_id) if placement.course_id else None
    offers = OfferColumns.from_frame(_frame(session, placement, course, day))
    start = NO_DAY if course is None else day_number(course.start)
    judged = eligibility.judge(known, offers, np.array([start], dtype=np.int32))
    left_out = _left_out(placement, course)

    def reasons(bits: int) -> tuple[Reason, ...]:
        found = eligibility.reasons(known, offers, 0, bits, start)
        return tuple(reason for reason in found if not reason.rule.startswith(left_out))

    return Findings(reasons(int(judged.excluded[0])), reasons(int(judged.warned[0])))


def _left_out(placement: Placement, course: Course | None) -> tuple[str, ...]:
    return (
        *_ABOUT_OFFERS,
        *(() if course is not None else _ABOUT_COURSES),
        *(_ABOUT_NEW_CONVENTIONS if placement.renewal_of is not None else ()),
    )


def _frame(
    session: Session, placement: Placement, course: Course | None, day: date
) -> pd.DataFrame:
    employer = session.get_one(Employer, placement.employer_id)
    around = Around(
        entitled_structures(session, rules_known(), day),
        {employer.id: _other_stays(session, placement)},
    )
    return offer_frame([values_of(_as_offer(session, placement, course), employer)], around)


def _as_offer(session: Session, placement: Placement, course: Course | None) -> Offer:
    """The place as an offer that starts on its first day and lasts as long; never stored."""
    proposal = session.get(Proposal, placement.proposal_id) if placement.proposal_id else None
    proposed = None if proposal is None else session.get(Offer, proposal.offer_id)
    offer = Offer(
        id=placement.id,
        kind=placement.kind,
        rome=placement.rome,
        other_romes="",
        places=1,
        start_from=placement.starts_on,
        start_to=placement.starts_on,
        duration_months=_whole_months(placement),
        duration_days=_days(placement),
        hours_fixed=proposed is not None and proposed.hours_fixed,
        is_delegated=False,
        visibility=Visibility.SHARED,
        course_id=placement.course_id,
        owner_structure_id=placement.prescriber_structure_id,
    )
    for name in _OF_THE_WORK:
        setattr(offer, name, None if proposed is None else getattr(proposed, name))
    if course is not None:
        offer.diploma_level, offer.rncp = course.level, course.rncp
    return offer


def _whole_months(placement: Placement) -> int | None:
    if placement.kind is not OfferKind.APPRENTICESHIP or placement.ends_on is None:
        return None
    lasts = relativedelta(placement.ends_on + timedelta(days=1), placement.starts_on)
    return lasts.years * 12 + lasts.months


def _days(placement: Placement) -> int | None:
    if placement.kind is not OfferKind.PMSMP or placement.ends_on is None:
        return None
    return (placement.ends_on - placement.starts_on).days + 1


def _other_stays(session: Session, placement: Placement) -> int:
    """Stays that the same host begins in the same month."""
    month = placement.starts_on.replace(day=1)
    found = session.scalar(
        select(func.count())
        .select_from(Placement)
        .where(
            Placement.employer_id == placement.employer_id,
            Placement.kind == OfferKind.PMSMP,
            Placement.starts_on >= month,
            Placement.starts_on < month + relativedelta(months=1),
            Placement.id != placement.id,
        )
    )
    return found or 0
