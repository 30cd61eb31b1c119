"""Which source's word counts for an employer's field? The better source's, whatever came first.

Better is: entered by hand, an employers file, a feed, then an offers file that only names the
employer; between two alike, the name that sorts first. So files imported in any order agree.
"""

from collections.abc import Mapping
from typing import Any, Final

from api.services.rows.merging import Difference, Stored, edited
from models.enums import RecordSource

_SOURCES: Final = tuple(RecordSource)
_UNKNOWN: Final = (None, "")


def source_rank(source: str, source_name: str, *, names_only: bool = False) -> str:
    """A text that sorts before those of less trusted sources."""
    kind = len(_SOURCES) if names_only else _SOURCES.index(RecordSource(source))
    return f"{kind}:{source_name}"


def first_given(values: Mapping[str, Any], rank: str) -> dict[str, str]:
    """Who gave the fields of a new row."""
    return {name: rank for name, value in values.items() if value not in _UNKNOWN}


def employer_changes(stored: Stored, given: Mapping[str, Any], rank: str) -> Difference:
    """What a source of this rank changes in a stored employer, and which edits here stand."""
    row_rank = source_rank(stored["source"], stored["source_name"])
    given_by = dict(stored["given_by"] or {})
    kept = edited(stored)
    changes: dict[str, Any] = {}
    conflicts: list[str] = []
    agreed: list[str] = []
    for name, value in given.items():
        holder = given_by.get(name, row_rank)
        if name in kept:
            if rank == row_rank:
                (agreed if stored[name] == value else conflicts).append(name)
        elif _counts(stored[name], value, (rank, holder)):
            if stored[name] != value:
                changes[name] = value
            given_by[name] = rank
    told = {name: by for name, by in given_by.items() if by != row_rank} or None
    if told != stored["given_by"]:
        changes["given_by"] = told
    return Difference(changes, tuple(conflicts), tuple(agreed))


def _counts(stored: object, value: object, ranks: tuple[str, str]) -> bool:
    rank, holder = ranks
    if value in _UNKNOWN:
        # A source may no longer know what it said itself, not what another one said.
        return rank == holder
    return stored in _UNKNOWN or rank <= holder
