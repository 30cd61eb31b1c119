"""Is a market that cannot be summed exactly, or names nobody, refused at the door?"""

import numpy as np
import pytest
from worlds.markets import rooms_of

from matcher.allocate import Candidates, Rooms, market_of
from models.errors import FrameError


def _pairs(person: list[int], offer: list[int], value: list[int]) -> Candidates:
    return Candidates(
        np.array(person, dtype=np.int32),
        np.array(offer, dtype=np.int32),
        np.array(value, dtype=np.int64),
    )


ROOMS = rooms_of([1, 1], [1, 1])


@pytest.mark.parametrize(
    ("candidates", "rooms", "column"),
    [
        (_pairs([0, 2], [0, 1], [1, 1]), ROOMS, "person"),
        (_pairs([0, -1], [0, 1], [1, 1]), ROOMS, "person"),
        (_pairs([0, 1], [0, 2], [1, 1]), ROOMS, "offer"),
        (_pairs([0, 0], [1, 1], [1, 2]), ROOMS, "deux fois"),
        (_pairs([0, 1], [0, 1], [1]), ROOMS, "longueurs inégales"),
        (_pairs([0], [0], [2**59]), ROOMS, "trop grand"),
        (_pairs([0], [0], [1]), rooms_of([-1, 1], [1]), "person"),
        (_pairs([0], [0], [1]), rooms_of([1], [-1]), "offer"),
        (_pairs([0], [0], [1]), rooms_of([1], [1], bonus=-1), "bonus"),
        (_pairs([0], [0], [1]), ROOMS._replace(bonus=np.zeros(1, dtype=np.int64)), "bonus"),
    ],
)
def test_it_is_refused(candidates: Candidates, rooms: Rooms, column: str) -> None:
    with pytest.raises(FrameError, match=column):
        market_of(candidates, rooms)


def test_equals_stay_in_the_order_of_the_ranking() -> None:
    market = market_of(_pairs([1, 0, 0, 0], [0, 1, 2, 0], [5, 3, 4, 3]), rooms_of([1, 1], [1] * 3))
    assert market.row.tolist() == [2, 1, 3, 0]


def test_what_is_in_order_is_not_sorted_again() -> None:
    market = market_of(_pairs([0, 0, 1], [1, 0, 1], [4, 4, 9]), rooms_of([1, 1], [1, 1]))
    assert market.row.tolist() == [0, 1, 2]
