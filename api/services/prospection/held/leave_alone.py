"""A firm asked to be left alone: how is it noted for all, contested, and lifted?"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from api.services.not_possible import not_possible
from api.services.noting import Noting, new_id
from api.services.open_store import Store
from api.services.prospection.held.holding import employer_named
from api.services.prospection.prospecting import prospector
from api.services.prospection.terms import ProspectionTerms
from api.words.families import family_of
from models.enums import ContestReason, LeaveScope, Role
from models.errors import NotFound, RightMissing
from models.tables import Adviser, LeaveAlone


@dataclass(frozen=True)
class Wish:
    """What a firm asked: of what it wants to be spared, for which trade, until when."""

    employer_id: str
    scope: LeaveScope = LeaveScope.EVERYTHING
    trade: str | None = None
    until: date | None = None


def note_wish(store: Store, noting: Noting, wish: Wish) -> str:
    """Note that a firm wants to be left alone: it binds every network. Gives its id."""
    terms = ProspectionTerms.on(noting.today)
    family = family_of(wish.trade) if wish.trade else None
    if (wish.scope is LeaveScope.TRADE_FAMILY) != (family is not None):
        raise not_possible(
            "Donnez la famille de métiers concernée, et seulement dans ce cas.", "famille"
        )
    until = wish.until or terms.today + terms.leave_alone
    if until < terms.today:
        raise not_possible("La demande doit valoir au moins jusqu'à aujourd'hui.", "jusqu-au")
    with store.sessions.begin() as session:
        adviser = prospector(session, noting)
        employer = employer_named(session, wish.employer_id, locked=True)
        row = LeaveAlone(
            id=new_id("la"),
            employer_id=employer.id,
            structure_id=adviser.structure_id,
            adviser_id=adviser.id,
            asked_on=terms.today,
            scope=wish.scope,
            family=family,
            until=until,
        )
        session.add(row)
    return row.id


def contest_wish(store: Store, noting: Noting, wish_id: str, reason: ContestReason) -> None:
    """Say why it may be a mistake; the wish holds until its author or a coordinator lifts it."""
    with store.sessions.begin() as session:
        adviser = prospector(session, noting)
        wish = _standing(session, wish_id, noting.today)
        wish.contested_on = noting.today
        wish.contested_by = adviser.structure_id
        wish.contest_reason = reason


def lift_wish(store: Store, noting: Noting, wish_id: str) -> None:
    """End a wish: for the structure that noted it, or a coordinator once it is contested."""
    with store.sessions.begin() as session:
        author = session.get(Adviser, noting.viewer.id)
        wish = _standing(session, wish_id, noting.today)
        own = author is not None and author.structure_id == wish.structure_id
        arbiter = noting.viewer.role is Role.COORDINATOR and wish.contested_on is not None
        if author is None or not (own or arbiter):
            raise RightMissing
        wish.lifted_on, wish.lifted_by = noting.today, author.id


def _standing(session: Session, wish_id: str, today: date) -> LeaveAlone:
    wish = session.get(LeaveAlone, wish_id, with_for_update=True)
    if wish is None:
        raise NotFound("Demande", wish_id)
    if wish.lifted_on is not None or wish.until < today:
        raise not_possible("Cette demande ne vaut plus : il n'y a rien à contester.")
    return wish
