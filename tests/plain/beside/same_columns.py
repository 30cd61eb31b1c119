"""Are two things the same to the last value: arrays, indexes, dataclasses, whatever holds them?"""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

import numpy as np
import pandas as pd


def differences(one: Any, other: Any, where: str = "") -> Iterator[str]:
    """Where they differ, in words; nothing where they are the same."""
    if one is other:
        return
    if type(one) is not type(other):
        yield f"{where}: {type(one).__name__} beside {type(other).__name__}"
    elif isinstance(one, np.ndarray):
        yield from _arrays(one, other, where)
    elif (parts := _parts(one)) is not None:
        yield from _by_name(parts, _parts(other) or {}, where)
    elif one != other:
        yield f"{where}: {one!r} beside {other!r}"


def _parts(whole: Any) -> dict[Any, Any] | None:
    """What something holds, by name; None where it is one value."""
    if isinstance(whole, pd.Index):
        return {"values": whole.to_numpy()}
    if is_dataclass(whole):
        return {field.name: getattr(whole, field.name) for field in fields(whole)}
    if isinstance(whole, Mapping):
        return dict(whole)
    return dict(enumerate(whole)) if isinstance(whole, tuple) else None


def _by_name(one: dict[Any, Any], other: dict[Any, Any], where: str) -> Iterator[str]:
    if list(one) != list(other):
        yield f"{where}: {set(one) ^ set(other) or 'in another order'}"
        return
    for name in one:
        yield from differences(one[name], other[name], f"{where}.{name}")


def _arrays(one: np.ndarray, other: np.ndarray, where: str) -> Iterator[str]:
    if one.dtype != other.dtype or one.shape != other.shape:
        yield f"{where}: {one.dtype}{one.shape} beside {other.dtype}{other.shape}"
    elif one.dtype.names:
        for name in one.dtype.names:
            yield from _arrays(np.asarray(one[name]), np.asarray(other[name]), f"{where}.{name}")
    elif not np.array_equal(one, other, equal_nan=one.dtype.kind == "f"):
        yield f"{where}: values differ at {np.flatnonzero(one != other)[:5].tolist()}"
