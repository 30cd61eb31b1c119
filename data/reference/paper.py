"""What does a table's paper say? Publisher, licence, day, inputs, rows and columns, in TOML."""

import tomllib
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

import tomli_w

from data.reference.table import Table


@dataclass(frozen=True)
class Input:
    """A publisher's file that a table was made from; `date` is the day it describes, if known."""

    file: str
    sha256: str
    rows: int
    date: date | None


@dataclass(frozen=True)
class Paper:
    """A built table's paper. `date` is that of its first (main) input, None when unknown."""

    table: str
    title: str
    publisher: str
    licence: str
    origin: str
    date: date | None
    rows: int
    built_by: str
    notes: tuple[str, ...]
    inputs: tuple[Input, ...]
    columns: tuple[dict[str, str], ...]


def paper_of(table: Table, rows: int, inputs: tuple[Input, ...], built_by: str) -> Paper:
    """The paper of `table` as built from `inputs`: the same for the same files."""
    return Paper(
        table=table.name,
        title=table.title,
        publisher=table.publisher,
        licence=table.licence,
        origin=table.origin,
        date=inputs[0].date if inputs else None,
        rows=rows,
        built_by=built_by,
        notes=table.notes,
        inputs=inputs,
        columns=tuple(asdict(column) for column in table.columns),
    )


def write_paper(paper: Paper, path: Path) -> None:
    """Write the paper as TOML; an unknown date is left out."""
    path.write_text(tomli_w.dumps(_without_unknown(asdict(paper))), encoding="utf-8")


def read_paper(path: Path) -> Paper:
    """Read a paper that `write_paper` wrote."""
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    inputs = tuple(Input(**{"date": None, **given}) for given in content.pop("inputs"))
    columns = tuple(content.pop("columns"))
    notes = tuple(content.pop("notes"))
    return Paper(**{"date": None, **content}, inputs=inputs, columns=columns, notes=notes)


def _without_unknown(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_unknown(item) for key, item in value.items() if item is not None}
    if isinstance(value, list | tuple):
        return [_without_unknown(item) for item in value]
    return value
