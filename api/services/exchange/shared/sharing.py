"""What is shared of one person, what would be, and who asked? For the page of their file."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.services.exchange.card.contacts import channels_of
from api.services.exchange.card.draw_card import draw_card
from api.services.exchange.card.fields import SharedCard, card_of
from api.services.exchange.doors import settled
from api.services.exchange.requests.lines import RequestLine, Side, request_line
from api.services.exchange.shared.own import OwnProfile, own_profile
from api.services.exchange.shared.publish import why_not_shared
from api.services.exchange.standing import shown_of
from api.services.exchange.terms import ExchangeTerms
from api.services.log_view import ViewAction, log_view
from api.services.named.names import trade_labels
from api.services.not_possible import NotPossible
from api.services.noting import Noting
from api.services.open_store import Store
from api.services.person_header import PersonHeader, identity_of, person_header
from api.services.persons import person_for
from api.services.viewer import Permission
from models.enums import ContactAgreed, ContractSought
from models.store.sealing import Sealer
from models.tables import ContactRequest, SharedProfile, YoungPerson


@dataclass(frozen=True)
class Sharing:
    """`drawn`: the card as it would be shown now, None where `why_not` says why none can be.

    `differs`: others read a card that the file would no longer give. `contacts`: those that the
    file holds. `requests`: of all the person's profiles, the latest first.
    """

    header: PersonHeader
    profile: OwnProfile | None
    drawn: dict[str, Any] | None
    why_not: str | None
    differs: bool
    wishes: tuple[tuple[str, str], ...]
    contacts: tuple[ContactAgreed, ...]
    would_end: date
    requests: tuple[RequestLine, ...]
    may_change: bool


def sharing_of(store: Store, noting: Noting, person_id: str) -> Sharing:
    """The person's page on sharing; the view is logged. Raises NotFound, NotAllowed."""
    terms = ExchangeTerms.on(noting.today)
    with settled(store, noting) as session:
        person = person_for(session, noting.viewer, person_id)
        log_view(session, person.id, noting.viewer.id, ViewAction.READ, noting.now)
        header = person_header(session, store.sealer, noting.viewer, person, noting.today)
        profile = shown_of(session, person.id)
        drawn, why_not = _drawn(session, person, terms, profile)
        shown = card_of(profile) if profile else None
        return Sharing(
            header=header,
            profile=own_profile(session, profile, header.name) if profile else None,
            drawn=drawn.document() if drawn else None,
            why_not=why_not,
            differs=shown is not None and drawn is not None and shown != drawn,
            wishes=tuple((w.rome, trade_labels().get(w.rome, w.rome)) for w in person.wishes),
            contacts=_contacts(session, store.sealer, person),
            would_end=noting.today + terms.shown,
            requests=_requests(session, person),
            may_change=noting.viewer.may(Permission.WRITE_FILES),
        )


def _drawn(
    session: Session, person: YoungPerson, terms: ExchangeTerms, profile: SharedProfile | None
) -> tuple[SharedCard | None, str | None]:
    """The card of today: of what is shown if anything is, else of all wishes."""
    why_not = why_not_shared(session, person, terms.today)
    if why_not is not None:
        return None, why_not
    kept = {wish.rome for wish in person.wishes}
    trades = kept.intersection(profile.trades.split(",")) if profile else set()
    contract = profile.contract if profile else ContractSought.EITHER
    try:
        return draw_card(session, person, terms, contract, trades), None
    except NotPossible as refusal:
        return None, str(refusal)


def _contacts(session: Session, sealer: Sealer, person: YoungPerson) -> tuple[ContactAgreed, ...]:
    identity = identity_of(session, sealer, person.id)
    stored = {"phone": identity and identity.phone, "email": identity and identity.email}
    known = {channel for channel, value in stored.items() if value}
    return tuple(each for each in ContactAgreed if channels_of(each) <= known)


def _requests(session: Session, person: YoungPerson) -> tuple[RequestLine, ...]:
    rows = session.execute(
        select(ContactRequest, SharedProfile)
        .join(SharedProfile, SharedProfile.id == ContactRequest.profile_id)
        .where(SharedProfile.person_id == person.id)
        .order_by(ContactRequest.asked_at.desc(), ContactRequest.id)
    )
    return tuple(request_line(session, asked, profile, Side.IN, {}) for asked, profile in rows)
