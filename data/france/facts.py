"""How are facts drawn that may not be known?"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.random import Generator
from numpy.typing import NDArray


def drawn_flag(rng: Generator, n: int, yes: float, unknown: float) -> Any:
    """Flags that are yes, or not known, with these chances."""
    drawn = rng.choice([1, 0, -1], n, p=[yes, 1 - yes - unknown, unknown])
    return known_flag(drawn == 1, drawn >= 0)


def known_flag(yes: Any, known: Any = True) -> Any:
    """A column of flags, not known where it is not."""
    values: Any = np.where(known, yes, None)
    return pd.array(values, dtype="boolean")


def known_integer(values: Any, known: Any) -> Any:
    """A column of whole numbers, not known where they are not."""
    kept: Any = np.where(known, values, None)
    return pd.array(kept, dtype="Int32")


def known_text(values: Any, known: Any) -> NDArray[np.object_]:
    """A column of texts, missing where they are not known."""
    kept = np.array(values, dtype=object)
    kept[~known] = None
    return kept


def drawn_integer(
    rng: Generator, n: int, values: Sequence[int | None], chances: Sequence[float]
) -> Any:
    """Whole numbers, some not known, with these chances."""
    drawn: Any = np.array(values, dtype=object)[rng.choice(len(values), n, p=chances)]
    return pd.array(drawn, dtype="Int32")
