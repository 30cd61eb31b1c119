"""Which rows of the pool are read again after a change? In proportion to it, not to the pool.

The session that writes notes the ids (`models.store.pool_changes`); here they become all the rows
that those reach: offers kept under another, offers of an employer, counts of an employer's past.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.services.history_cells import Cells
from api.services.history_counts import history
from api.services.ranking.frames.offer_rows import live_offers
from api.services.ranking.frames.pool_frames import employers_frame, history_frame
from matcher.pool import Pool
from matcher.refresh import PoolEdit
from models.rules import RuleBook
from models.store.pool_touched import Touched
from models.tables import Offer

# Past a twentieth of the offers everything is read anew, but never for a few, and always for many:
# more ids than a statement may hold.
LARGEST_SHARE: Final = 0.05
FEW: Final = 100
MANY: Final = 5000


@dataclass(frozen=True)
class Past:
    """What a pool was read from beside its columns.

    `cells`: counts of what became of earlier proposals. `same_as`: the offer that stands for each
    that does not stand itself.
    """

    cells: Cells
    same_as: dict[str, str]


def past_of(session: Session, today: date) -> Past:
    """The same of the whole store."""
    kept = select(Offer.id, Offer.same_as).where(Offer.same_as.is_not(None))
    return Past(history(session, today), {own: str(other) for own, other in session.execute(kept)})


@dataclass(frozen=True)
class Reread:
    """What is laid into the pool, and what it was read from, now."""

    edit: PoolEdit
    past: Past


def read_again(
    session: Session, asked: tuple[RuleBook, date], pool: Pool, past: Past, touched: Touched
) -> Reread | None:
    """The rows that the touched ones reach; None where these are too many to be laid in."""
    rules, today = asked
    firms = touched.employers | touched.records
    most = min(MANY, max(FEW, int(LARGEST_SHARE * len(pool.offers))))
    if len(firms) + len(touched.offers) > most:
        return None
    offers, same_as = _reached(session, touched.offers, firms, past.same_as)
    if len(offers) > most:
        return None
    fresh = live_offers(session, rules, today, Offer.id.in_(offers))
    firms |= _employers_of(session, pool, offers)
    cells = _recounted(session, today, past.cells, firms)
    edit = PoolEdit(
        frozenset(offers),
        fresh,
        frozenset(firms),
        employers_frame(session, today, firms),
        history_frame(cells) if cells != past.cells else None,
    )
    return Reread(edit, Past(cells, same_as))


def _reached(
    session: Session, offers: Collection[str], firms: Collection[str], known: dict[str, str]
) -> tuple[set[str], dict[str, str]]:
    """These offers, those of these employers, and those that stood or stand for them."""
    of_firms = session.scalars(select(Offer.id).where(Offer.employer_id.in_(firms)))
    reached = {*offers, *of_firms}
    asked = select(Offer.id, Offer.same_as).where(Offer.id.in_(reached))
    now = {own: other for own, other in session.execute(asked) if other is not None}
    before = {own: known[own] for own in reached & known.keys()}
    same_as = {own: other for own, other in known.items() if own not in before} | now
    return reached | set(before.values()) | set(now.values()), same_as


def _employers_of(session: Session, pool: Pool, offers: Collection[str]) -> set[str]:
    """Employers of these offers, as the pool has them and as the store does."""
    stored = set(session.scalars(select(Offer.employer_id).where(Offer.id.in_(offers))))
    rows = (pool.row_of(offer_id) for offer_id in offers)
    return stored | {str(pool.offers.employer_id[row]) for row in rows if row is not None}


def _recounted(session: Session, today: date, cells: Cells, firms: Collection[str]) -> Cells:
    kept = {cell: counts for cell, counts in cells.items() if cell.employer_id not in firms}
    return kept | history(session, today, firms)
