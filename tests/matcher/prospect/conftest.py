"""Small asks to plan by hand."""

from collections.abc import Callable

import numpy as np
import pytest

from matcher.prospect import PARTS, UNIT, Asks, Pairs, Prospects, asks_of


@pytest.fixture
def made() -> Callable[..., Asks]:
    """Asks of employers 0, 1 …: for each its chance, places and {person: value}."""

    def make(*asks: tuple[float, int, dict[int, float]], people: int = 9, **more: list) -> Asks:
        given = {
            "employer": list(range(len(asks))),
            "cost": [0] * len(asks),
            "contacted": [False] * len(asks),
        } | more
        pairs = [(n, i, v) for n, (_, _, worth) in enumerate(asks) for i, v in worth.items()]
        ask, person, value = zip(*pairs, strict=True) if pairs else ((), (), ())
        return asks_of(
            Prospects(
                np.array(given["employer"], dtype=np.int32),
                np.array([round(chance * PARTS) for chance, _, _ in asks], dtype=np.int64),
                np.array([places for _, places, _ in asks], dtype=np.int64),
                np.array(given["cost"], dtype=np.int64),
                np.array(given["contacted"], dtype=np.bool_),
            ),
            Pairs(
                np.array(ask, dtype=np.int32),
                np.array(person, dtype=np.int32),
                np.array([round(v * UNIT) for v in value], dtype=np.int64),
            ),
            people,
        )

    return make
