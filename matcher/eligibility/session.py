"""Does the CFA's session start close enough to the contract? (L6222-12, L6222-12-1)

Our reading, date to date. The training starts at most three months after the contract (L6222-12):
a later session excludes. A young person who is already at the CFA without an employer may be so
for three months (L6222-12-1): their own session excludes later contracts, unless one was broken,
for then the CFA keeps them for six months (L6222-18-2). Nobody else is barred by a session that
has begun: whether the CFA takes them in its course is asked.
"""

import numpy as np

from matcher.columns import NO_DAY
from matcher.columns.missing import day_number
from matcher.eligibility.calendar import earliest_within, month_from, months_from
from matcher.eligibility.case import Case
from matcher.eligibility.law import Law
from models.enums import Enrolment, OfferKind


class Session:
    """The CFA session against the start window; unknown or outdated sessions are asked about."""

    def __init__(self, law: Law) -> None:
        self._months = law.whole("session_window")
        self._kept_months = law.whole("session_after_rupture")
        self._outdated_months = law.whole("session_unknown")

    def judge(self, case: Case) -> None:
        """Narrow start days to those near the session's start."""
        if not case.apprenticeship.any():
            return
        # Few sessions serve many offers: each day is worked out once.
        sessions, each = np.unique(
            np.where(case.sessions == NO_DAY, case.today, case.sessions), return_inverse=True
        )
        usual_end = months_from(sessions, self._months)[each]
        kept_until = kept_by_cfa_until(case, self._kept_months)
        # The three months run from the person's own first day at the CFA, where it is known.
        entered = day_number(case.person.cfa_entry_date)
        own_end = usual_end if entered == NO_DAY else month_from(entered, self._months)
        own = np.isin(case.offers.course_id, ["", case.person.course_id or ""])
        kept = own & (kept_until > usual_end)
        at_cfa = own & (case.person.enrolment is Enrolment.STARTED)
        # Anybody else's session more than a year old was last year's: the next one is not known.
        recent = months_from(sessions, self._outdated_months)[each] > case.low
        dated = case.apprenticeship & (case.sessions != NO_DAY)
        known = dated & (recent | kept | at_cfa)
        case.find("session_unknown", case.apprenticeship & ~known)
        case.not_before("session_window", known, earliest_within(sessions, self._months)[each])
        case.not_after("session_window", known & at_cfa, np.where(kept, kept_until, own_end))
        case.warn_from("session_after_rupture", known & kept, usual_end + 1)
        case.warn_from("session_begun", known & ~kept & ~at_cfa, usual_end + 1)


def kept_by_cfa_until(case: Case, months: int) -> int:
    """Last day on which the CFA of a broken contract keeps the person; `NO_DAY` without one."""
    ends = [
        case.today if stay.ends_on is None else day_number(stay.ends_on)
        for stay in case.person.stays
        if stay.kind == OfferKind.APPRENTICESHIP and stay.ruptured
    ]
    return max((month_from(end, months) for end in ends), default=NO_DAY)
