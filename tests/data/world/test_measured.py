"""What is counted from each entry: of a log written by hand, and of one that was lived."""

import numpy as np
import pandas as pd
import pytest

from api.services.world import reader_of
from data.world import Log, Table, Territory
from data.world.measured import gini, groups_of, measured

GRID = {"employer_leg": (*map(str, range(255)), "unknown"), "cfa_leg": ("0", "1", "2", "boarding")}


def log_of(territory: Territory, contracts: list[tuple[int, int, int]]) -> Log:
    """Contracts (person, months after entering, months until broken), 30 minutes from home."""
    enters = territory.youths.enters
    rows = pd.DataFrame(
        {
            "person": [person for person, _, _ in contracts],
            "month": [enters[person] + later for person, later, _ in contracts],
            "broken_after": [broken for _, _, broken in contracts],
            "kind": "apprenticeship",
        }
    )
    entries = np.tile(np.array([30, 2], dtype=np.int16), (len(rows), 1))
    proposals = pd.DataFrame(
        {
            "person": [0, 1, 0],
            "month": [0, 0, 1],
            "offer": [0, 0, 1],
            "employer_id": ["employer-000000", "employer-000000", "employer-000001"],
        }
    )
    return Log(Table(proposals, np.zeros((3, 2), dtype=np.int16)), Table(rows, entries))


def test_in_training_is_under_an_unbroken_contract_at_each_horizon(territory: Territory):
    log = log_of(territory, [(0, 0, 40), (1, 0, 6), (2, 7, 40), (3, 1, 2), (3, 5, 40)])
    people = measured(log, territory, GRID).people
    assert people["in_training_6"].tolist()[:5] == [1, 0, 0, 1, 0]
    assert people["in_training_12"].tolist()[:5] == [1, 0, 1, 1, 0]
    assert people["signed"].tolist()[:5] == [1, 1, 1, 2, 0]
    assert people["ruptures"].tolist()[:5] == [0, 1, 0, 1, 0]


def test_days_hours_and_options_of_each(territory: Territory):
    people = measured(log_of(territory, [(0, 0, 9), (1, 2, 9)]), territory, GRID).people
    assert people["days_to_sign"][0] == 0
    assert people["days_to_sign"][1] == pytest.approx(2 * 30.4375)
    assert np.isnan(people["days_to_sign"][2])
    # Half an hour each way on two thirds of five days, and two hours a month to the CFA.
    assert people["travel_hours"][0] == pytest.approx(2 * 5 * 2 / 3 / 2 + 2 / 4.33)
    assert people["no_option"].tolist()[:3] == [0, 0, 1]


def test_a_log_without_anything_leaves_everybody_where_they_were(territory: Territory):
    nothing = Table(pd.DataFrame(), np.empty((0, 0), dtype=np.int16))
    found = measured(Log(nothing, nothing), territory, GRID)
    assert found.people[["in_training_6", "signed"]].to_numpy().sum() == 0
    assert found.people["no_option"].all()
    assert found.places == {"exposure_gini": 0.0, "most_per_place": 0.0}


def test_a_lived_log_is_measured_within_its_bounds(territory: Territory, log: Log):
    found = measured(log, territory, reader_of(territory).grid)
    assert len(found.people) == territory.plan.people
    assert 0 < found.people["in_training_6"].mean() < 1
    assert found.people["travel_hours"].dropna().between(0, 60).all()
    assert 0 < found.places["exposure_gini"] < 1
    assert found.places["most_per_place"] >= 1


def test_groups_are_told_of_everybody(territory: Territory):
    groups = groups_of(territory)
    assert len(groups) == territory.plan.people
    assert all(set(groups[name]) for name in groups)
    assert set(groups["place"]) <= {"rural", "urban"}


@pytest.mark.parametrize(
    ("counts", "value"), [([1, 1, 1], 0), ([0, 0, 3], 2 / 3), ([0, 0], 0), ([1, 3], 0.25)]
)
def test_gini(counts, value):
    assert gini(np.array(counts, dtype=float)) == pytest.approx(value)
