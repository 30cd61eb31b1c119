"""A pool with a pair in doubt, and what somebody says of it."""

from datetime import UTC, date, datetime

from sqlalchemy import select

from api.services.pool.settled.review import Decision, decide
from api.services.pool.settled.settle_pool import settle_pool
from models.enums import OfferKind, Visibility
from models.tables import Employer, Network, Offer, Structure

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
EMPLOYERS, OFFERS = ("halles", "mayet"), ("bakery", "counter", "elsewhere")


def lay_in(sessions):
    """Two titles of one trade at one employer, and the first title at another one."""
    with sessions.begin() as session:
        session.add(Network(id="ml", kind="mission_locale", name="Missions Locales"))
        session.flush()
        session.add_all(Structure(id=name, network_id="ml", name=name) for name in ("a", "b", "c"))
        session.add_all(Employer(id=name, legal_name=f"ZORBALU {name}") for name in EMPLOYERS)
        session.flush()
        session.add(_offer("bakery", "halles", "Boulanger", "a", diploma_level=3))
        session.add(_offer("counter", "halles", "Tourier", "b"))
        session.add(_offer("elsewhere", "mayet", "Boulanger", "c"))
        settle_pool(session, EMPLOYERS, OFFERS, NOW)


def _offer(name, employer, title, owner, **fields):
    return Offer(
        id=name, kind=OfferKind.APPRENTICESHIP, employer_id=employer, rome="D1102", title=title,
        source="csv", source_name=owner, source_key=name, owner_structure_id=owner,
        published_on=date(2026, 11, 1), **fields,
    )  # fmt: skip


def say_of(sessions, offers, is_one):
    with sessions.begin() as session:
        decide(session, offers, Decision(is_one, "a", None, NOW))


def standing(sessions):
    with sessions() as session:
        return set(session.scalars(select(Offer.id).where(Offer.same_as.is_(None))))


def announce(sessions, *names):
    with sessions.begin() as session:
        for name in names:
            session.get_one(Offer, name).visibility = Visibility.ANNOUNCED
