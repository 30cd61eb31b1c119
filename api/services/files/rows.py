"""How do repeated answers (homes, lifts, wishes …) lie in a flat form: `souhait-2-niveau`?"""

import re
from collections.abc import Iterable, Mapping, Sequence

type Texts = dict[str, str]


def rows_of(texts: Mapping[str, str], group: str) -> list[Texts]:
    """The rows of a group in the order of their numbers, each by field name; gaps close."""
    form = re.compile(rf"{re.escape(group)}-(\d{{1,3}})-([a-z0-9-]+)")
    rows: dict[int, Texts] = {}
    for name, text in texts.items():
        if found := form.fullmatch(name):
            rows.setdefault(int(found[1]), {})[found[2]] = text
    return [rows[number] for number in sorted(rows)]


def flat(group: str, rows: Iterable[Mapping[str, str]]) -> Texts:
    """Rows as fields of a form, numbered from 1."""
    return {
        field_name(group, number, name): text
        for number, row in enumerate(rows, start=1)
        for name, text in row.items()
    }


def field_name(group: str, number: int, name: str) -> str:
    """The name of one field of one row."""
    return f"{group}-{number}-{name}"


def with_rows(texts: Mapping[str, str], group: str, rows: Sequence[Mapping[str, str]]) -> Texts:
    """The form with these rows in place of the group's."""
    form = re.compile(rf"{re.escape(group)}-\d{{1,3}}-[a-z0-9-]+")
    return {n: t for n, t in texts.items() if not form.fullmatch(n)} | flat(group, rows)


def removed(rows: Sequence[Texts], number: int) -> list[Texts]:
    """The rows without this one (numbered from 1)."""
    return [row for at, row in enumerate(rows, start=1) if at != number]


def moved(rows: Sequence[Texts], number: int, by: int) -> list[Texts]:
    """The rows with this one `by` places further; nothing moves past either end."""
    at, to = number - 1, number - 1 + by
    if not (0 <= at < len(rows) and 0 <= to < len(rows)):
        return list(rows)
    order = list(rows)
    order.insert(to, order.pop(at))
    return order
