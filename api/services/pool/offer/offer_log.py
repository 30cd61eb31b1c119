"""How is it kept what happened to an offer: who, for which structure, when?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import update
from sqlalchemy.orm import Session

from api.services.noting import Noting
from api.services.rows.merging import insert_rows
from api.services.rows.stored import in_parts
from api.words.dates import in_france
from models.enums import OfferEvent
from models.tables import Offer, OfferChange

_NO_NEWS: Final = frozenset({"id", "imported_at", "filled_from"})
_LONGEST: Final = 400


def note_change(
    session: Session, noting: Noting, offer: Offer, event: OfferEvent, **told: str | None
) -> None:
    """Add a line to the offer's history; it has been heard of today.

    `told`: `fields` (comma-joined), `before` and `after`, `placement_id`.
    """
    given = {name: value for name, value in told.items() if value is not None}
    session.add(
        OfferChange(
            offer_id=offer.id,
            event=event,
            happened_at=noting.now,
            structure_id=noting.viewer.structure_id,
            adviser_id=noting.viewer.id,
            **given,
        )
    )
    offer.news_on = noting.today


@dataclass(frozen=True)
class ImportedBy:
    """Which list was imported, for which structure, at which moment."""

    source_name: str
    structure_id: str | None
    now: datetime


def note_imported(
    session: Session, by: ImportedBy, new: Iterable[str], changed: Iterable[Mapping[str, Any]]
) -> None:
    """History lines of offers that an import brought, and of those it changed (id and columns)."""
    said = {
        "happened_at": by.now,
        "structure_id": by.structure_id,
        "source_name": by.source_name,
    }
    lines = [{"offer_id": name, "event": OfferEvent.IMPORTED, **said} for name in new]
    for row in changed:
        told = fields_told(row.keys() - _NO_NEWS)
        line = {"offer_id": row["id"], "event": OfferEvent.CHANGED, "fields": told, **said}
        lines.append(line)
    insert_rows(session, OfferChange, lines)


def note_seen(session: Session, offers: Sequence[str], by: ImportedBy) -> None:
    """These offers stand in their list again: that is news of them, and no change."""
    day = in_france(by.now).date()
    for part in in_parts(offers):
        seen = update(Offer).where(Offer.id.in_(part))
        session.execute(seen.values(news_on=day, updated_at=Offer.updated_at))


def fields_told(names: Iterable[str]) -> str:
    """Names of columns as a history line holds them."""
    return ",".join(sorted(names))[:_LONGEST]
