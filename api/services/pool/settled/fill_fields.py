"""What does the pool tell of an offer that several sources have? One leads, others fill its gaps.

The leader is, in this order: open; shown to everybody; chosen by somebody; entered by hand, from a
file, from a feed; published first; of the smallest id. What its source leaves unknown is taken from
the next one in that order, and every such field remembers from which.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any, Final

from api.services.rows.merging import edited
from models.enums import OfferStatus, RecordSource, Visibility

FILLABLE: Final = (
    "description", "diploma_level", "rncp", "start_from", "start_to", "duration_months",
    "duration_days", "monthly_limit", "insee", "lat", "lng", "day_start", "day_end",
    "weekly_hours", "works_night", "works_weekend", "works_sunday", "licence_required",
    "dangerous_work", "replaces_a_job", "course_id", "published_on", "expires_on",
)  # fmt: skip
# What makes sense only from one source: a commune of one with a point of another would lie.
_TOGETHER: Final = {
    "lat": "insee", "lng": "insee", "start_to": "start_from", "day_end": "day_start",
}  # fmt: skip
_SOURCES: Final = tuple(RecordSource)
_SEEN_BY: Final = (Visibility.SHARED, Visibility.ANNOUNCED, Visibility.OWN_STRUCTURE)
_UNKNOWN: Final = (None, "")


def own_values(stored: Mapping[str, Any]) -> dict[str, Any]:
    """The row as its own source has it: what was taken from others is unknown again."""
    taken = stored["filled_from"] or {}
    return {**stored, **{name: _nothing(name) for name in taken}}


def without_taken(stored: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """Changes of the own source; what it now knows is no longer taken from another."""
    taken = stored["filled_from"] or {}
    if not taken.keys() & changes.keys():
        return dict(changes)
    left = {name: giver for name, giver in taken.items() if name not in changes}
    return {**changes, "filled_from": left or None}


def leading_first(
    rows: Sequence[Mapping[str, Any]], chosen: Collection[str] = ()
) -> list[Mapping[str, Any]]:
    """The rows of one offer, the leader first."""
    return sorted(
        rows, key=lambda row: (*before_choice(row), row["id"] not in chosen, *_by_source(row))
    )


def before_choice(row: Mapping[str, Any]) -> tuple[bool, int]:
    """What nobody's choice overrules: an open offer, then one that everybody sees, stands first."""
    return row["status"] is not OfferStatus.LIVE, _SEEN_BY.index(row["visibility"])


def filled(rows: Sequence[Mapping[str, Any]]) -> tuple[dict[str, Any], dict[str, str]]:
    """The leader's fillable fields, and from which row each that it lacks was taken.

    `rows` as their own sources have them, the leader first. An offer that is not shown to everybody
    gives nothing to one that is, unless both are of one structure.
    """
    leader, *others = rows
    values = {name: leader[name] for name in FILLABLE}
    taken: dict[str, str] = {}
    kept = edited(leader)
    for name in FILLABLE:
        if values[name] not in _UNKNOWN or name in kept:
            continue
        giver = next((row for row in others if _may_give(leader, row, name)), None)
        if giver is not None and _fits(name, giver, leader, taken):
            values[name], taken[name] = giver[name], giver["id"]
    return values, taken


def _may_give(leader: Mapping[str, Any], row: Mapping[str, Any], name: str) -> bool:
    one_structure = row["owner_structure_id"] == leader["owner_structure_id"]
    shown = row["visibility"] is Visibility.SHARED
    return row[name] not in _UNKNOWN and bool(shown or one_structure)


def _fits(
    name: str, giver: Mapping[str, Any], leader: Mapping[str, Any], taken: Mapping[str, str]
) -> bool:
    first = _TOGETHER.get(name)
    if first is None or giver[first] in _UNKNOWN:
        return True
    return bool(taken.get(first) == giver["id"] or leader[first] == giver[first])


def _by_source(row: Mapping[str, Any]) -> tuple[object, ...]:
    source = _SOURCES.index(RecordSource(row["source"]))
    return source, row["published_on"] or date.max, row["id"]


def _nothing(name: str) -> str | None:
    return "" if name == "description" else None
