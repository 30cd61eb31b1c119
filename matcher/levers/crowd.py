"""One young person many times over: the columns of all variants at once.

A column costs as much for one row as for thirty, so each is written once.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pandas.api.extensions import ExtensionArray

from matcher.columns import UNKNOWN
from matcher.columns.missing import integers
from matcher.levers.vary import LONGEST_LIMIT, Variant
from models.frames.table import Rows, Table

type Frames = Mapping[str, Rows]


def crowd_frames(frames: Frames, variants: Sequence[Variant]) -> dict[str, Table]:
    """Columns of so many people: the n-th is the person of `frames` with the n-th change."""
    everybody = np.arange(len(variants))
    driven = np.array([number for number, each in enumerate(variants) if each.lifts], dtype=int)
    tiled = {
        name: _tiled(Table.of(rows), driven if name == "lifts" else everybody)
        for name, rows in frames.items()
    }
    return {
        **tiled,
        "people": _people(tiled["people"], variants),
        "wishes": _wishes(tiled["wishes"], variants),
    }


def _tiled(rows: Table, numbers: NDArray[np.int64]) -> Table:
    """The rows once for each number, as those of the person who bears it."""
    own = rows.take(np.tile(np.arange(len(rows)), len(numbers)))
    owner = np.repeat(numbers, len(rows)).astype(str).astype(object)
    return _with(own, person_id=_typed_as(rows["person_id"], owner))


def _people(people: Table, variants: Sequence[Variant]) -> Table:
    changed = {}
    for name in dict.fromkeys(name for each in variants for name in each.facts):
        usual = people[name]
        values = [
            each.facts.get(name, own) for each, own in zip(variants, usual.tolist(), strict=True)
        ]
        changed[name] = _typed_as(usual, values)
    return _with(people, **changed)


def _wishes(wishes: Table, variants: Sequence[Variant]) -> Table:
    """Wishes with their longer limits, and after them each trade that is wished as well."""
    whose = wishes.texts("person_id").astype(int)
    own, more = integers(wishes["max_minutes"]), np.array([each.more for each in variants])[whose]
    longer = np.where(own == UNKNOWN, own, np.minimum(own + more, LONGEST_LIMIT))
    limits = pd.arrays.IntegerArray(longer.astype(np.int32), own == UNKNOWN)
    new = [(str(number), each.wish) for number, each in enumerate(variants) if each.wish]
    people, trades = zip(*new, strict=True) if new else ((), ())
    last = int(integers(wishes["rank"]).max(initial=0)) + 1
    added = {"person_id": people, "rank": (last,) * len(new), "rome": trades}
    unsaid = (None,) * len(new)
    return Table(
        {
            name: _and(values, added.get(name, unsaid))
            for name, values in _with(wishes, max_minutes=limits).columns.items()
        }
    )


def _and(values: ExtensionArray, more: tuple[object, ...]) -> ExtensionArray:
    """The values, and more of their type after them."""
    return _typed_as(values, [*values.tolist(), *more]) if more else values


def _typed_as(column: ExtensionArray, values: Any) -> ExtensionArray:
    """Values as the column keeps its own."""
    dtype: Any = column.dtype
    typed: ExtensionArray = pd.array(values, dtype=dtype)
    return typed


def _with(rows: Table, **changed: ExtensionArray) -> Table:
    """The same rows with some columns written anew."""
    return Table({**rows.columns, **changed})
