"""What became of proposals and placements, counted by employer, CFA, trade, kind and year?

The ranking's prior outcomes read these counts; a forgotten person's are kept in `PastPlacement`.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from models.enums import OfferKind
from models.tables import PastPlacement


@dataclass(frozen=True, order=True)
class Cell:
    """What is counted apart; `uai` is empty without a CFA."""

    employer_id: str
    uai: str
    rome: str
    kind: OfferKind
    year: int


@dataclass
class Counts:
    """Numbers of one cell, as the columns of `PastPlacement`."""

    proposed: int = 0
    signed: int = 0
    placed: int = 0
    followed_6m: int = 0
    held_6m: int = 0

    def add(self, others: "Counts") -> None:
        """Count these too."""
        self.proposed += others.proposed
        self.signed += others.signed
        self.placed += others.placed
        self.followed_6m += others.followed_6m
        self.held_6m += others.held_6m


type Cells = dict[Cell, Counts]


def keep_counts(session: Session, *counted: Mapping[Cell, Counts]) -> int:
    """Add the counts to `PastPlacement`; gives how many cells were touched."""
    cells = merged(counted)
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    names = [field.name for field in fields(Counts)]
    for cell, counts in sorted(cells.items()):
        statement: Any = insert(PastPlacement).values(vars(cell) | vars(counts))
        session.execute(
            statement.on_conflict_do_update(
                index_elements=[field.name for field in fields(Cell)],
                set_={
                    name: getattr(PastPlacement, name) + getattr(statement.excluded, name)
                    for name in names
                },
            )
        )
    return len(cells)


def past_counts(session: Session, *conditions: ColumnElement[bool]) -> Cells:
    """What remains of forgotten people's proposals and placements."""
    names = [field.name for field in fields(Counts)]
    return {
        Cell(row.employer_id, row.uai, row.rome, row.kind, row.year): Counts(
            *(getattr(row, name) for name in names)
        )
        for row in session.scalars(select(PastPlacement).where(*conditions))
    }


def merged(counted: Iterable[Mapping[Cell, Counts]]) -> Cells:
    """Sums, cell by cell, without cells that count nothing."""
    total: Cells = defaultdict(Counts)
    for cells in counted:
        for cell, counts in cells.items():
            total[cell].add(counts)
    return {cell: counts for cell, counts in total.items() if any(vars(counts).values())}
