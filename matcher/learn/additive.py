"""Which monotone curves, one a factor, explain yes and no best, near an expert's where few tell?

A penalised logistic regression on the factors' grids, convex and without chance. The expert's
scorecard enters twice: as so many invented answers at the expert's own chances, spread over the
rows (their weight fades as rows come), and as the curves that levels without rows stay at.
"""

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from matcher.learn.bounded import bounded_step
from matcher.learn.shapes import CurveShape

type Numbers = NDArray[np.float64]

_ROUNDS: Final = 25
_CLOSE: Final = 1e-6
_HALVINGS: Final = 20


@dataclass(frozen=True)
class Prior:
    """An expert's curves and their weight.

    `answers`: how many answers the expert is worth. `ridge`, `smooth`: how strongly levels keep to
    the expert's, and their distance to the expert's changes little from one to the next.
    """

    intercept: float
    tables: tuple[Numbers, ...]
    answers: float
    ridge: float
    smooth: float


@dataclass(frozen=True)
class Fitted:
    """Intercept and one table a factor, in log-odds."""

    intercept: float
    tables: tuple[Numbers, ...]

    def log_odds(self, entries: NDArray[np.int16]) -> Numbers:
        """Of rows (n, factors)."""
        total = np.full(len(entries), self.intercept)
        for table, entry in zip(self.tables, entries.T, strict=True):
            total += table[entry]
        return total


def fit_additive(
    entries: NDArray[np.int16], answers: Numbers, prior: Prior, shapes: tuple[CurveShape, ...]
) -> Fitted:
    """The curves of rows (n, factors) and their answers (0 or 1); the expert's without rows."""
    start = Fitted(prior.intercept, prior.tables)
    if len(answers) == 0:
        return start
    problem = _Problem(entries, answers, prior, shapes)
    return problem.solved()


class _Problem:
    """The rows as counts by grid entry; what is sought are differences to the expert's levels."""

    def __init__(
        self,
        entries: NDArray[np.int16],
        answers: Numbers,
        prior: Prior,
        shapes: tuple[CurveShape, ...],
    ) -> None:
        self._columns = [np.ascontiguousarray(column, dtype=np.int64) for column in entries.T]
        self._shapes, self._prior = shapes, prior
        expert = Fitted(prior.intercept, prior.tables).log_odds(entries)
        share = prior.answers / len(answers)
        self._weight = 1 + share
        self._soft = (answers + share * _chance(expert)) / self._weight
        self._sizes = [shape.levels for shape in shapes]
        self._starts = np.cumsum([1, *self._sizes])
        self._expert = expert
        self._at = [s.at_levels(t) for s, t in zip(shapes, prior.tables, strict=True)]
        self._penalty = self._penalties()
        self._turn, self._least = self._turned()

    def solved(self) -> Fitted:
        """Newton steps within the chains, halved while they do not help."""
        # The expert's own curves, but for what breaks a chain.
        own = np.maximum(np.zeros(len(self._least)), self._least)
        worth = self._worth(own)
        for _ in range(_ROUNDS):
            gradient, curvature = self._slopes(own)
            step = bounded_step(curvature, gradient, own, self._least)
            own, better = self._shortened(own, step, worth)
            gained, worth = worth - better, better
            if gained < _CLOSE * len(self._soft):
                break
        return self._read_out(self._turn @ own)

    def _shortened(self, own: Numbers, step: Numbers, worth: float) -> tuple[Numbers, float]:
        """The step, halved until it helps; none where no part of it does."""
        parts = (own + step / 2**halving for halving in range(_HALVINGS))
        tried = ((part, self._worth(part)) for part in parts)
        return next((each for each in tried if each[1] <= worth), (own, worth))

    def _worth(self, own: Numbers) -> float:
        """Minus the penalised likelihood."""
        levels = self._turn @ own
        total = self._log_odds(levels)
        likelihood = self._soft * total - np.logaddexp(0, total)
        return float(-self._weight * likelihood.sum() + levels @ self._penalty @ levels / 2)

    def _slopes(self, own: Numbers) -> tuple[Numbers, Numbers]:
        levels = self._turn @ own
        chance = _chance(self._log_odds(levels))
        gap = self._weight * (chance - self._soft)
        bend = self._weight * chance * (1 - chance)
        gradient = self._penalty @ levels + self._summed(gap)
        curvature = self._penalty + self._crossed(bend)
        return self._turn.T @ gradient, self._turn.T @ curvature @ self._turn

    def _log_odds(self, levels: Numbers) -> Numbers:
        total: Numbers = self._expert + levels[0]
        for number, (column, shape) in enumerate(zip(self._columns, self._shapes, strict=True)):
            total = total + (shape.basis @ levels[self._part(number)])[column]
        return total

    def _summed(self, of_rows: Numbers) -> Numbers:
        """Sums of rows by level."""
        parts = [np.array([of_rows.sum()])]
        for column, shape in zip(self._columns, self._shapes, strict=True):
            parts.append(np.bincount(column, of_rows, len(shape.basis)) @ shape.basis)
        return np.concatenate(parts)

    def _crossed(self, of_rows: Numbers) -> Numbers:
        """Sums of rows by pairs of levels."""
        out = np.zeros((self._starts[-1], self._starts[-1]))
        out[0] = out[:, 0] = self._summed(of_rows)
        for first, (column, shape) in enumerate(zip(self._columns, self._shapes, strict=True)):
            own = np.bincount(column, of_rows, len(shape.basis))
            out[self._part(first), self._part(first)] = (shape.basis.T * own) @ shape.basis
            for second in range(first):
                other = self._shapes[second]
                size = len(other.basis)
                code = column * size + self._columns[second]
                counts = np.bincount(code, of_rows, len(shape.basis) * size).reshape(-1, size)
                block = shape.basis.T @ counts @ other.basis
                out[self._part(first), self._part(second)] = block
                out[self._part(second), self._part(first)] = block.T
        return out

    def _penalties(self) -> Numbers:
        """How strongly differences to the expert are held."""
        out = self._prior.ridge * np.eye(self._starts[-1])
        for number, shape in enumerate(self._shapes):
            for first, second in shape.steps:
                pair = self._starts[number] + np.array([first, second])
                out[np.ix_(pair, pair)] += self._prior.smooth * np.array([[1, -1], [-1, 1]])
        return out

    def _turned(self) -> tuple[Numbers, Numbers]:
        """Levels from what is sought: along a chain, its first level and then how much each falls.

        Falls have a least: that of no fall at all, beside the expert's own.
        """
        turn = np.eye(self._starts[-1])
        least = np.full(self._starts[-1], -np.inf)
        for number, shape in enumerate(self._shapes):
            start, own = self._starts[number], self._at[number]
            for chain in shape.chains:
                for first, later in pairwise(chain):
                    turn[start + later] = turn[start + first]
                    turn[start + later, start + later] = -1
                    least[start + later] = own[later] - own[first]
        return turn, least

    def _read_out(self, levels: Numbers) -> Fitted:
        tables = tuple(
            shape.basis @ (at + levels[self._part(number)])
            for number, (shape, at) in enumerate(zip(self._shapes, self._at, strict=True))
        )
        return Fitted(self._prior.intercept + float(levels[0]), tables)

    def _part(self, number: int) -> slice:
        return slice(self._starts[number], self._starts[number + 1])


def _chance(log_odds: Numbers) -> Numbers:
    return np.asarray(1 / (1 + np.exp(-log_odds)))
