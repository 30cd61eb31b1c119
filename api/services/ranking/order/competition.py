"""How many other young people wait for an answer on the same place?"""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from api.services.ranking.frames.offer_rows import waiting_proposals
from api.services.ranking.order.own_proposals import own_pending


def others_waiting(session: Session, person_id: str, today: date) -> Counter[str]:
    """Waiting proposals of everybody else, by offer: counted, never named."""
    everybody = Counter(waiting_proposals(session, today))
    everybody.subtract(own_pending(session, [person_id], today)[person_id])
    return everybody


def with_waiting(offers: Iterable[dict[str, Any]], waiting: Counter[str]) -> list[dict[str, Any]]:
    """These offers, each told with how many others wait on it."""
    return [{**offer, "others_waiting": waiting[offer["offer_id"]]} for offer in offers]
