"""What stands against calling an employer: its own wish, or somebody who is on it already?"""

from collections.abc import Iterable
from datetime import date

from sqlalchemy.orm import Session

from api.services.prospection.held.holding import (
    last_day,
    leave_alone_now,
    name_of,
    open_claims,
    structure_name,
)
from api.services.prospection.held.relations import Relation, relations
from api.services.prospection.refusals import HeldElsewhere, LeftAlone
from api.words.families import family_labels
from api.words.prospection import relation_told
from models.enums import ContactChannel
from models.tables import Claim, Employer


def refuse_left_alone(
    session: Session,
    employer: Employer,
    family: str | None,
    day: date,
    channel: ContactChannel | None = None,
) -> None:
    """Raise LeftAlone where the firm's wish covers this contact."""
    wish = leave_alone_now(session, day, employer.id, family, channel)
    if wish is not None:
        author = structure_name(session, wish.structure_id)
        raise LeftAlone(name_of(employer), author, wish.asked_on, wish.until)


def refuse_held(
    session: Session, employer: Employer, family: str | None, structure_id: str, today: date
) -> None:
    """Raise HeldElsewhere where another structure is on the employer, unless one works with it."""
    known = relations(session, today, [employer.id]).get(employer.id, [])
    if any(each.structure_id == structure_id for each in known):
        return
    for claim in open_claims(session, today, [employer.id]):
        if claim.structure_id != structure_id and family in (None, claim.family):
            raise held_by_claim(session, employer, claim)
    refuse_related(session, employer, known)


def refuse_related(session: Session, employer: Employer, others: Iterable[Relation]) -> None:
    """Raise HeldElsewhere for the first of these relations."""
    for other in others:
        holder = structure_name(session, other.structure_id)
        raise HeldElsewhere(name_of(employer), holder, None, relation_told(other.kind, own=False))


def held_by_claim(session: Session, employer: Employer, claim: Claim) -> HeldElsewhere:
    """Who has it, until when, for which trades."""
    holder = structure_name(session, claim.structure_id)
    return HeldElsewhere(name_of(employer), holder, last_day(claim), family_labels()[claim.family])
