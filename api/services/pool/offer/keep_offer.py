"""How is an offer entered by hand, and changed by those who keep it?"""

from collections.abc import Mapping
from typing import Any

import structlog
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.entry import Entry, EntryRefused
from api.services.named.employer_entered import employer_entered
from api.services.named.employers import NewEmployer, employer_for
from api.services.not_possible import not_possible
from api.services.noting import TOLD_TWICE, Noting, new_id
from api.services.open_store import Store
from api.services.pool.offer.life import kept_offer
from api.services.pool.offer.offer_entered import read_facts, read_kind, read_state
from api.services.pool.offer.offer_log import fields_told, note_change
from api.services.pool.settled.settle_pool import settle_pool
from api.services.rows.edited_fields import note_edited
from api.services.trades.entered import trade_entered
from api.services.viewer import Permission
from models.enums import OfferEvent
from models.store.pool_version import bump_pool_version
from models.tables import Offer

log = structlog.get_logger()


def enter_offer(store: Store, noting: Noting, texts: Mapping[str, str]) -> str:
    """Put a new offer of one's structure into the pool; gives its id.

    Announced unless the form says otherwise. Raises EntryRefused, RightMissing, NotPossible.
    """
    noting.viewer.must(Permission.PROSPECT)
    structure = noting.viewer.structure_id
    if structure is None:
        raise not_possible("Une offre se saisit au nom d'une structure : connectez-vous.")
    entry = Entry(texts, noting.today)
    with store.sessions.begin() as session:
        kind, employer = read_kind(entry), employer_entered(session, entry)
        rome, facts = trade_entered(entry), read_facts(entry)
        entry.check()
        if kind is None or employer is None or rome is None:
            raise EntryRefused({})
        if isinstance(employer, NewEmployer):
            employer = employer_for(session, employer).id
        told = facts | {
            "kind": kind,
            "employer_id": employer,
            "rome": rome,
            "status": read_state(entry),
            "owner_structure_id": structure,
            "source_name": structure,
            "published_on": noting.today,
        }
        if (known := _just_entered(session, told, noting)) is not None:
            return known
        offer = Offer(id=new_id("o"), updated_at=noting.now, **told)
        session.add(offer)
        session.flush()
        note_change(session, noting, offer, OfferEvent.ENTERED)
        offer_id = offer.id
        settle_pool(session, (employer,), (offer_id,), noting.now)
        bump_pool_version(session)
    log.info("offer entered", kind=kind.value)
    return offer_id


def _just_entered(session: Session, told: Mapping[str, Any], noting: Noting) -> str | None:
    same = select(Offer.id).filter_by(**told)
    return session.scalars(same.where(Offer.updated_at > noting.now - TOLD_TWICE)).first()


def edit_offer(store: Store, noting: Noting, offer_id: str, texts: Mapping[str, str]) -> None:
    """Change what the form tells otherwise; an import will leave it so.

    Raises EntryRefused, NotFound, RightMissing, NotPossible.
    """
    entry = Entry(texts, noting.today)
    with store.sessions.begin() as session:
        offer = kept_offer(session, noting, offer_id)
        if texts.get("expire", "") == (offer.expires_on.isoformat() if offer.expires_on else ""):
            # A day that is over may stand as it is.
            entry.texts["expire"] = ""
        facts = read_facts(entry)
        entry.check()
        if not entry.texts.get("expire") and texts.get("expire"):
            facts["expires_on"] = offer.expires_on
        changed = {name for name, value in facts.items() if getattr(offer, name) != value}
        if not changed:
            return
        for name in changed:
            setattr(offer, name, facts[name])
        taken = {name: by for name, by in (offer.filled_from or {}).items() if name not in changed}
        offer.filled_from = taken or None
        note_edited(offer, changed)
        note_change(session, noting, offer, OfferEvent.CHANGED, fields=fields_told(changed))
        settle_pool(session, (), (offer_id,), noting.now)
        bump_pool_version(session)
