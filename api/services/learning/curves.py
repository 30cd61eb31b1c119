"""What does a scorecard add for each factor, entry by entry, in words? One, or two side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

from api.words.scorecard_entries import entry_words, unit_of
from matcher.factors import FACTORS, Factor
from matcher.scorecard import Scorecard, Stage
from models.enums import OfferKind


@dataclass(frozen=True)
class Entry:
    """One entry of a factor's grid in words, and what each scorecard adds there, in 1/1024."""

    words: str
    points: tuple[int, ...]


@dataclass(frozen=True)
class FactorCurve:
    """What scorecards add for one factor. `curve`: its ordered entries; `named`: the others."""

    name: str
    label: str
    unit: str
    curve: tuple[Entry, ...]
    named: tuple[Entry, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All of them, in the grid's order."""
        return (*self.curve, *self.named)

    @property
    def weight(self) -> int:
        """How far the best entry stands above the worst, in the scorecard where it is farthest."""
        columns = zip(*(entry.points for entry in self.entries), strict=True)
        return max((max(column) - min(column) for column in columns), default=0)

    @property
    def gap(self) -> int:
        """By how much the scorecards differ at most."""
        return max(max(entry.points) - min(entry.points) for entry in self.entries)


def stages_of(scorecards: Sequence[Scorecard], kind: OfferKind, question: str) -> list[Stage]:
    """The tables of one question, scorecard by scorecard."""
    return [getattr(each.kinds[kind], question) for each in scorecards]


def curves_of(stages: Sequence[Stage]) -> list[FactorCurve]:
    """Every factor: where scorecards are compared the widest gap first, else the heaviest."""
    curves = [_curve(factor, stages) for factor in FACTORS]
    return sorted(curves, key=lambda each: -(each.gap if len(stages) > 1 else each.weight))


def _curve(factor: Factor, stages: Sequence[Stage]) -> FactorCurve:
    tables = [stage.tables[factor.name] for stage in stages]
    entries = tuple(
        Entry(words, tuple(int(table[number]) for table in tables))
        for number, words in enumerate(entry_words(factor.name))
    )
    return FactorCurve(
        factor.name,
        factor.label,
        unit_of(factor.name),
        entries[: factor.curve_size],
        entries[factor.curve_size :],
    )
