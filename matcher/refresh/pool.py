"""Which pool comes of a few rows read anew? The very one that all rows would give."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from matcher.columns import OfferColumns
from matcher.columns.given import check_trades
from matcher.pistes.employers import EmployerColumns
from matcher.pool import Pool
from matcher.pool.pool import rows_of_trade
from matcher.priors import RecordBook
from matcher.refresh.splice import Splice, by_id
from models.enums import OfferKind
from models.frames import EMPLOYERS, HIRES, HISTORY, OFFERS
from models.protocols import Places


@dataclass(frozen=True)
class PoolEdit:
    """What was read anew: offers and employers asked for by id, and those found of them.

    What was asked for and not found is no longer in the pool. `history`: None where it stayed.
    """

    offer_ids: frozenset[str]
    offers: pd.DataFrame
    employer_ids: frozenset[str]
    employers: pd.DataFrame
    history: pd.DataFrame | None = None


@dataclass(frozen=True)
class Edited:
    """A pool, the one it came of, and how its offers were spliced."""

    before: Pool
    pool: Pool
    rows: Splice


def edited_pool(pool: Pool, edit: PoolEdit, prior_settings: Mapping[str, Any]) -> Edited:
    """The pool with these rows in place of what they were. Raises `FrameError` as a build does."""
    offers = OFFERS.conform(edit.offers)
    for column in ("rome", "other_romes"):
        check_trades("offers", column, offers, pool.trade_labels)
    fresh = OfferColumns.from_frame(offers.sort_values("offer_id", kind="stable"))
    rows = by_id(pool.offers.offer_id, edit.offer_ids, fresh.offer_id)
    columns = OfferColumns(**_spliced(rows, pool.offers, fresh, [f.name for f in fields(fresh)]))
    return Edited(
        pool,
        replace(
            pool,
            offers=columns,
            rows_of_trade=_rows_of_trade(pool, columns, fresh, rows),
            employers=_employers(pool.employers, edit),
            records=_records(pool.records, edit.history, prior_settings),
        ),
        rows,
    )


def _spliced(rows: Splice, old: object, new: object, names: list[str]) -> dict[str, Any]:
    return {name: rows.column(getattr(old, name), getattr(new, name)) for name in names}


def _rows_of_trade(
    pool: Pool, columns: OfferColumns, fresh: OfferColumns, rows: Splice
) -> dict[str, NDArray[np.int64]]:
    """As `pool.rows_of_trade`: rows that stay, by their new numbers, and the new ones."""
    old = pool.offers
    if columns.rome is old.rome and columns.other_romes is old.other_romes and rows.is_in_place:
        return pool.rows_of_trade
    found = {code: rows.now[own] for code, own in pool.rows_of_trade.items()}
    found = {code: own[own >= 0] for code, own in found.items()}
    for code, own in rows_of_trade(fresh).items():
        stay = found.get(code, np.zeros(0, dtype=np.int64))
        found[code] = np.sort(np.concatenate([stay, rows.fresh[own]]))
    return {code: own for code, own in sorted(found.items()) if len(own)}


def _employers(old: EmployerColumns, edit: PoolEdit) -> EmployerColumns:
    if not edit.employer_ids:
        return old
    new = EmployerColumns.from_frames(EMPLOYERS.conform(edit.employers), HIRES.empty())
    rows = by_id(old.employer_id, edit.employer_ids, new.employer_id)
    plain = ("employer_id", "naf", "apprentices_now", "apprentice_masters", "past_apprentices")
    return replace(
        old,
        **_spliced(rows, old, new, [*plain, "has_open_offer"]),
        places=Places(**_spliced(rows, old.places, new.places, ["lat", "lng", "spread_km"])),
        past_romes=rows.values(old.past_romes, new.past_romes),
    )


def _records(
    old: Mapping[OfferKind, RecordBook], history: pd.DataFrame | None, settings: Mapping[str, Any]
) -> dict[OfferKind, RecordBook]:
    """Records of either kind; those of before where nothing in them changed."""
    if history is None:
        return dict(old)
    told = HISTORY.conform(history)
    found = {kind: RecordBook.from_history(told, kind, settings) for kind in old}
    return {kind: old[kind] if book == old[kind] else book for kind, book in found.items()}
