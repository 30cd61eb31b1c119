"""Who may be read at once? People of one structure with the same proposals waiting."""

from collections.abc import Mapping, Sequence

from matcher.rank.view import View
from models.tables import YoungPerson


def asked_together(
    people: Sequence[YoungPerson], own: Mapping[str, Sequence[str]], k: int
) -> list[tuple[View, list[YoungPerson]]]:
    """Groups that share one view of the k best offers; `own`: waiting proposals by person id."""
    groups: dict[View, list[YoungPerson]] = {}
    for person in people:
        view = View(k=k, viewer=person.structure_id, own=tuple(sorted(own[person.id])))
        groups.setdefault(view, []).append(person)
    return list(groups.items())
