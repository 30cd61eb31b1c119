"""How does a structure take, keep and free an employer? At most one holds it for a trade family."""

from dataclasses import dataclass
from datetime import date

import structlog
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.services.not_possible import not_possible
from api.services.noting import Noting, new_id
from api.services.open_store import Store
from api.services.prospection.held.holding import (
    employer_named,
    holds,
    how_it_ended,
    last_day,
    still_holds,
)
from api.services.prospection.held.obstacles import held_by_claim, refuse_left_alone, refuse_related
from api.services.prospection.held.relations import relations
from api.services.prospection.prospecting import prospector
from api.services.prospection.refusals import TooManyClaims
from api.services.prospection.terms import ProspectionTerms
from api.words.families import family_of
from models.enums import ClaimEnd
from models.errors import NotFound
from models.tables import Adviser, Claim, Employer

log = structlog.get_logger()


@dataclass(frozen=True)
class Taken:
    """The claim that now holds, and its last day; `already`: one's own structure had it."""

    claim_id: str
    until: date
    already: bool


def take_claim(store: Store, noting: Noting, employer_id: str, trade: str) -> Taken:
    """Take an employer for the family of a trade; of two at once exactly one has it.

    Raises HeldElsewhere (who, until when), LeftAlone, TooManyClaims, NotFound, InvalidCode.
    """
    family = family_of(trade)
    terms = ProspectionTerms.on(noting.today)
    with store.sessions.begin() as session:
        # Always the person, then the employer: nobody waits for each other in a circle.
        adviser = prospector(session, noting, locked=True)
        employer = employer_named(session, employer_id, locked=True)
        refuse_left_alone(session, employer, family, terms.today)
        own = _make_room(session, employer, family, (adviser, terms))
        if own is not None:
            return Taken(own.id, last_day(own), already=True)
        _check_cap(session, adviser, terms)
        claim = Claim(
            id=new_id("cl"),
            employer_id=employer.id,
            family=family,
            structure_id=adviser.structure_id,
            adviser_id=adviser.id,
            claimed_on=terms.today,
            until=terms.today + terms.claim,
            silent_until=terms.today + terms.silence,
        )
        session.add(claim)
    log.info("claim_taken", family=family)
    return Taken(claim.id, last_day(claim), already=False)


def renew_claim(store: Store, noting: Noting, claim_id: str) -> Taken:
    """Hold an employer for another period from today; only a contact keeps it from lapsing."""
    terms = ProspectionTerms.on(noting.today)
    with store.sessions.begin() as session:
        claim = _own_claim(session, noting, claim_id)
        claim.until = terms.today + terms.claim
        claim.renewals += 1
        return Taken(claim.id, last_day(claim), already=True)


def release_claim(store: Store, noting: Noting, claim_id: str) -> None:
    """Free an employer before its day."""
    with store.sessions.begin() as session:
        claim = _own_claim(session, noting, claim_id)
        claim.ended_on, claim.end = noting.today, ClaimEnd.RELEASED


def _own_claim(session: Session, noting: Noting, claim_id: str) -> Claim:
    adviser = prospector(session, noting)
    claim = session.get(Claim, claim_id)
    if claim is None or claim.structure_id != adviser.structure_id:
        raise NotFound("Suivi d'entreprise", claim_id)
    employer_named(session, claim.employer_id, locked=True)
    session.refresh(claim)
    if not still_holds(claim, noting.today):
        raise not_possible("Ce suivi est terminé : l'entreprise est libre, reprenez-la.")
    return claim


def _make_room(
    session: Session, employer: Employer, family: str, by: tuple[Adviser, ProspectionTerms]
) -> Claim | None:
    """One's own structure's claim if there is one; ends what no longer holds or must yield."""
    adviser, terms = by
    known = relations(session, terms.today, [employer.id]).get(employer.id, [])
    related = {each.structure_id for each in known}
    stored = session.scalars(
        select(Claim).where(
            Claim.employer_id == employer.id, Claim.family == family, Claim.ended_on.is_(None)
        )
    ).first()
    held = stored is not None and still_holds(stored, terms.today)
    if stored is not None and held:
        if stored.structure_id == adviser.structure_id:
            return stored
        if adviser.structure_id not in related or stored.structure_id in related:
            raise held_by_claim(session, employer, stored)
    if adviser.structure_id not in related:
        refuse_related(session, employer, known)
    if stored is not None:
        stored.end = ClaimEnd.PRECEDENCE if held else how_it_ended(stored)
        stored.ended_on = terms.today if held else last_day(stored)
        session.flush()
    return None


def _check_cap(session: Session, adviser: Adviser, terms: ProspectionTerms) -> None:
    mine = select(func.count()).where(Claim.adviser_id == adviser.id, holds(terms.today))
    if (session.scalar(mine) or 0) >= terms.claim_cap:
        raise TooManyClaims(terms.claim_cap)
