"""Who knows the employers of a list of offers? Asked of the shared log of all networks, at once."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.services.prospection.held.silence import stands
from api.services.prospection.terms import ProspectionTerms
from api.services.prospection.told.holders import holders_of
from api.services.prospection.told.timeline import contact_line
from api.services.prospection.told.timeline_lines import ContactLine, Holder
from api.services.viewer import Permission, Viewer
from models.enums import LeaveScope
from models.tables import EmployerContact, LeaveAlone


@dataclass(frozen=True)
class KnownBy:
    """Who is on one employer, its last contact as this reader may read it, and whether it rests.

    `rests_until`: the firm asked every network to be left alone until that day.
    """

    holders: tuple[Holder, ...]
    last: ContactLine | None
    rests_until: date | None

    @property
    def claimed(self) -> tuple[Holder, ...]:
        """Those of the holders who are calling it these weeks."""
        return tuple(each for each in self.holders if each.until is not None)


def known_by(
    session: Session, viewer: Viewer, employer_ids: Collection[str], today: date
) -> dict[str, KnownBy]:
    """What is known of each of these employers; nothing for who may not read prospection."""
    if not employer_ids or not viewer.may(Permission.READ_PROSPECTION):
        return {}
    holders = holders_of(session, viewer, employer_ids, today)
    last = _last_contacts(session, viewer, employer_ids, today)
    rests = _rests(session, employer_ids, today)
    return {
        each: KnownBy(holders.get(each, ()), last.get(each), rests.get(each))
        for each in employer_ids
    }


def _last_contacts(
    session: Session, viewer: Viewer, employer_ids: Collection[str], today: date
) -> dict[str, ContactLine]:
    terms = ProspectionTerms.on(today)
    rows = session.scalars(
        select(EmployerContact)
        .where(
            EmployerContact.employer_id.in_(employer_ids),
            EmployerContact.contacted_on <= today,
            stands(),
        )
        .order_by(EmployerContact.contacted_on, EmployerContact.noted_at, EmployerContact.id.desc())
    )
    latest = {row.employer_id: row for row in rows}
    return {each: contact_line(session, viewer, row, terms) for each, row in latest.items()}


def _rests(session: Session, employer_ids: Collection[str], today: date) -> dict[str, date]:
    rows = session.execute(
        select(LeaveAlone.employer_id, func.max(LeaveAlone.until).label("until"))
        .where(
            LeaveAlone.employer_id.in_(employer_ids),
            LeaveAlone.scope == LeaveScope.EVERYTHING,
            LeaveAlone.lifted_on.is_(None),
            LeaveAlone.asked_on <= today,
            LeaveAlone.until >= today,
        )
        .group_by(LeaveAlone.employer_id)
    )
    return {row.employer_id: row.until for row in rows}
