"""What does one offer of the pool say: its facts, its sources, its history, what may be done?"""

from dataclasses import asdict
from datetime import date
from typing import Any, Final

from sqlalchemy.orm import Session

from api.services.named.names import offer_words
from api.services.named.visible_offers import visible_offer
from api.services.pool.listed.history import history_of
from api.services.pool.listed.pool_list import line_of
from api.services.pool.listed.sources import rows_told, sources_of
from api.services.pool.offer.life import NEXT, may_keep, state_on
from api.services.viewer import Permission, Viewer
from models.enums import OfferStatus
from models.errors import NotFound
from models.tables import Offer

_TOLD: Final = (
    "description", "duration_months", "duration_days", "monthly_limit", "weekly_hours",
    "day_start", "day_end", "works_night", "works_weekend",
)  # fmt: skip


def offer_sheet(session: Session, viewer: Viewer, offer_id: str, today: date) -> dict[str, Any]:
    """The sheet as its reader may have it. Raises NotFound, RightMissing."""
    viewer.must(Permission.READ_PROSPECTION)
    structure = viewer.structure_id or ""
    offer = visible_offer(session, offer_id, structure)
    keeps = may_keep(viewer, offer)
    state = state_on(offer, today)
    if state is OfferStatus.DRAFT and not keeps:
        raise NotFound("Offre", offer_id)
    line = line_of(offer, offer_words(session, [offer.id], structure)[offer.id], today)
    named = not line["announced"]
    rows = [row.id for row in rows_told(session, offer, structure)]
    return {
        **line,
        "facts": _facts(offer, told=named),
        "employer_id": offer.employer_id if named and not offer.is_delegated else None,
        "visibility": offer.visibility.value,
        "stands_in": offer.same_as if named and offer.same_as in rows else None,
        "sources": sources_of(session, offer_id, structure),
        "history": [asdict(each) for each in history_of(session, rows)],
        "may_keep": keeps,
        "next": [each.value for each in NEXT[state]] if keeps else [],
        # Nobody asks an employer they may not know.
        "may_confirm": named and state is OfferStatus.LIVE and viewer.may(Permission.PROSPECT),
    }


def _facts(offer: Offer, *, told: bool) -> dict[str, Any]:
    return {name: getattr(offer, name) if told else None for name in _TOLD}
