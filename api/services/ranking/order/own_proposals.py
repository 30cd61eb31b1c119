"""Which offers already wait for an answer for somebody? They are no competition to themselves."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

import pandas as pd
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.services.ranking.frames.offer_rows import is_waiting
from models.frames import WAITING
from models.tables import Offer, Proposal


def own_pending(session: Session, ids: Collection[str], today: date) -> dict[str, list[str]]:
    """Offers of these people's waiting proposals on a day, one a proposal, by person id.

    Somebody with none has an empty list.
    """
    found: dict[str, list[str]] = defaultdict(list)
    standing = func.coalesce(Offer.same_as, Offer.id)
    asked = select(Proposal.person_id, standing).join(Offer, Proposal.offer_id == Offer.id)
    rows = session.execute(asked.where(Proposal.person_id.in_(ids), is_waiting(today)))
    for person_id, offer_id in rows:
        found[person_id].append(offer_id)
    return found


def waiting_frame(session: Session, ids: Collection[str], today: date) -> pd.DataFrame:
    """The same as a frame, for whom many are ranked at once: `models.frames.WAITING`."""
    waiting = own_pending(session, ids, today)
    return WAITING.build((person, offer) for person in waiting for offer in waiting[person])
