"""Do the frames given hold together? Every trade known, every refusal a word that means something.

Each frame's own columns are the business of `models.frames`; this is what one frame alone cannot
say.
"""

from collections.abc import Container, Mapping
from datetime import date
from typing import Final

import numpy as np
import pandas as pd

from matcher.columns.missing import day_number, days
from models.enums import RefusalKind, RefusedHours
from models.errors import FrameError
from models.frames.people import CORRECTIONS, OF_PEOPLE, WAITING
from models.frames.schema import read_all
from models.frames.table import Rows, Table

_HOURS: Final = frozenset(map(str, RefusedHours))
_NO_TRADE: Final = "métier inconnu : attendu un code ROME 3 de la liste des métiers"


def people_read(frames: Mapping[str, pd.DataFrame]) -> dict[str, Table]:
    """Columns of young people, each frame checked alone; raises as `people_given` does."""
    extra = (each for each in (CORRECTIONS, WAITING) if each.name in frames)
    return read_all((*OF_PEOPLE, *extra), frames)


def one_read(frames: Mapping[str, pd.DataFrame]) -> dict[str, Table]:
    """The same of one young person; raises `FrameError` too where they tell of none, or several."""
    read = people_read(frames)
    if len(read["people"]) != 1:
        said = "attendu une seule personne : une ligne, ni plus ni moins"
        raise FrameError("people", "person_id", said, 1 if len(read["people"]) else None)
    return read


def people_given(
    frames: Mapping[str, pd.DataFrame], trades: Container[str], today: date
) -> dict[str, Table]:
    """Columns of young people, checked whole; raises `FrameError` naming column and row.

    `trades`: the ROME 3 codes known; `today`: the day asked about, on which everybody is born. Rows
    of people who are not in `people` are passed over.
    """
    checked = people_read(frames)
    check_trades("wishes", "rome", checked["wishes"], trades)
    check_trades("stays", "rome", checked["stays"], trades)
    unborn = days(checked["people"]["birth_date"]) > day_number(today)
    if unborn.any():
        said = f"après le jour demandé : attendu au plus {today:%Y-%m-%d}"
        raise FrameError("people", "birth_date", said, int(np.argmax(unborn)))
    _check_refusals(checked["refusals"], trades)
    return checked


def _check_refusals(refusals: Table, trades: Container[str]) -> None:
    """A refusal that means nothing would be passed over, and what was refused proposed."""
    told = zip(refusals.texts("kind"), refusals.texts("value"), strict=True)
    for row, (kind, value) in enumerate(told):
        if kind == RefusalKind.HOURS.value and value not in _HOURS:
            expected = f"attendu l'un de {', '.join(sorted(_HOURS))}"
            raise FrameError("refusals", "value", expected, row)
        if kind == RefusalKind.TRADE.value and value not in trades:
            raise FrameError("refusals", "value", _NO_TRADE, row)


def check_trades(name: str, column: str, rows: Rows, trades: Container[str]) -> None:
    """Raise `FrameError` at the first row that names a trade, or one of several, not known."""
    named = Table.of(rows).texts(column)
    strange = {
        text for text in set(named) if any(code not in trades for code in text.split(",") if code)
    }
    if strange:
        raise FrameError(name, column, _NO_TRADE, [text in strange for text in named].index(True))
