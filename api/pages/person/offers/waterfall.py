"""How do the parts lead, step by step, from the starting level to both chances?"""

from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any, Final

from api.reading import Part, explained_sum

WIDTH: Final = 120
# A part of a few points stays visible.
_THINNEST: Final = 1.5
# Log-odds from -3 to +1.5 in points: most offers share one scale and can be compared.
_USUAL: Final = (-3072, 1536)


@dataclass(frozen=True)
class Step:
    """One bar: where it begins and how wide it is, of WIDTH; whether it adds; the level after."""

    left: float
    width: float
    adds: bool
    after: int


@dataclass(frozen=True)
class Line:
    """One part with its bars for both chances."""

    part: Part
    signed: Step
    held: Step


@dataclass(frozen=True)
class Waterfall:
    """All lines of an offer, and the totals they end on, in points."""

    lines: tuple[Line, ...]
    signed: int
    held: int


def waterfall(offer: dict[str, Any]) -> Waterfall:
    """The steps of one offer: each begins where the one before it ends."""
    whole = explained_sum(offer)
    signed = _steps([part.signed for part in whole.parts])
    held = _steps([part.held for part in whole.parts])
    lines = tuple(
        Line(part, one, other) for part, one, other in zip(whole.parts, signed, held, strict=True)
    )
    return Waterfall(lines, whole.signed, whole.held)


def _steps(added: list[int]) -> list[Step]:
    levels = list(accumulate(added, initial=0))
    low, high = min(_USUAL[0], *levels), max(_USUAL[1], *levels)
    scale = WIDTH / (high - low)
    return [
        Step(
            left=round((min(before, after) - low) * scale, 1),
            width=round(max(abs(after - before) * scale, _THINNEST), 1),
            adds=after > before,
            after=after,
        )
        for before, after in pairwise(levels)
    ]
