"""Which employers may a structure not call: held by others, or left alone?"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.services.prospection.held.holding import holds
from api.services.prospection.held.relations import related_employers
from models.enums import LeaveScope
from models.tables import Claim, LeaveAlone, Structure


@dataclass(frozen=True)
class OffLimits:
    """Employers closed to a structure altogether, and (employer, family) closed for a family."""

    employers: frozenset[str]
    families: frozenset[tuple[str, str]]

    def closes(self, employer_id: str, family: str) -> bool:
        """Whether the structure must not call this employer for this family of trades."""
        return employer_id in self.employers or (employer_id, family) in self.families


def off_limits(session: Session, structure: Structure, today: date) -> OffLimits:
    """By claims and relations of others, and by wishes to be left alone."""
    own, closed = related_employers(session, structure.id, today)
    families = {
        (employer_id, family)
        for employer_id, family in session.execute(
            select(Claim.employer_id, Claim.family).where(
                holds(today), Claim.structure_id != structure.id
            )
        )
        if employer_id not in own
    }
    for wish in session.scalars(
        select(LeaveAlone).where(
            LeaveAlone.lifted_on.is_(None), LeaveAlone.asked_on <= today, LeaveAlone.until >= today
        )
    ):
        if wish.scope is LeaveScope.TRADE_FAMILY:
            families.add((wish.employer_id, wish.family or ""))
        else:
            # A plan is made of calls: who does not want to be phoned is not in it.
            closed.add(wish.employer_id)
    return OffLimits(frozenset(closed), frozenset(families))
