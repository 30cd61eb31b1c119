"""What is noted of the fictitious bakery, and what somebody reads of it?"""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from api.services.noting import Noting
from api.services.open_store import Store
from api.services.prospection.calls.contacts import Contact
from api.services.prospection.told.timeline import timeline
from models.enums import ContactAnswer, ContactChannel, PersonMet
from models.tables import Claim

BAKING = "D1102"


def contact(**more: Any) -> Contact:
    """A call to its owner, who takes care of it."""
    call = {
        "employer_id": "bakery",
        "channel": ContactChannel.PHONE,
        "answer": ContactAnswer.TAKING_CARE,
        "person_met": PersonMet.OWNER,
        "trade": BAKING,
    }
    return Contact(**(call | more))


def seen(store: Store, noting: Noting) -> Any:
    """Its timeline, as this viewer reads it."""
    with store.reading() as session:
        return timeline(session, noting.viewer, "bakery", noting.today)


def day_after(number: int) -> date:
    """So many days after the territory's own."""
    return date(2026, 11, 25) + timedelta(days=number)


def claims(store: Store) -> list[Claim]:
    """Every claim, the oldest first."""
    with store.reading() as session:
        return list(session.scalars(select(Claim).order_by(Claim.claimed_on, Claim.id)))


def ends(store: Store) -> dict[str, date]:
    """The last claim's end, by structure."""
    return {claim.structure_id: claim.end for claim in claims(store)}
