"""Which profiles do other structures share? By trade and zone, as cards without identity."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, func, or_, select, true
from sqlalchemy.orm import Session

from api.services.exchange.card.fields import card_of
from api.services.exchange.card.places import is_zone, places_touching, zones_of
from api.services.exchange.doors import log_seen, professional_here, settled, shown_profile
from api.services.exchange.standing import is_shown
from api.services.log_view import ViewAction, log_view
from api.services.named.names import trade_labels
from api.services.not_possible import not_possible
from api.services.noting import Noting
from api.services.open_store import Store
from api.services.viewer import Permission
from api.words.families import FAMILY_LENGTH, family_labels, family_of
from models.enums import ContractSought, NetworkKind, RequestState
from models.tables import ContactRequest, SharedProfile, Structure

PAGE_SIZE: Final = 20


@dataclass(frozen=True)
class AskedProfiles:
    """`trade`: a ROME code or its domain ("D1102", "D11"); `zone`: one of the page's own."""

    trade: str | None = None
    zone: str | None = None
    contract: ContractSought | None = None
    page: int = 1

    @property
    def narrows(self) -> bool:
        """Whether anything is asked for."""
        return (self.trade, self.zone, self.contract) != (None, None, None)


@dataclass(frozen=True)
class ProfileLine:
    """A profile as another structure reads it, and where its own request stands."""

    profile_id: str
    structure: str
    network: NetworkKind
    card: dict[str, Any]
    published_on: date
    until: date
    request_id: str | None
    request_state: RequestState | None


@dataclass(frozen=True)
class ProfilesPage:
    """One page; `families` and `zones`: what can be asked, codes with words."""

    lines: tuple[ProfileLine, ...]
    found: int
    pages: int
    families: tuple[tuple[str, str], ...]
    zones: tuple[tuple[str, str], ...]


def shared_profiles(store: Store, noting: Noting, asked: AskedProfiles) -> ProfilesPage:
    """Profiles of other structures, the latest first; each reader is noted once a day.

    Raises RightMissing, NotPossible, InvalidCode.
    """
    with settled(store, noting) as session:
        reader = professional_here(session, noting, Permission.READ_PROSPECTION).structure_id
        others = _others(noting.today, reader)
        wanted = others & _narrowed(asked)
        found = session.scalar(select(func.count(SharedProfile.id)).where(wanted)) or 0
        rows = session.execute(
            select(SharedProfile, Structure)
            .join(Structure, Structure.id == SharedProfile.structure_id)
            .where(wanted)
            .order_by(SharedProfile.published_on.desc(), SharedProfile.id)
            .offset((asked.page - 1) * PAGE_SIZE)
            .limit(PAGE_SIZE)
        ).all()
        log_seen(session, noting, (profile.person_id for profile, _ in rows))
        own = _own_requests(session, reader, [profile.id for profile, _ in rows])
        families, zones = _choices(session, others)
        return ProfilesPage(
            tuple(_line(profile, who, own.get(profile.id)) for profile, who in rows),
            found,
            -(-found // PAGE_SIZE),
            families,
            zones,
        )


def shared_profile(store: Store, noting: Noting, profile_id: str) -> ProfileLine:
    """One profile of another structure; the view is logged. Raises NotFound, NotPossible."""
    with settled(store, noting) as session:
        reader = professional_here(session, noting, Permission.READ_PROSPECTION).structure_id
        profile = shown_profile(session, noting, profile_id)
        if profile.structure_id == reader:
            raise not_possible("Ce profil est partagé par votre structure : ouvrez son dossier.")
        log_view(session, profile.person_id, noting.viewer.id, ViewAction.SHARED_SEEN, noting.now)
        own = _own_requests(session, reader, [profile.id])
        who = session.get_one(Structure, profile.structure_id)
        return _line(profile, who, own.get(profile.id))


def _others(today: date, reader: str) -> ColumnElement[bool]:
    return and_(is_shown(today), SharedProfile.structure_id != reader)


def _narrowed(asked: AskedProfiles) -> ColumnElement[bool]:
    conditions: list[ColumnElement[bool]] = [true()]
    if asked.trade:
        conditions.append(("," + SharedProfile.trades).like(f"%,{_trade(asked.trade)}%"))
    if asked.zone and is_zone(asked.zone):
        places = places_touching(asked.zone)
        conditions.append(
            or_(SharedProfile.place.in_(places - {None}), SharedProfile.place.is_(None))
        )
    if asked.contract is not None:
        either = (asked.contract, ContractSought.EITHER)
        conditions.append(SharedProfile.contract.in_(either))
    return and_(*conditions)


def _trade(code: str) -> str:
    """A domain or a trade of the list: nothing else reaches the pattern."""
    family, known = family_of(code), code.strip().upper()
    return known if known in trade_labels() else family


def _own_requests(
    session: Session, reader: str, profile_ids: list[str]
) -> dict[str, ContactRequest]:
    """The reader's latest request on each profile."""
    rows = session.scalars(
        select(ContactRequest)
        .where(ContactRequest.profile_id.in_(profile_ids), ContactRequest.structure_id == reader)
        .order_by(ContactRequest.asked_at, ContactRequest.id)
    )
    return {row.profile_id or "": row for row in rows}


def _choices(
    session: Session, others: ColumnElement[bool]
) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    rows = session.execute(select(SharedProfile.trades, SharedProfile.place).where(others)).all()
    families = {rome[:FAMILY_LENGTH] for row in rows for rome in row.trades.split(",")}
    labels = family_labels()
    named = sorted((labels.get(family, family), family) for family in families)
    return (
        tuple((family, words) for words, family in named),
        tuple(zones_of({row.place for row in rows})),
    )


def _line(profile: SharedProfile, who: Structure, own: ContactRequest | None) -> ProfileLine:
    return ProfileLine(
        profile_id=profile.id,
        structure=who.name,
        network=who.network.kind,
        card=card_of(profile).document(),
        published_on=profile.published_on,
        until=profile.until,
        request_id=own.id if own else None,
        request_state=own.state if own else None,
    )
