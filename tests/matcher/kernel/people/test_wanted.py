"""Which trades are read for each person, in which order, and on which terms?"""

import numpy as np
import pandas as pd

from matcher.kernel.columns.codes import Codes
from matcher.kernel.people.wanted import Relations, wanted_of
from models.frames.people import WISHES
from models.frames.table import Table

NONE = pd.Index([""], dtype=object)
TRADES = pd.Index(["D1102", "D1104", "G1602", "G1603", "N4101"], dtype=object)
CODES = Codes(TRADES, NONE, NONE, NONE, NONE)
RELATIONS = Relations.of({"D1102": [("D1104", "close")], "G1602": [("G1603", "close")]}, TRADES)
USUAL = 45


def wishes(*rows: tuple[str, int | None]) -> Table:
    told = [
        {
            "person_id": "p",
            "rank": rank,
            "rome": rome,
            "target_level": None,
            "target_rncp": None,
            "max_minutes": minutes,
        }
        for rank, (rome, minutes) in enumerate(rows, start=1)
    ]
    return Table.of(WISHES.conform(pd.DataFrame(told)))


def read_for(*rows: tuple[str, int | None]) -> list[tuple[str, int, int]]:
    """Each trade in the order read, its limit, and its place among the person's, best first."""
    limit = np.array([USUAL], dtype=np.int32)
    one = np.zeros(len(rows), dtype=np.int64)
    wanted, _ = wanted_of(wishes(*rows), one, limit, CODES, RELATIONS)
    return [
        (TRADES[trade], int(minutes), int(place))
        for trade, minutes, place in zip(wanted.trade, wanted.limit, wanted.place, strict=True)
    ]


def test_what_is_wished_comes_before_what_is_related_to_it() -> None:
    read = read_for(("G1602", None), ("D1102", None))

    assert [(trade, place) for trade, _, place in read] == [
        ("G1602", 0),
        ("D1102", 1),
        ("G1603", 2),
        ("D1104", 3),
    ]


def test_trades_of_one_limit_are_read_side_by_side_and_keep_their_place() -> None:
    read = read_for(("G1602", 20), ("D1102", None), ("N4101", 20))

    assert read == [
        ("D1102", USUAL, 1),
        ("D1104", USUAL, 4),
        ("G1602", 20, 0),
        ("N4101", 20, 2),
        ("G1603", 20, 3),
    ]
