"""Which facts of a row were entered by hand, so that a later import leaves them as they are?"""

from collections.abc import Iterable

from models.tables.base import Provenance


def note_edited(row: Provenance, names: Iterable[str]) -> None:
    """Add facts that have just been entered to the row's list."""
    known = {name for name in row.edited_fields.split(",") if name}
    row.edited_fields = ",".join(sorted(known.union(names)))
