"""Do the frames given hold together? Every trade known, every refusal a word that means something.

Each frame's own columns are the business of `models.frames`; this is what one frame alone cannot
say.
"""

from collections.abc import Container, Mapping
from typing import Final

import pandas as pd

from matcher.columns.missing import texts
from models.enums import RefusalKind, RefusedHours
from models.errors import FrameError
from models.frames.people import CORRECTIONS, OF_PEOPLE, WAITING
from models.frames.schema import read_all
from models.frames.table import Rows, Table

_HOURS: Final = frozenset(map(str, RefusedHours))


def people_given(frames: Mapping[str, pd.DataFrame], trades: Container[str]) -> dict[str, Table]:
    """Columns of young people, checked whole; raises `FrameError` naming column and row.

    `trades`: the ROME 3 codes known.
    """
    extra = (each for each in (CORRECTIONS, WAITING) if each.name in frames)
    checked = read_all((*OF_PEOPLE, *extra), frames)
    check_trades("wishes", "rome", checked["wishes"], trades)
    check_trades("stays", "rome", checked["stays"], trades)
    refusals = checked["refusals"]
    told = zip(texts(refusals["kind"]), texts(refusals["value"]), strict=True)
    for row, (kind, value) in enumerate(told):
        if kind == RefusalKind.HOURS.value and value not in _HOURS:
            expected = f"attendu l'un de {', '.join(sorted(_HOURS))}"
            raise FrameError("refusals", "value", expected, row)
    return checked


def check_trades(name: str, column: str, rows: Rows, trades: Container[str]) -> None:
    """Raise `FrameError` at the first row that names a trade, or one of several, not known."""
    named = texts(rows[column])
    strange = {
        text for text in set(named) if any(code not in trades for code in text.split(",") if code)
    }
    if strange:
        said = "métier inconnu : attendu un code ROME 3 de la liste des métiers"
        raise FrameError(name, column, said, [text in strange for text in named].index(True))
