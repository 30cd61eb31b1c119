"""Where curves, bars and tenths lie in a drawing."""

from worlds.planted_rows import CONTRACT, EXPERT

from api.pages.scorecards.drawing import HEIGHT, WIDTH, calibration, lines, rows, scale_of
from api.services.learning.curves import Entry, FactorCurve, curves_of, stages_of

CURVE = FactorCurve(
    "leg", "Trajet", "minutes", tuple(Entry(str(n), (50 - 10 * n,)) for n in range(41)), ()
)


def test_a_straight_line_is_drawn_by_its_ends():
    scale = scale_of([CURVE])
    assert (scale.high, scale.low) == (50, -350)
    assert lines(CURVE, scale) == [f"0.0,0.0 {WIDTH}.0,{HEIGHT}.0"]


def test_bars_begin_at_zero_on_either_side():
    scale = scale_of([CURVE])
    (left, width), (right, other) = scale.bar(-100), scale.bar(50)
    assert left + width == right
    assert width == 2 * other


def test_a_long_curve_is_told_by_some_of_its_entries_the_ends_among_them():
    told = [entry.words for entry in rows(CURVE)]
    assert len(told) < 20
    assert (told[0], told[-1]) == ("0", "40")


def test_all_factors_share_one_scale_with_zero_in_it():
    curves = curves_of(stages_of([EXPERT], CONTRACT, "signed"))
    scale = scale_of(curves)
    assert scale.low < 0 < scale.high
    assert [each.weight for each in curves] == sorted((c.weight for c in curves), reverse=True)


def test_tenths_lie_in_the_square_said_to_the_right_happened_upwards():
    drawn = calibration([{"said": 0.05, "happened": 0.0}, {"said": 0.1, "happened": 0.09}])
    assert drawn["top"] == 0.1
    assert drawn["points"] == [(100.0, 200.0), (200.0, 20.0)]
    assert calibration([{"said": 0.9, "happened": 1.0}])["top"] == 1.0
