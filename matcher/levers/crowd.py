"""One young person many times over: the frames of all variants at once.

A frame costs as much for one row as for thirty, so each column is written once.
"""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from matcher.levers.vary import LONGEST_LIMIT, Variant

type Frames = Mapping[str, pd.DataFrame]


def crowd_frames(frames: Frames, variants: Sequence[Variant]) -> dict[str, pd.DataFrame]:
    """Frames of so many people: the n-th is the person of `frames` with the n-th change."""
    n = len(variants)
    tiled = {name: _tiled(frame, np.arange(n)) for name, frame in frames.items()}
    driven = np.array([number for number, each in enumerate(variants) if each.lifts], dtype=int)
    return {
        **tiled,
        "people": _people(tiled["people"], variants),
        "lifts": _tiled(frames["lifts"], driven),
        "wishes": _wishes(tiled["wishes"], variants),
    }


def _tiled(frame: pd.DataFrame, numbers: NDArray[np.int64]) -> pd.DataFrame:
    """The rows once for each number, as those of the person who bears it."""
    rows = np.tile(np.arange(len(frame)), len(numbers))
    owner = np.repeat(numbers, len(frame)).astype(str)
    return frame.iloc[rows].reset_index(drop=True).assign(person_id=pd.array(owner, dtype="str"))


def _people(people: pd.DataFrame, variants: Sequence[Variant]) -> pd.DataFrame:
    columns = {}
    for name in dict.fromkeys(name for each in variants for name in each.facts):
        own = people[name]
        values = [each.facts.get(name, usual) for each, usual in zip(variants, own, strict=True)]
        columns[name] = pd.Series(values, dtype=object).astype(own.dtype)
    return people.assign(**columns)


def _wishes(wishes: pd.DataFrame, variants: Sequence[Variant]) -> pd.DataFrame:
    more = np.array([each.more for each in variants])[wishes["person_id"].astype(int)]
    longer = (
        (wishes["max_minutes"] + more)
        .clip(upper=LONGEST_LIMIT)
        .astype(wishes.dtypes["max_minutes"])
    )
    changed = wishes.assign(max_minutes=longer)
    last = int(wishes["rank"].max()) + 1 if len(wishes) else 1
    added = [(str(number), last, each.wish) for number, each in enumerate(variants) if each.wish]
    if not added:
        return changed
    grown = pd.DataFrame(added, columns=["person_id", "rank", "rome"]).reindex(
        columns=changed.columns
    )
    return pd.concat([changed, grown.astype(changed.dtypes)], ignore_index=True)
