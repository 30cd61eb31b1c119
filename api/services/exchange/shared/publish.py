"""How is a profile shared with the other networks, renewed, and taken back?"""

from dataclasses import dataclass
from datetime import date

import structlog
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.services.exchange.card.agreement import Agreement, check_agreement
from api.services.exchange.card.contacts import channels_of
from api.services.exchange.card.draw_card import draw_card
from api.services.exchange.doors import professional_here, settled
from api.services.exchange.standing import end_profile, has_contract, shown_of
from api.services.exchange.terms import ExchangeTerms
from api.services.log_view import ViewAction, log_view
from api.services.not_possible import not_possible
from api.services.noting import Noting, new_id
from api.services.open_store import Store
from api.services.person_header import identity_of
from api.services.persons import person_for
from api.services.viewer import Permission
from models.enums import ContactAgreed, ContractSought, ProfileEnd
from models.store.sealing import Sealer
from models.tables import SharedProfile, YoungPerson

log = structlog.get_logger()


@dataclass(frozen=True)
class Publication:
    """What is to be shared, and on whose agreement. `trades`: among the wishes; empty: all."""

    contract: ContractSought
    contact_agreed: ContactAgreed
    agreement: Agreement
    trades: tuple[str, ...] = ()


@dataclass(frozen=True)
class Published:
    """The profile now shown, its last day, and whether it was already shown."""

    profile_id: str
    until: date
    renewed: bool


def publish_profile(store: Store, noting: Noting, person_id: str, wanted: Publication) -> Published:
    """Show a profile without identity; one already shown is drawn anew on the new agreement.

    Raises NotFound, NotAllowed, RightMissing, NotPossible; then nothing is shown or changed.
    """
    with settled(store, noting) as session:
        person = _opened(session, noting, person_id, ViewAction.PUBLISH)
        shared = share(session, store.sealer, noting, person, wanted)
    log.info("profile_shared", renewed=shared.renewed)
    return shared


def withdraw_profile(
    store: Store, noting: Noting, person_id: str, agreement_withdrawn: bool = True
) -> None:
    """Show it no more, at once; with the agreement gone, contacts passed on are taken back."""
    end = ProfileEnd.AGREEMENT_WITHDRAWN if agreement_withdrawn else ProfileEnd.TAKEN_DOWN
    with settled(store, noting) as session:
        person = _opened(session, noting, person_id, ViewAction.UNPUBLISH)
        profile = shown_of(session, person.id)
        if profile is None:
            raise not_possible("Ce profil n'est pas partagé, ou ne l'est plus.")
        session.refresh(profile, with_for_update=True)
        end_profile(session, profile, end, noting.today)
    log.info("profile_taken_down", end=end.value)


def share(
    session: Session, sealer: Sealer, noting: Noting, person: YoungPerson, wanted: Publication
) -> Published:
    """The same for a file already opened and held; raises NotPossible."""
    terms = ExchangeTerms.on(noting.today)
    author = professional_here(session, noting, Permission.WRITE_FILES)
    _check(session, sealer, person, wanted, terms.today)
    card = draw_card(session, person, terms, wanted.contract, wanted.trades)
    profile = shown_of(session, person.id)
    renewed = profile is not None
    if profile is None:
        profile = SharedProfile(
            id=new_id("sp"), person_id=person.id, published_on=noting.today, trades=""
        )
        session.add(profile)
    given = wanted.agreement
    told = {
        "structure_id": person.structure_id,
        "adviser_id": author.id,
        "until": noting.today + terms.shown,
        "contact_agreed": wanted.contact_agreed,
        "agreed_on": given.agreed_on,
        "agreed_how": given.agreed_how,
        "informed_on": given.informed_on,
        "informed_how": given.informed_how,
        **card.columns(),
    }
    for name, value in told.items():
        setattr(profile, name, value)
    session.flush()
    return Published(profile.id, profile.until, renewed)


def _opened(session: Session, noting: Noting, person_id: str, action: ViewAction) -> YoungPerson:
    person = person_for(session, noting.viewer, person_id, Permission.WRITE_FILES)
    session.refresh(person, with_for_update=True)
    log_view(session, person.id, noting.viewer.id, action, noting.now)
    return person


def why_not_shared(session: Session, person: YoungPerson, today: date) -> str | None:
    """Why this file's profile is not to be shared on a day, in French; None when it may be."""
    if person.closed_on is not None and person.closed_on <= today:
        return "Ce dossier est clos : rouvrez-le avant de partager le profil."
    signed = select(YoungPerson.id).where(YoungPerson.id == person.id, has_contract(today))
    if session.scalar(signed) is not None:
        return "Un contrat court ou est signé : le profil ne se partage pas."
    return None


def _check(
    session: Session, sealer: Sealer, person: YoungPerson, wanted: Publication, today: date
) -> None:
    why_not = why_not_shared(session, person, today)
    if why_not is not None:
        raise not_possible(why_not)
    check_agreement(person, wanted.agreement, today)
    identity = identity_of(session, sealer, person.id)
    known = {"phone": identity and identity.phone, "email": identity and identity.email}
    for channel, words in (("phone", "téléphone"), ("email", "courriel")):
        if channel in channels_of(wanted.contact_agreed) and not known[channel]:
            raise not_possible(f"Aucun {words} dans le dossier : notez-le d'abord.", "contact")
