"""Effects stand on one scale, nothing in the middle, and what lies beyond stands at the end."""

import pytest

from api.pages.trials.drawing import WIDTH, drawn_effects, scale_of


def told(value, low, high):
    return {"value": value, "low": low, "high": high}


UNKNOWN = told(None, None, None)


@pytest.mark.parametrize(
    ("effects", "scale"),
    [
        ([], 0.02),
        ([UNKNOWN], 0.02),
        ([told(0.0, -0.03, 0.04)], 0.05),
        ([told(0.0, -0.01, 0.01), told(0.1, -0.15, 0.3)], 0.5),
        ([told(0.0, -3.0, 3.0)], 1.0),
    ],
)
def test_the_scale_holds_every_interval(effects, scale):
    assert scale_of(effects) == scale


def test_no_effect_stands_in_the_middle_and_the_unknown_nowhere():
    nothing, wide, unknown = drawn_effects(
        [("a", told(0.0, -0.1, 0.1)), ("b", told(0.1, -0.5, 0.5)), ("c", UNKNOWN)], 0.2
    )
    assert nothing["at"] == {"value": WIDTH / 2, "low": WIDTH / 4, "high": 3 * WIDTH / 4}
    assert (wide["at"]["low"], wide["at"]["high"]) == (0, WIDTH)
    assert unknown["at"] is None
