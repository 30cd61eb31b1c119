"""Where does each gap lie on its line? Beside its numbers, never instead of them."""

from typing import Any, Final

WIDTH: Final = 160
_MARGIN: Final = 6


def with_lines(groups: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Groups of one measure, each with its gap on a line whose middle is none."""
    ends = [abs(each["gap"][end]) for each in groups for end in ("low", "high", "value")]
    most = max(ends, default=0.0) or 1.0
    half = WIDTH / 2
    scale = (half - _MARGIN) / most
    return [
        {
            **each,
            "line": {end: round(half + scale * each["gap"][end], 1) for end in each["gap"]},
        }
        for each in groups
    ]


def drawn(document: dict[str, Any]) -> dict[str, Any]:
    """The attributes of a report, every gap with its line."""
    return {
        attribute: {name: with_lines(groups) for name, groups in measures.items()}
        for attribute, measures in document["attributes"].items()
    }
