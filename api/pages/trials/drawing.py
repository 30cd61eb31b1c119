"""Where does each effect lie in its drawing? One scale for all, nothing in the middle."""

from collections.abc import Sequence
from typing import Any, Final

WIDTH: Final = 240
_TICKS: Final = (0.02, 0.05, 0.1, 0.2, 0.5, 1.0)

type Told = dict[str, float | None]


def scale_of(effects: Sequence[Told]) -> float:
    """The widest end shown on either side, in chances: a round number that holds them all."""
    ends = [abs(each[end] or 0.0) for each in effects for end in ("low", "high")]
    return next((tick for tick in _TICKS if tick >= max([0.0, *ends])), _TICKS[-1])


def drawn_effects(rows: Sequence[tuple[str, Told]], scale: float) -> list[dict[str, Any]]:
    """Each effect with its words and, where it is known, its place in a drawing of WIDTH."""
    return [{"name": name, "effect": each, "at": _placed(each, scale)} for name, each in rows]


def _placed(each: Told, scale: float) -> dict[str, float] | None:
    value, low, high = each["value"], each["low"], each["high"]
    if value is None or low is None or high is None:
        return None
    return {"value": _x(value, scale), "low": _x(low, scale), "high": _x(high, scale)}


def _x(gap: float, scale: float) -> float:
    """From the left; what lies beyond the scale stands at its end."""
    return round(WIDTH / 2 * (1 + max(-1.0, min(1.0, gap / scale))), 1)
