"""What a fit reads: one row an answered question, as everything was known on its day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.enums import OfferKind

type Texts = NDArray[np.object_]

_YEAR: Final = 365


@dataclass(frozen=True)
class Answered:
    """Answered rows of one question about one kind of offer, in any order.

    `entries` (n, factors): frozen on the day the question was asked; `day`: that day; `answer`: yes
    or no; `trade`: for the baseline; `groups`: for the report only, never read by a fit. A contract
    that still runs before its six months, or somebody lost from view, is no row: the question about
    them has no answer yet.
    """

    entries: NDArray[np.int16]
    answer: NDArray[np.bool_]
    day: NDArray[np.int64]
    trade: Texts
    groups: Mapping[str, Texts] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.answer)

    def where(self, kept: NDArray[np.bool_]) -> "Answered":
        """The rows for which this holds."""
        return Answered(
            self.entries[kept],
            self.answer[kept],
            self.day[kept],
            self.trade[kept],
            {name: of_row[kept] for name, of_row in self.groups.items()},
        )


# Rows by kind of offer and question ("signed", "held").
type Questions = Mapping[tuple[OfferKind, str], Answered]


@dataclass(frozen=True)
class Periods:
    """The rows in time: to fit, then to calibrate, then to judge."""

    fitted: Answered
    calibrated: Answered
    judged: Answered


def in_periods(rows: Answered, fit_share: float, calibrate_share: float) -> Periods:
    """Rows cut at days, so that one day is never in two periods: the earliest are fitted."""
    days = np.sort(rows.day)
    first = _cut(days, fit_share)
    second = max(first, _cut(days, fit_share + calibrate_share))
    return Periods(
        fitted=rows.where(rows.day < first),
        calibrated=rows.where((rows.day >= first) & (rows.day < second)),
        judged=rows.where(rows.day >= second),
    )


def last_year(*parts: Answered) -> Answered:
    """The rows of several periods together whose day is in their last whole year."""
    rows = together(parts)
    return rows.where(rows.day > rows.day.max(initial=0) - _YEAR)


def together(parts: Sequence[Answered]) -> Answered:
    """The rows of all parts, in their order; groups are those of the first."""
    return Answered(
        entries=np.concatenate([part.entries for part in parts]),
        answer=np.concatenate([part.answer for part in parts]),
        day=np.concatenate([part.day for part in parts]),
        trade=np.concatenate([part.trade for part in parts]),
        groups={
            name: np.concatenate([part.groups[name] for part in parts]) for name in parts[0].groups
        },
    )


def _cut(days: NDArray[np.int64], share: float) -> int:
    """The day from which a later period begins."""
    if len(days) == 0:
        return 0
    return int(days[min(round(share * len(days)), len(days) - 1)])
