"""Which values of a column's own type may not stand in it, and what is expected instead?"""

import re
from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from models.frames.column import Column
from models.frames.table import Table

_FEW: Final = 32


def first_wrong(column: Column, rows: Table) -> int | None:
    """The first row whose value may not stand in the column, whose type it has."""
    if column.kind == "text":
        return _first_wrong_text(column, rows)
    if column.kind == "date":
        return _first_outside(np.asarray(rows[column.name]), column)
    return _first_outside(rows[column.name].to_numpy(dtype=np.float64, na_value=np.nan), column)


def _first_outside(values: NDArray[Any], column: Column) -> int | None:
    if not len(values):
        return None
    # Both pass over what is not known.
    least, most = np.fmin.reduce(values), np.fmax.reduce(values)
    low, high = column.ends
    if (low is None or not least < low) and (high is None or not most > high):
        return None
    wrong = np.zeros(len(values), dtype=np.bool_)
    if low is not None:
        wrong |= values < low
    if high is not None:
        wrong |= values > high
    return int(np.argmax(wrong))


def _first_wrong_text(column: Column, rows: Table) -> int | None:
    if column.filled:
        row = _first_empty(column, rows)
        if row is not None:
            return row
    if column.choices is None and not column.form:
        return None
    # Each distinct one is read once.
    listed = _listed(column, rows)
    refused = {
        text for text in set(listed) if isinstance(text, str) and not _may_stand(column, text)
    }
    if not refused:
        return None
    return next(row for row, text in enumerate(listed) if text in refused)


def _listed(column: Column, rows: Table) -> NDArray[np.object_]:
    if not column.nullable:
        return rows.texts(column.name)
    # What is not known may stand; the empty text is one that has no form.
    return np.asarray(rows[column.name].to_numpy(dtype=object, na_value=np.nan))


def _first_empty(column: Column, rows: Table) -> int | None:
    if len(rows) <= _FEW:
        # pandas takes longer to compare one text than to hand it over, the reverse of a million.
        listed = rows.texts(column.name).tolist()
        return listed.index("") if "" in listed else None
    empty = np.asarray(pd.Series(rows[column.name]).eq(""), dtype=np.bool_)
    return int(np.argmax(empty)) if empty.any() else None


def _may_stand(column: Column, text: str) -> bool:
    if column.choices is not None and text not in column.choices:
        return False
    return not column.form or re.fullmatch(column.form, text) is not None


def expected(column: Column) -> str:
    """What a value of the column must be, in words."""
    if column.choices is not None:
        return f"attendu l'un de {', '.join(sorted(column.choices))}"
    if column.form:
        return f"attendu un texte de la forme {column.form}"
    if column.filled:
        return "attendu un texte qui ne soit pas vide"
    if column.kind == "date":
        ends = [f"{day:%Y-%m-%d}" for day in (column.earliest, column.latest) if day is not None]
        return f"attendu une date possible ({' … '.join(ends)})"
    if column.low is None and column.high is None:
        return "attendu un nombre fini"
    low = "" if column.low is None else f" au moins {column.low:g}"
    high = "" if column.high is None else f" au plus {column.high:g}"
    return f"attendu un nombre{low}{' et' if low and high else ''}{high}"
