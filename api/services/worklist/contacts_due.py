"""By when are contacts that other structures ask for to be answered?"""

from collections import defaultdict
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.enums import RequestState
from models.tables import ContactRequest, SharedProfile


def contacts_due(session: Session, ids: Any, today: date) -> dict[str, list[date]]:
    """Last days of the requests that wait, by person; `ids` may be a query."""
    rows = session.execute(
        select(SharedProfile.person_id, ContactRequest.due)
        .join(SharedProfile, SharedProfile.id == ContactRequest.profile_id)
        .where(
            SharedProfile.person_id.in_(ids),
            SharedProfile.ended_on.is_(None),
            ContactRequest.state == RequestState.WAITING,
            ContactRequest.due >= today,
        )
    )
    found: dict[str, list[date]] = defaultdict(list)
    for person_id, due in rows:
        found[person_id].append(due)
    return found
