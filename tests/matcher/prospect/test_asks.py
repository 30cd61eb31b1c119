"""Which asks are refused at the door?"""

import numpy as np
import pytest

from matcher.prospect import UNIT, Pairs, Prospects, asks_of
from models.errors import FrameError


def _asks(people=2, **wrong):
    given = {
        "employer": [0, 1],
        "chance": [500, 500],
        "places": [1, 1],
        "cost": [0, 0],
        "contacted": [False, True],
        "ask": [0, 1],
        "person": [0, 1],
        "value": [5, 5],
    } | wrong
    columns = {name: np.array(values) for name, values in given.items()}
    prospects = Prospects(*(columns[name] for name in Prospects._fields))
    return asks_of(prospects, Pairs(*(columns[name] for name in Pairs._fields)), people)


@pytest.mark.parametrize(
    ("column", "values"),
    [
        ("employer", [0, -1]),
        ("employer", [0]),
        ("chance", [500, 1001]),
        ("chance", [-1, 500]),
        ("places", [1, -1]),
        ("cost", [0, -1]),
        ("ask", [0, 2]),
        ("person", [0, 2]),
        ("value", [5, 0]),
        ("value", [5]),
    ],
)
def test_what_has_no_sense_is_refused_by_column(column, values) -> None:
    with pytest.raises(FrameError, match=f"employer|ask|{column}"):
        _asks(**{column: values})


def test_a_pair_stands_once() -> None:
    with pytest.raises(FrameError, match="deux fois"):
        _asks(ask=[0, 0], person=[1, 1])


def test_sums_that_would_not_be_exact_are_refused() -> None:
    with pytest.raises(FrameError, match="trop grand"):
        _asks(value=[5, 2**62 // UNIT * UNIT])


def test_people_stand_by_falling_value() -> None:
    asks = _asks(ask=[1, 0, 0], person=[0, 0, 1], value=[3, 4, 7])
    assert (asks.ask.tolist(), asks.person.tolist()) == ([0, 0, 1], [1, 0, 0])
