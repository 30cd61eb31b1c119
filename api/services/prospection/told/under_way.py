"""What is a structure on, until when, what is to be done next, and who else called meanwhile?"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.services.prospection.held.holding import holds, last_day, name_of
from api.services.prospection.held.silence import stands
from api.services.prospection.terms import ProspectionTerms
from api.services.prospection.told.timeline import contact_line
from api.services.prospection.told.timeline_lines import ContactLine
from api.services.viewer import Permission, Viewer
from api.words.families import family_labels
from models.tables import Adviser, Claim, Employer, EmployerContact


@dataclass(frozen=True)
class ClaimLine:
    """One claim that holds. `contact_by`: the day by which a contact must be noted to keep it."""

    claim_id: str
    employer_id: str
    employer: str
    family: str
    holder: str
    mine: bool
    until: date
    contact_by: date
    own: tuple[ContactLine, ...]
    others: tuple[ContactLine, ...]

    @property
    def ends_on(self) -> date:
        """The last day on which it holds as things are."""
        return min(self.until, self.contact_by)


def claims_under_way(session: Session, viewer: Viewer, today: date) -> list[ClaimLine]:
    """Claims of the viewer's structure, those that end first before the others."""
    viewer.must(Permission.READ_PROSPECTION)
    claims = session.scalars(
        select(Claim).where(Claim.structure_id == viewer.structure_id, holds(today))
    ).all()
    return [
        _line(session, viewer, claim, ProspectionTerms.on(today))
        for claim in sorted(claims, key=lambda claim: (last_day(claim), claim.id))
    ]


def _line(session: Session, viewer: Viewer, claim: Claim, terms: ProspectionTerms) -> ClaimLine:
    since = select(EmployerContact).where(
        EmployerContact.employer_id == claim.employer_id,
        EmployerContact.contacted_on >= claim.claimed_on,
        stands(),
    )
    newest = since.order_by(EmployerContact.contacted_on.desc(), EmployerContact.id)
    contacts = [contact_line(session, viewer, row, terms) for row in session.scalars(newest)]
    adviser = session.get_one(Adviser, claim.adviser_id)
    return ClaimLine(
        claim_id=claim.id,
        employer_id=claim.employer_id,
        employer=name_of(session.get_one(Employer, claim.employer_id)),
        family=family_labels()[claim.family],
        holder=adviser.display_name,
        mine=adviser.id == viewer.id,
        until=claim.until,
        contact_by=claim.silent_until,
        own=tuple(line for line in contacts if line.own),
        others=tuple(line for line in contacts if not line.own),
    )
