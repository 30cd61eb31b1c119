"""A gap is drawn to scale about a middle that stands for none, and never leaves its line."""

from typing import Any

from api.pages.equity.drawn import WIDTH, with_lines


def _group(low: float, value: float, high: float) -> dict[str, Any]:
    return {"group": "F", "gap": {"low": low, "value": value, "high": high}}


def test_every_gap_of_a_measure_has_one_scale() -> None:
    one, other = with_lines([_group(-4, -2, 0), _group(0, 1, 2)])
    assert one["line"]["high"] == other["line"]["low"] == WIDTH / 2
    assert one["line"]["low"] < one["line"]["value"] < WIDTH / 2 < other["line"]["high"]
    assert min(one["line"].values()) >= 0
    half = WIDTH / 2
    assert half - one["line"]["value"] == other["line"]["high"] - half


def test_gaps_of_nothing_lie_in_the_middle() -> None:
    (only,) = with_lines([_group(0, 0, 0)])
    assert set(only["line"].values()) == {WIDTH / 2}
    assert with_lines([]) == []
