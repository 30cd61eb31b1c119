"""Measures are said with their interval, days as a fit counts them in the French way."""

from api.words.scorecards import gain_is, numbered_day, with_interval

NOTHING = {"value": None, "low": None, "high": None}


def test_a_measure_is_said_with_its_interval() -> None:
    told = {"value": 0.7123, "low": 0.7, "high": 0.7246}
    assert with_interval(told) == "0,712 (0,700 à 0,725)"
    assert with_interval({**told, "low": None}, 2) == "0,71"
    assert with_interval(NOTHING) == "–"


def test_a_gain_is_sure_only_where_its_interval_leaves_zero() -> None:
    assert gain_is({"value": 0.2, "low": 0.1, "high": 0.3}) == "gain établi"
    assert gain_is({"value": 0.2, "low": -0.1, "high": 0.3}) == "écart non établi"
    assert gain_is({"value": -0.2, "low": -0.3, "high": -0.1}) == "recul établi"
    assert gain_is(NOTHING) == "rien à comparer"


def test_a_day_that_a_fit_counted_is_said() -> None:
    assert numbered_day(20_000) == "04/10/2024"
    assert numbered_day(None) == "–"
