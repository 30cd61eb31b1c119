"""Which places could employers without an open offer open, and in which trades?

Each becomes an offer that does not exist yet, read by the ranking like any other: eligibility,
journeys and chances are those of a real one.
"""

from collections.abc import Collection
from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from matcher.pistes.employers import EmployerColumns
from matcher.pistes.find import LEAST_SHARE
from models.enums import OfferKind
from models.frames import OFFERS

MOST_TRADES: Final = 3
MOST_PLACES: Final = 5
# Apprentices are counted over three years.
_YEARS: Final = 3


def possible_openings(
    employers: EmployerColumns, wanted: Collection[str], per_master: int
) -> pd.DataFrame:
    """Rows `offer_id, row, rome, places`: up to three wanted trades an employer, likeliest first.

    `row` is the employer's in the columns. An employer with an open offer, or whose maîtres
    d'apprentissage are all taken (R6223-6), is left out.
    """
    rows = np.flatnonzero((employers.has_open_offer == 0) & ~employers.is_full(per_master))
    found = [
        (int(row), rome)
        for row in rows
        for rome in _trades(employers, int(row), wanted)[:MOST_TRADES]
    ]
    places = _places(employers, per_master)
    return pd.DataFrame(
        {
            "offer_id": [f"opening-{number:07}" for number in range(len(found))],
            "row": np.array([row for row, _ in found], dtype=np.int64),
            "rome": pd.Series([rome for _, rome in found], dtype="str"),
            "places": places[np.array([row for row, _ in found], dtype=np.int64)],
        }
    )


def offers_of(openings: pd.DataFrame, employers: EmployerColumns) -> pd.DataFrame:
    """The openings as offers: only trade, place and employer are known."""
    rows = openings["row"].to_numpy()
    nothing = pd.Series([None] * len(rows), dtype=object)
    known: dict[str, Any] = {
        "offer_id": openings["offer_id"],
        "kind": str(OfferKind.APPRENTICESHIP),
        "employer_id": employers.employer_id[rows],
        "rome": openings["rome"],
        "other_romes": "",
        "places": openings["places"],
        "lat": employers.places.lat[rows],
        "lng": employers.places.lng[rows],
        "spread_km": employers.places.spread_km[rows],
        "hours_fixed": False,
        "naf": pd.Series(employers.naf[rows], dtype=object).replace("", None),
        "pending": 0,
        "stays_this_month": 0,
        "only_for": "",
    }
    frame = {column.name: known.get(column.name, nothing) for column in OFFERS.columns}
    return OFFERS.conform(pd.DataFrame(frame, index=range(len(rows))))


def _trades(employers: EmployerColumns, row: int, wanted: Collection[str]) -> list[str]:
    """Wanted trades it trained in, then those that it hires most in."""
    shares = {
        rome: employers.hire_share.get(rome, {}).get(employers.naf[row], 0.0) for rome in wanted
    }
    trained = employers.past_romes[row]
    likely = [rome for rome in wanted if rome in trained or shares[rome] >= LEAST_SHARE]
    return sorted(likely, key=lambda rome: (rome not in trained, -shares[rome], rome))


def _places(employers: EmployerColumns, per_master: int) -> NDArray[np.int64]:
    """As many as it took a year of late, at least one, as far as its maîtres have room."""
    usual = np.rint(np.maximum(employers.past_apprentices, 0) / _YEARS).astype(np.int64)
    room = per_master * employers.apprentice_masters - np.maximum(employers.apprentices_now, 0)
    room = np.where(employers.apprentice_masters > 0, room, MOST_PLACES)
    return np.clip(usual, 1, np.clip(room, 1, MOST_PLACES)).astype(np.int64)
