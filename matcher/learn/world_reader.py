"""How does a simulated world read its pairs? By the very factors that rank, nothing copied."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from matcher.columns import Person
from matcher.columns.person import PastStay
from matcher.eligibility import Eligibility
from matcher.factors import FACTORS, Factor
from matcher.pool import Pool
from matcher.rank.candidates import Candidates, Judge, Matched, match_pool, read_candidates
from matcher.scorecard import Scorecard
from models.protocols import TravelTimes
from models.rules import RuleBook
from models.simulation import PairFacts

type Rows = NDArray[np.int64]

_NO_CFA: Final = -1


def entry_names(factor: Factor) -> tuple[str, ...]:
    """The names of a factor's grid entries, in order: numbers along its curve, then words."""
    words = {entry: name for name, entry in factor.entries.items()}
    return tuple(words.get(entry, str(entry)) for entry in range(factor.size))


@dataclass
class WorldReader:
    """Reads pairs of the people of some frames (`models.simulation.PairReader`).

    `priors`: settings of the shrunk prior outcomes; `labels`: every trade known; `pool`: as opened.
    """

    scorecard: Scorecard
    rules: RuleBook
    travel: TravelTimes
    labels: Mapping[str, str]
    priors: Mapping[str, Any]
    people: list[Person]
    grid: Mapping[str, tuple[str, ...]] = field(
        default_factory=lambda: {factor.name: entry_names(factor) for factor in FACTORS}
    )
    pool: Pool = field(init=False, repr=False)
    _judge: Judge = field(init=False, repr=False)
    _law: Eligibility = field(init=False, repr=False)
    _matched: dict[int, Matched] = field(default_factory=dict, repr=False)

    def open(self, pool: Mapping[str, pd.DataFrame], today: date) -> None:
        """Read these frames on this day from now on."""
        self.pool = Pool.from_frames(pool, self.labels, self.priors)
        self._judge = Judge(self.scorecard, self.rules, self.travel, today)
        self._law = Eligibility(self.rules, today)
        self._matched = {}

    def matching(self, person: int) -> Rows:
        """Rows of the open offers in the trades of a person."""
        self._matched[person] = match_pool(self.people[person], self.pool, self._judge.viewer)
        return self._matched[person].row

    def read(self, person: int, rows: Rows) -> PairFacts:
        """What the factors say of a person beside some of the rows that match."""
        own, matched = self.people[person], self._matched[person].at(rows)
        read = read_candidates(own, self.pool, self._judge, matched)
        judged = self._law.judge(own, read.pairs.offers, read.pairs.cfa.session)
        return PairFacts(
            offer=read.pool_rows,
            entries=entries_of_pairs(read),
            possible=~read.reach.excluded & (judged.excluded == 0),
            uai=self._uais(read),
            wish=read.pairs.trades.wish,
        )

    def stayed(self, person: int, stay: Mapping[str, Any]) -> None:
        """From now on this person has also made this stay."""
        days = {name: stay[name].date() for name in ("starts_on", "ends_on")}
        own = self.people[person]
        self.people[person] = replace(own, stays=(*own.stays, PastStay(**{**stay, **days})))

    def _uais(self, read: Candidates) -> NDArray[np.object_]:
        course = read.pairs.cfa.course
        known = np.append(self.pool.courses.uai, "")
        return known[np.where(course >= 0, course, _NO_CFA)]


def entries_of_pairs(read: Candidates) -> NDArray[np.int16]:
    """Grid entry of every factor for every pair read, shape (factors, n)."""
    found = [factor.index(read.pairs) for factor in FACTORS]
    return np.array(found, dtype=np.int16).reshape(len(FACTORS), len(read.pairs))
