"""Through which wish, or which trade related to a wish, does each offer match?"""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from matcher.columns.person import Person

NO_MATCH = -1


class TradeClass(IntEnum):
    """How well an offer's trade fits, best first."""

    WISH_1 = 0
    WISH_2 = 1
    WISH_3 = 2
    WISH_LATER = 3
    CLOSE_TO_WISH_1 = 4
    CLOSE_TO_WISH_2 = 5
    CLOSE_TO_LATER_WISH = 6
    EVOLUTION = 7
    EXPLORING = 8


_BY_RANK = (TradeClass.WISH_1, TradeClass.WISH_2, TradeClass.WISH_3)
_CLOSE_BY_RANK = (TradeClass.CLOSE_TO_WISH_1, TradeClass.CLOSE_TO_WISH_2)


@dataclass(frozen=True)
class TradeMatch:
    """Per pair, shape (n,): class, the trade that matches, the wish it comes from (-1 none)."""

    trade_class: NDArray[np.int8]
    rome: NDArray[np.object_]
    wish: NDArray[np.int16]

    def take(self, rows: NDArray[np.int64]) -> "TradeMatch":
        """The matches at these rows."""
        return TradeMatch(self.trade_class[rows], self.rome[rows], self.wish[rows])


def related_of(frame: pd.DataFrame) -> dict[str, list[tuple[str, str]]]:
    """Related trades by source trade: (target, relation), in a fixed order."""
    related: dict[str, list[tuple[str, str]]] = {}
    columns = (frame[name].tolist() for name in ("rome", "relation", "target_rome"))
    for rome, relation, target in sorted(zip(*columns, strict=True)):
        related.setdefault(rome, []).append((target, relation))
    return related


def wish_class(number: int, relation: str | None = None) -> TradeClass:
    """Class of a wish's trade, or of a trade related to it; the first wish is number 0."""
    if relation is None:
        return _BY_RANK[number] if number < len(_BY_RANK) else TradeClass.WISH_LATER
    if relation != "close":
        return TradeClass.EVOLUTION
    later = TradeClass.CLOSE_TO_LATER_WISH
    return _CLOSE_BY_RANK[number] if number < len(_CLOSE_BY_RANK) else later


def wanted_trades(
    person: Person, related: dict[str, list[tuple[str, str]]]
) -> dict[str, tuple[TradeClass, int]]:
    """Each trade worth reading for this person: its class and the wish it comes from."""
    wanted: dict[str, tuple[TradeClass, int]] = {}
    for number, wish in enumerate(person.wishes):
        _keep_best(wanted, wish.rome, wish_class(number), number)
        for target, relation in related.get(wish.rome, []):
            _keep_best(wanted, target, wish_class(number, relation), number)
    return wanted


def _keep_best(
    wanted: dict[str, tuple[TradeClass, int]], rome: str, trade_class: TradeClass, wish: int
) -> None:
    if rome not in wanted or trade_class < wanted[rome][0]:
        wanted[rome] = (trade_class, wish)


def match_offers(
    wanted: dict[str, tuple[TradeClass, int]], rows_of_trade: dict[str, NDArray[np.int64]], n: int
) -> tuple[NDArray[np.int64], TradeMatch]:
    """Rows of the pool in the wanted trades, ascending, with their best match.

    An offer that names several trades matches through the best of them.
    """
    trade_class = np.full(n, NO_MATCH, dtype=np.int8)
    wish = np.full(n, NO_MATCH, dtype=np.int16)
    rome = np.full(n, "", dtype=object)
    # Worst first, so that the best class, of equal ones the first wish, is written last and stays.
    for code, (kind, number) in sorted(
        wanted.items(), key=lambda item: (*item[1], item[0]), reverse=True
    ):
        rows = rows_of_trade.get(code)
        if rows is not None:
            trade_class[rows], wish[rows], rome[rows] = kind, number, code
    found = np.flatnonzero(trade_class != NO_MATCH)
    return found, TradeMatch(trade_class, rome, wish).take(found)


def explore_offers(rows: NDArray[np.int64], romes: NDArray[np.object_]) -> TradeMatch:
    """The match of offers shown to somebody who has no wish yet."""
    n = len(rows)
    return TradeMatch(
        np.full(n, TradeClass.EXPLORING, dtype=np.int8),
        romes[rows],
        np.full(n, NO_MATCH, dtype=np.int16),
    )
