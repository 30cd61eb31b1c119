"""What happened to an offer, newest first: who, for which structure, when, in words?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from api.words.one_pool import DECIDED, change_told, field_names
from models.tables import Adviser, OfferChange, SameOfferPair, Structure


@dataclass(frozen=True)
class HistoryLine:
    """One thing that happened: when, what, by whom; `of` is the source's list, "" by hand."""

    at: datetime
    what: str
    structure: str | None
    adviser: str | None
    of: str = ""


def history_of(session: Session, rows: Sequence[str]) -> list[HistoryLine]:
    """Changes of these rows of one offer, and what was decided about them."""
    lines = [*_changes(session, rows), *_decisions(session, rows)]
    return sorted(lines, key=lambda line: line.at, reverse=True)


def _changes(session: Session, rows: Sequence[str]) -> list[HistoryLine]:
    asked = (
        select(OfferChange, Structure.name, Adviser.display_name)
        .outerjoin(Structure, OfferChange.structure_id == Structure.id)
        .outerjoin(Adviser, OfferChange.adviser_id == Adviser.id)
        .where(OfferChange.offer_id.in_(rows))
        .order_by(OfferChange.id.desc())
    )
    return [
        HistoryLine(
            change.happened_at,
            change_told(change.event.value, change.before, change.after)
            + field_names(change.fields),
            structure,
            adviser,
            change.source_name,
        )
        for change, structure, adviser in session.execute(asked)
    ]


def _decisions(session: Session, rows: Sequence[str]) -> list[HistoryLine]:
    decided = SameOfferPair.decided_at.is_not(None)
    asked = (
        select(SameOfferPair, Structure.name, Adviser.display_name)
        .outerjoin(Structure, SameOfferPair.structure_id == Structure.id)
        .outerjoin(Adviser, SameOfferPair.adviser_id == Adviser.id)
        .where(decided, or_(SameOfferPair.first_id.in_(rows), SameOfferPair.second_id.in_(rows)))
    )
    return [
        HistoryLine(pair.decided_at, f"comparée à une autre : {DECIDED[pair.is_one]}", *by)
        for pair, *by in session.execute(asked)
        if pair.decided_at is not None
    ]
