"""Policies beside each other: means over worlds, paired gains, gaps between groups."""

import numpy as np
import pandas as pd
import pytest

from api.services.evaluate.chart import chart
from api.services.evaluate.compared import (
    GROUPS,
    MAIN,
    PEOPLE,
    PLACES,
    compared,
    over_seeds,
    over_weighted_seeds,
)
from api.services.evaluate.lived import Lived
from data.world.measured import Measured


def lived(seed: int, policy: str, urban: float, rural: float) -> Lived:
    """Twenty people, half of them rural: these shares in training at both horizons."""
    place = np.repeat(["urban", "rural"], 10)
    held = np.concatenate([np.arange(10) < 10 * urban, np.arange(10) < 10 * rural])
    people = pd.DataFrame(
        {
            "place": place,
            "sex": np.tile(["women", "men"], 10),
            "age": "adult",
            "level": "diploma",
            **dict.fromkeys(MAIN, held.astype(float)),
            "signed": 1.0,
            "ruptures": 0.25,
            "days_to_sign": np.where(held, 30.0, np.nan),
            "travel_hours": 4.0,
            "no_option": 0.0,
        }
    )
    return Lived(seed, policy, Measured(people, {"exposure_gini": 0.5, "most_per_place": seed}))


WORLDS = [
    *(lived(seed, "nearest", 0.5 + 0.1 * (seed % 2), 0.3) for seed in (1, 2, 3, 4)),
    *(lived(seed, "fitted", 0.8 + 0.1 * (seed % 2), 0.7) for seed in (1, 2, 3, 4)),
]


def test_every_measure_is_told_with_its_interval_and_by_group():
    told = compared(WORLDS)["policies"]["nearest"]
    assert set(told["measures"]) == {*PEOPLE, *PLACES}
    assert told["measures"]["in_training_6"]["value"] == pytest.approx(0.425)
    assert told["measures"]["ruptures"]["value"] == pytest.approx(0.25)
    assert told["measures"]["most_per_place"]["value"] == pytest.approx(2.5)
    assert set(told["groups"]) == set(GROUPS)
    assert told["groups"]["place"]["rural"]["in_training_6"]["value"] == pytest.approx(0.3)
    assert told["rural_gap"]["in_training_6"]["value"] == pytest.approx(0.25)


def test_gains_are_counted_world_by_world():
    against = compared(WORLDS)["against"]
    assert [(each["ours"], each["other"]) for each in against] == [("fitted", "nearest")] * 2
    gain = against[0]["gain"]
    # The same in every world: what differs between worlds is no doubt about the gain.
    assert list(gain.values()) == pytest.approx([0.35, 0.35, 0.35])
    assert against[0]["apart"]
    assert against[0]["rural_gap_wider_by"]["value"] == pytest.approx(-0.1)
    assert against[0]["rural_gap_weighted"]["value"] == pytest.approx(-0.1)


def test_worlds_that_tell_as_much_count_as_much():
    values = np.array([0.1, 0.3, -0.2, 0.4])
    weighted, plain = over_weighted_seeds(values, np.full(4, 7.0)), over_seeds(values)
    assert list(weighted.told().values()) == pytest.approx(list(plain.told().values()))


def test_a_world_that_tells_little_counts_little_and_one_that_tells_nothing_not_at_all():
    values = np.array([0.1, 0.1, 9.0, np.nan])
    weighted = over_weighted_seeds(values, np.array([50.0, 50.0, 0.1, 50.0]))
    assert weighted.value == pytest.approx(0.1, abs=0.02)
    alone = over_weighted_seeds(values, np.array([50.0, 0.0, 0.0, 0.0])).told()
    assert alone == {"value": pytest.approx(0.1), "low": None, "high": None}
    nothing = over_weighted_seeds(np.array([np.nan]), np.array([3.0])).told()
    assert nothing == {"value": None, "low": None, "high": None}


def test_intervals_that_touch_are_not_apart():
    worlds = [
        *(lived(seed, "random", share, 0.5) for seed, share in ((1, 0.2), (2, 0.9), (3, 0.5))),
        *(lived(seed, "expert", share, 0.5) for seed, share in ((1, 0.3), (2, 1.0), (3, 0.6))),
    ]
    (first, _) = compared(worlds)["against"]
    assert not first["apart"]
    assert first["gain"]["low"] > 0


def test_one_world_has_no_interval_and_what_nobody_has_no_value():
    one = over_seeds(np.array([0.4]))
    assert one.value == 0.4
    assert np.isnan(one.low)
    assert np.isnan(over_seeds(np.array([np.nan])).value)


def test_student_s_interval_covers_as_often_as_it_says():
    rng = np.random.default_rng(1)
    found = [over_seeds(rng.normal(3, 2, 20)) for _ in range(2000)]
    assert np.mean([each.low <= 3 <= each.high for each in found]) == pytest.approx(0.95, abs=0.015)


@pytest.mark.parametrize(("form", "begins"), [("png", b"\x89PNG"), ("svg", b"<?xml")])
def test_a_chart_is_drawn(form, begins):
    assert chart(compared(WORLDS), form).startswith(begins)
