"""Whose are the reference tables in use, and how old are they?"""

from datetime import date

from data.reference.status import StatusRow, status

__all__ = ["StatusRow", "reference_status"]


def reference_status(today: date) -> list[StatusRow]:
    """One row per table: title, publisher, licence, day described, rows, age in days."""
    return status(today)
