"""How old is each shipped table, and whose is it?"""

from dataclasses import dataclass
from datetime import date

from data.reference.shipped import TABLES, load_paper


@dataclass(frozen=True)
class StatusRow:
    """One table: whose it is, the day it describes and its age in days (None when unknown)."""

    table: str
    title: str
    publisher: str
    licence: str
    date: date | None
    rows: int
    age_days: int | None


def status(today: date) -> list[StatusRow]:
    """One row per shipped table, in the order in which they are built."""
    return [_row(name, today) for name in TABLES]


def _row(name: str, today: date) -> StatusRow:
    said = load_paper(name)
    age = (today - said.date).days if said.date else None
    return StatusRow(name, said.title, said.publisher, said.licence, said.date, said.rows, age)
