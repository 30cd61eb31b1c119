"""How long is each bar of a split? Beside its number or above its table, never instead of them."""

from collections.abc import Sequence
from typing import Any, Final

WIDTH: Final = 120
# Height of the tallest column, in the drawing's units; a month takes so much of its width.
HEIGHT: Final = 100
STEP: Final = 34
MEASURES: Final = ("contracts", "pmsmp")
# What is too small to be told is drawn as one such part, hatched.
_UNTOLD: Final = 2.5


def barred(lines: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The lines, each with the width of its contracts and of its PMSMP, of WIDTH."""
    scale = WIDTH / _most(lines)
    return [
        {**line, **{f"{measure}_bar": _size(line[measure], scale) for measure in MEASURES}}
        for line in lines
    ]


def columns(months: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The months as pairs of columns from left to right: `x`, `y` and `height` of each."""
    most = _most(months)
    scale = HEIGHT / most
    return {
        "width": STEP * len(months),
        "most": int(most),
        "months": [
            {
                "key": month["key"],
                "x": place * STEP,
                "columns": [
                    {
                        "measure": measure,
                        "x": place * STEP + 3 + 14 * number,
                        "y": round(HEIGHT - _size(month[measure], scale), 1),
                        "height": _size(month[measure], scale),
                        "untold": month[measure] is None,
                    }
                    for number, measure in enumerate(MEASURES)
                ],
            }
            for place, month in enumerate(months)
        ],
    }


def _most(lines: Sequence[dict[str, Any]]) -> float:
    return max([_UNTOLD * 2, *(line[key] or 0 for line in lines for key in MEASURES)])


def _size(count: int | None, scale: float) -> float:
    return round((_UNTOLD if count is None else count) * scale, 1)
