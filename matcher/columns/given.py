"""Do the frames given hold together? Every trade known, every refusal a word that means something.

Each frame's own columns are the business of `models.frames`; this is what one frame alone cannot
say.
"""

from collections.abc import Container, Mapping

import numpy as np
import pandas as pd

from models.enums import RefusalKind, RefusedHours
from models.errors import FrameError
from models.frames.people import CORRECTIONS, OF_PEOPLE
from models.frames.schema import conform_all


def people_given(
    frames: Mapping[str, pd.DataFrame], trades: Container[str]
) -> dict[str, pd.DataFrame]:
    """Frames of young people, checked whole; raises `FrameError` naming column and row.

    `trades`: the ROME 3 codes known.
    """
    extra = (CORRECTIONS,) if CORRECTIONS.name in frames else ()
    checked = conform_all((*OF_PEOPLE, *extra), frames)
    check_trades("wishes", "rome", checked["wishes"], trades)
    check_trades("stays", "rome", checked["stays"], trades)
    refusals = checked["refusals"]
    of_hours = (refusals["kind"] == RefusalKind.HOURS.value).to_numpy(dtype=bool)
    strange = of_hours & ~refusals["value"].isin(list(RefusedHours)).to_numpy(dtype=bool)
    if strange.any():
        expected = f"attendu l'un de {', '.join(sorted(RefusedHours))}"
        raise FrameError("refusals", "value", expected, int(np.argmax(strange)))
    return checked


def check_trades(name: str, column: str, frame: pd.DataFrame, trades: Container[str]) -> None:
    """Raise `FrameError` at the first row that names a trade, or one of several, not known."""
    number, distinct = pd.factorize(frame[column])
    strange = np.array(
        [any(code not in trades for code in text.split(",") if code) for text in distinct],
        dtype=bool,
    )[number]
    if strange.any():
        said = "métier inconnu : attendu un code ROME 3 de la liste des métiers"
        raise FrameError(name, column, said, int(np.argmax(strange)))
