"""Where do a scorecard's curves and its calibration lie in a drawing, beside their tables?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from api.services.learning.curves import Entry, FactorCurve

WIDTH: Final = 240
HEIGHT: Final = 90
SQUARE: Final = 200
# A table shows so many rows of a curve at most: its knots, not each minute.
_MOST_ROWS: Final = 18
_TICKS: Final = (0.05, 0.1, 0.2, 0.5, 1.0)


@dataclass(frozen=True)
class Scale:
    """Points of the highest and lowest entry of a question: all its factors share one scale."""

    high: int
    low: int

    def y(self, points: int) -> float:
        """Height in the drawing, from its top."""
        return round(HEIGHT * (self.high - points) / (self.high - self.low), 1)

    def bar(self, points: int) -> tuple[float, float]:
        """Left end and width of a bar from zero, of WIDTH."""
        unit = WIDTH / (self.high - self.low)
        return round(unit * (min(points, 0) - self.low), 1), round(unit * abs(points), 1)


def scale_of(curves: Sequence[FactorCurve]) -> Scale:
    """One scale for all, with zero in it."""
    points = [each for curve in curves for entry in curve.entries for each in entry.points]
    return Scale(max(1, *points), min(-1, *points))


def lines(curve: FactorCurve, scale: Scale) -> list[str]:
    """The curve's points as SVG reads them, scorecard by scorecard."""
    step = WIDTH / max(len(curve.curve) - 1, 1)
    return [
        " ".join(
            f"{round(step * number, 1)},{scale.y(each)}"
            for number, each in _corners([entry.points[which] for entry in curve.curve])
        )
        for which in range(len(curve.entries[0].points))
    ]


def rows(curve: FactorCurve) -> list[Entry]:
    """Entries of the table: of a long curve every so many, its first and its last."""
    step = -(-len(curve.curve) // _MOST_ROWS)
    kept = [
        entry
        for number, entry in enumerate(curve.curve)
        if number % step == 0 or number == len(curve.curve) - 1
    ]
    return [*kept, *curve.named]


def calibration(deciles: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Chances said (to the right) and shares that happened (upwards), in a square of SQUARE."""
    most = max([0.01, *(max(each["said"], each["happened"]) for each in deciles)])
    top = next((tick for tick in _TICKS if tick >= most), 1.0)
    return {
        "top": top,
        "points": [
            (round(SQUARE * each["said"] / top, 1), round(SQUARE * (1 - each["happened"] / top), 1))
            for each in deciles
        ],
    }


def _corners(points: Sequence[int]) -> list[tuple[int, int]]:
    """The points at which a line bends: what lies straight between two of them is left out."""
    last = len(points) - 1
    return [
        (number, each)
        for number, each in enumerate(points)
        if number in (0, last) or points[number + 1] - each != each - points[number - 1]
    ]
