"""How does a structure ask for a contact with the person of a profile, and take it back?"""

from dataclasses import dataclass
from typing import Any

import structlog
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.services.exchange.doors import (
    professional_here,
    request_named,
    settled,
    shown_profile,
)
from api.services.exchange.refusals import AlreadySettled
from api.services.exchange.terms import ExchangeTerms
from api.services.log_view import ViewAction, log_view
from api.services.named.visible_offers import visible_offer, why_closed
from api.services.not_possible import not_possible
from api.services.noting import Noting, new_id
from api.services.open_store import Store
from api.services.prospection.held.holding import employer_named
from api.services.viewer import Permission
from api.words.exchange import REQUEST_STATES
from models.enums import DeclineReason, RequestReason, RequestState
from models.errors import NotFound
from models.tables import Adviser, ContactRequest, SharedProfile

log = structlog.get_logger()


@dataclass(frozen=True)
class Ask:
    """Why a contact is asked; the asking structure's own offer, or the employer, it is for."""

    reason: RequestReason
    offer_id: str | None = None
    employer_id: str | None = None


@dataclass(frozen=True)
class Asked:
    """The request that now waits; `already`: the structure had asked before."""

    request_id: str
    already: bool


def ask_contact(store: Store, noting: Noting, profile_id: str, ask: Ask) -> Asked:
    """Ask the referent for a contact; one structure has one request open on a profile.

    Raises NotFound, RightMissing, NotPossible.
    """
    terms = ExchangeTerms.on(noting.today)
    with settled(store, noting) as session:
        adviser = professional_here(session, noting, Permission.PROSPECT)
        profile = shown_profile(session, noting, profile_id, locked=True)
        if profile.structure_id == adviser.structure_id:
            raise not_possible("Ce profil est partagé par votre structure : ouvrez son dossier.")
        waiting = _earlier(session, noting, profile, adviser)
        if waiting is not None:
            return Asked(waiting.id, already=True)
        row = ContactRequest(
            id=new_id("cr"),
            profile_id=profile.id,
            to_structure_id=profile.structure_id,
            structure_id=adviser.structure_id,
            adviser_id=adviser.id,
            reason=ask.reason,
            asked_at=noting.now,
            asked_on=noting.today,
            due=noting.today + terms.answer,
            state=RequestState.WAITING,
            **_for_what(session, noting, adviser, ask),
        )
        session.add(row)
        log_view(session, profile.person_id, adviser.id, ViewAction.SHARED_ASKED, noting.now)
    log.info("contact_asked", reason=ask.reason.value)
    return Asked(row.id, already=False)


def cancel_request(store: Store, noting: Noting, request_id: str) -> None:
    """Ask no longer; raises AlreadySettled once it is answered or over."""
    with settled(store, noting) as session:
        adviser = professional_here(session, noting, Permission.PROSPECT)
        asked, _ = request_named(session, noting, request_id, locked=True)
        if asked.structure_id != adviser.structure_id:
            raise NotFound("Demande de contact", request_id)
        if asked.state is not RequestState.WAITING:
            raise AlreadySettled(REQUEST_STATES[asked.state], asked.settled_on or noting.today)
        asked.state, asked.settled_on = RequestState.CANCELLED, noting.today


def _earlier(
    session: Session, noting: Noting, profile: SharedProfile, adviser: Adviser
) -> ContactRequest | None:
    """The structure's request that waits; NotPossible where asking again would be pressing."""
    rows = session.scalars(
        select(ContactRequest)
        .where(
            ContactRequest.profile_id == profile.id,
            ContactRequest.structure_id == adviser.structure_id,
        )
        .order_by(ContactRequest.asked_at, ContactRequest.id)
    ).all()
    for row in rows:
        if row.state is RequestState.ACCEPTED and noting.today <= (row.contact_until or row.due):
            raise not_possible("Le référent a déjà accepté votre demande : ouvrez-la.")
        if row.decline is DeclineReason.DECLINED_BY_YOUNG_PERSON:
            raise not_possible("Le jeune a décliné votre demande : elle ne se renouvelle pas.")
    return next((row for row in rows if row.state is RequestState.WAITING), None)


def _for_what(session: Session, noting: Noting, adviser: Adviser, ask: Ask) -> dict[str, Any]:
    """The offer and employer that the referent will read; raises NotFound, NotPossible."""
    if ask.reason is RequestReason.TRAINING:
        return {}
    if ask.reason is RequestReason.EMPLOYER:
        if not ask.employer_id:
            raise not_possible("Dites pour quelle entreprise vous demandez.", "employeur")
        return {"employer_id": employer_named(session, ask.employer_id).id}
    if not ask.offer_id:
        raise not_possible("Choisissez l'offre pour laquelle vous demandez.", "offre")
    offer = visible_offer(session, ask.offer_id, adviser.structure_id)
    if offer.owner_structure_id != adviser.structure_id:
        raise not_possible("Choisissez une offre que suit votre structure.", "offre")
    closed = why_closed(offer, noting.today)
    if closed is not None:
        raise not_possible(f"{closed} Choisissez une offre ouverte.", "offre")
    return {"offer_id": offer.id, "employer_id": offer.employer_id}
