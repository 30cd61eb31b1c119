"""Which offers stand in the pool, as far as a structure may read them? A page at a time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, and_, false, func, or_, select
from sqlalchemy.orm import Session

from api.services.named.names import offer_words, trade_labels, zone_of
from api.services.named.visible_offers import is_visible
from api.services.pool.listed.asked import LISTED, AskedPool
from api.services.pool.listed.stale import has_no_news_since, is_stale, stale_before
from api.services.pool.offer.life import state_on
from api.services.ranking.frames.offer_rows import is_live
from api.services.ranking.told.offers_named import holds_word
from api.services.viewer import Permission, Viewer
from data.reference.place_names import place_key
from models.codes import looks_like_personal_number
from models.enums import OfferStatus
from models.tables import Employer, Offer

_LONGEST: Final = 120
_ANY_PAGES: Final = 100_000


@dataclass(frozen=True)
class PoolPage:
    """Lines of one page, how many there are in all, and the zones one may ask for."""

    lines: tuple[dict[str, Any], ...]
    found: int
    pages: int
    zones: tuple[str, ...]


def pool_page(session: Session, viewer: Viewer, asked: AskedPool, today: date) -> PoolPage:
    """One page, the latest news first. Raises RightMissing."""
    viewer.must(Permission.READ_PROSPECTION)
    zones = _zones(session)
    chosen = _chosen(viewer, asked, today, zones)
    found = session.scalar(select(func.count()).select_from(chosen.subquery())) or 0
    page = chosen.limit(LISTED).offset((min(asked.page, _ANY_PAGES) - 1) * LISTED)
    lines = _lines(session, viewer, page, today)
    return PoolPage(tuple(lines), found, -(-found // LISTED), tuple(sorted(zones)))


def every_line(
    session: Session, viewer: Viewer, asked: AskedPool, today: date
) -> list[dict[str, Any]]:
    """All that is asked for, without pages: what an export holds."""
    viewer.must(Permission.READ_PROSPECTION)
    return _lines(session, viewer, _chosen(viewer, asked, today, _zones(session)), today)


def _lines(
    session: Session, viewer: Viewer, chosen: Select[Any], today: date
) -> list[dict[str, Any]]:
    ids = session.scalars(chosen).all()
    rows: dict[str, Offer] = {}
    told: dict[str, dict[str, Any]] = {}
    for begin in range(0, len(ids), 500):
        part = ids[begin : begin + 500]
        rows |= {row.id: row for row in session.scalars(select(Offer).where(Offer.id.in_(part)))}
        told |= offer_words(session, part, viewer.structure_id or "")
    return [line_of(rows[key], told[key], today) for key in ids if key in told]


def line_of(offer: Offer, words: Mapping[str, Any], today: date) -> dict[str, Any]:
    """One offer in the words its reader may have, its state and its last news."""
    state = state_on(offer, today)
    news = offer.news_on or offer.published_on
    return {
        "offer_id": offer.id,
        "kind": offer.kind.value,
        "state": state.value,
        "stale": state is OfferStatus.LIVE and is_stale(offer, today),
        "news_on": None if news is None else news.isoformat(),
        "expires_on": None if offer.expires_on is None else offer.expires_on.isoformat(),
        "trade": trade_labels().get(offer.rome, offer.rome),
        **words,
    }


def _chosen(
    viewer: Viewer, asked: AskedPool, today: date, zones: Mapping[str, list[str]]
) -> Select[Any]:
    structure = viewer.structure_id or ""
    own = Offer.owner_structure_id == structure
    wanted = [
        is_visible(structure),
        or_(Offer.status != OfferStatus.DRAFT, own),
        in_state(asked.state, today),
        *_text(asked.text, own),
    ]
    if asked.kind is not None:
        wanted.append(Offer.kind == asked.kind)
    if asked.zone:
        place = func.coalesce(Offer.insee, Employer.insee)
        wanted.append(place.in_(zones.get(asked.zone, [])))
    if asked.own:
        wanted.append(own)
    if asked.stale:
        wanted.append(has_no_news_since(stale_before(today)))
    news = func.coalesce(Offer.news_on, Offer.published_on, date.min)
    chosen = select(Offer.id).join(Employer, Offer.employer_id == Employer.id)
    return chosen.where(*wanted).order_by(news.desc(), Offer.id)


def in_state(state: OfferStatus, today: date) -> ColumnElement[bool]:
    """Offers that stand in the pool in this state on a day (`state_on`, asked of the store)."""
    stands = Offer.same_as.is_(None)
    over = and_(Offer.status == OfferStatus.LIVE, Offer.expires_on < today)
    if state is OfferStatus.LIVE:
        return is_live(today)
    if state is OfferStatus.EXPIRED:
        return and_(stands, or_(Offer.status == state, over))
    if state is OfferStatus.FILLED:
        alive = or_(Offer.expires_on.is_(None), Offer.expires_on >= today)
        none_left = and_(Offer.status == OfferStatus.LIVE, Offer.places <= 0, alive)
        return and_(stands, or_(Offer.status == state, none_left))
    return and_(stands, Offer.status == state)


def _text(text: str, own: ColumnElement[bool]) -> list[ColumnElement[bool]]:
    """Every word in a title or name one may know, or in the trade's label."""
    asked = " ".join(text.split())[:_LONGEST]
    if looks_like_personal_number(asked):
        return [false()]
    return [or_(holds_word(word, own), Offer.rome.in_(_trades(word))) for word in asked.split()]


def _trades(word: str) -> list[str]:
    key = place_key(word)
    if not key:
        return []
    return [rome for rome, label in trade_labels().items() if key in place_key(label)]


def _zones(session: Session) -> dict[str, list[str]]:
    """Communes that have offers, by zone."""
    place = func.coalesce(Offer.insee, Employer.insee)
    found = session.scalars(
        select(place).join(Employer, Offer.employer_id == Employer.id).distinct()
    )
    zones: dict[str, list[str]] = {}
    for insee in found:
        zone = zone_of(insee)
        if zone is not None:
            zones.setdefault(zone, []).append(insee)
    return zones
