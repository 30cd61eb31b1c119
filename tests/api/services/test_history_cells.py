"""Are counts kept by cell, added up, and left out where there are none?"""

from sqlalchemy.orm import Session

from api.services.history_cells import Cell, Counts, keep_counts, past_counts
from models.enums import OfferKind


def test_counts_kept_twice_add_up_and_empty_cells_are_not_kept(territory: Session) -> None:
    cell = Cell("emp-1", "", "D1102", OfferKind.PMSMP, 2025)
    empty = Cell("emp-1", "", "D1102", OfferKind.PMSMP, 2024)
    assert keep_counts(territory, {cell: Counts(1, 1, 0, 0, 0), empty: Counts()}) == 1
    assert keep_counts(territory, {cell: Counts(1, 0, 0, 0, 0)}, {cell: Counts(0, 0, 2, 1, 1)}) == 1
    assert past_counts(territory) == {cell: Counts(2, 1, 2, 1, 1)}
