"""What the simulated world asks of the parts it does not hold: facts of pairs, and who proposes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

import numpy as np
import pandas as pd
from numpy.random import Generator
from numpy.typing import NDArray


@dataclass(frozen=True)
class PairFacts:
    """One person beside n offers of the month, as the engine reads them on that day.

    `offer`: rows of the month's frame. `entries`: grid entry of every factor, shape (factors, n).
    `possible`: neither a limit nor a legal rule removes it. `uai`: the pair's CFA, empty without.
    `wish`: number of the wish it comes from, -1 none.
    """

    offer: NDArray[np.int64]
    entries: NDArray[np.int16]
    possible: NDArray[np.bool_]
    uai: NDArray[np.object_]
    wish: NDArray[np.int16]

    def __len__(self) -> int:
        return len(self.offer)

    def take(self, places: NDArray[Any]) -> "PairFacts":
        """The pairs at these places."""
        return PairFacts(
            self.offer[places],
            self.entries[:, places],
            self.possible[places],
            self.uai[places],
            self.wish[places],
        )


class PairReader(Protocol):
    """Reads pairs by the real factors; `grid` names the entries of each factor, in order."""

    grid: Mapping[str, tuple[str, ...]]

    def open(self, pool: Mapping[str, pd.DataFrame], today: date, /) -> None:
        """Read these frames (`models.frames.pool`) on this day from now on."""
        ...

    def matching(self, person: int, /) -> NDArray[np.int64]:
        """Rows of the open offers in the trades of a person (their number in the frame)."""
        ...

    def read(self, person: int, rows: NDArray[np.int64], /) -> PairFacts:
        """Everything the factors say of this person beside some of those rows."""
        ...

    def stayed(self, person: int, stay: Mapping[str, Any], /) -> None:
        """From now on this person has also made this stay (`models.frames.STAYS`)."""
        ...


@dataclass(frozen=True)
class Chosen:
    """What is picked among n pairs: places, and the chance each had to be picked first.

    The chance is NaN where whoever picks does not tell it.
    """

    places: NDArray[np.int64]
    propensity: NDArray[np.float64]


@dataclass(frozen=True)
class Month:
    """What anybody may know on the first day of a month, before anything is proposed.

    `seeking`: people, by number; `people`: their frames (`models.frames.people`), in that order and
    with what they did since. `offers`: number of each row of the pool's offers, ascending. `asked`:
    every proposal so far, with columns month, person, offer, employer_id, kind, answer.
    """

    number: int
    day: date
    seeking: NDArray[np.int64]
    people: Mapping[str, pd.DataFrame]
    pool: Mapping[str, pd.DataFrame]
    offers: NDArray[np.int64]
    asked: pd.DataFrame


class Policy(Protocol):
    """Who decides which of the possible offers are proposed to a young person."""

    def begin(self, month: Month, /) -> None:
        """A month begins: what follows is asked about its people and its pool."""
        ...

    def choose(self, rng: Generator, person: int, facts: PairFacts, count: int, /) -> Chosen:
        """At most `count` of these pairs, in the order in which they are proposed."""
        ...
