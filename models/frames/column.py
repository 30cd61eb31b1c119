"""One column of a frame: its type, unit and meaning, and between which ends."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Final

import numpy as np
import pandas as pd

# How each declared kind is kept in pandas. Nullable kinds keep "not known" apart from zero.
DTYPES: Final[dict[str, Any]] = {
    "text": "str",
    "integer": "Int32",
    "number": "float64",
    "flag": "boolean",
    "date": "datetime64[s]",
}
_TYPES: Final = {kind: pd.Series([], dtype=dtype).array.dtype for kind, dtype in DTYPES.items()}
# No number may be infinite.
_LARGEST: Final = float(np.finfo(np.float64).max)
WORDS: Final = {
    "text": "un texte",
    "integer": "un nombre entier",
    "number": "un nombre",
    "flag": "vrai ou faux",
    "date": "une date sans fuseau, AAAA-MM-JJ",
}


@dataclass(frozen=True)
class Column:
    """One column: its kind (see `DTYPES`), unit, meaning, and whether it may be missing.

    `form`: pattern that every text fits, as a whole; `choices`: the only ones allowed; `filled`: no
    text is empty, as ids are not. `earliest`, `latest`: the first and last day that may be.
    """

    name: str
    kind: str
    meaning: str
    unit: str = ""
    nullable: bool = False
    choices: frozenset[str] | None = None
    form: str = ""
    low: float | None = None
    high: float | None = None
    filled: bool = False
    earliest: date | None = None
    latest: date | None = None

    @cached_property
    def dtype(self) -> Any:
        """How pandas keeps it."""
        return _TYPES[self.kind]

    @cached_property
    def ends(self) -> tuple[Any, Any]:
        """The least and the most that may stand in it, None where there is no such end."""
        if self.kind == "date":
            first, last = (
                None if day is None else np.datetime64(day) for day in (self.earliest, self.latest)
            )
            return first, last
        if self.kind == "number":
            return (
                -_LARGEST if self.low is None else self.low,
                _LARGEST if self.high is None else self.high,
            )
        return self.low, self.high

    @cached_property
    def is_worded(self) -> bool:
        """Whether some texts are refused."""
        return self.filled or self.form != "" or self.choices is not None

    @cached_property
    def is_bounded(self) -> bool:
        """Whether some values of its type are refused."""
        return self.ends != (None, None) or self.is_worded
