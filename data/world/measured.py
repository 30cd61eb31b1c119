"""What became of the young people of a world, and how were its places shared?

Counted from the day each one enters, by whole months. "In training or qualified": under a contract
that has not broken; the world's contracts last longer than a person is followed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.rules import load_rules
from data.world.log import Log, Table
from data.world.openings import draw_openings
from data.world.plan import FIRST_DAY, MONTH
from data.world.territory import Territory
from data.world.truth import Grid

HORIZONS: Final = (6, 12)
_BREAKS_WITHIN: Final = 9
# Two weeks of three in the company: the log keeps no rhythm (own choice, the commonest).
_IN_COMPANY: Final = 2 / 3
_ADULT, _NO_DIPLOMA = 18, 2

type Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Measured:
    """One row a person, with the groups they are counted in, and what is told of all together."""

    people: pd.DataFrame
    places: Mapping[str, float]


def measured(log: Log, territory: Territory, grid: Grid) -> Measured:
    """Everything that is compared between policies."""
    return Measured(_followed(log, territory, grid), _shares(log.proposals, territory))


def groups_of(territory: Territory) -> pd.DataFrame:
    """Where people live and who they are: for the report only, no policy reads this."""
    youths, ground = territory.youths, territory.ground
    homes = youths.frames["homes"].drop_duplicates("person_id").set_index("person_id")["insee"]
    insee = youths.frames["people"]["person_id"].map(homes)
    rural = insee.map(ground.communes.set_index("insee")["rural_class"])
    return pd.DataFrame(
        {
            "place": np.where(rural.fillna("").str.startswith("rural"), "rural", "urban"),
            "sex": np.where(youths.women, "women", "men"),
            "age": np.where(youths.ages < _ADULT, "minor", "adult"),
            "level": np.where(youths.levels <= _NO_DIPLOMA, "no diploma", "diploma"),
        }
    )


def _followed(log: Log, territory: Territory, grid: Grid) -> pd.DataFrame:
    people = groups_of(territory)
    enters = territory.youths.enters
    contracts = _contracts(log.placements, grid)
    month = contracts["month"].to_numpy()
    ends = month + contracts["broken_after"].to_numpy()
    person = contracts["person"].to_numpy(dtype=np.int64)
    n = len(people)
    for horizon in HORIZONS:
        at = enters[person] + horizon
        people[f"in_training_{horizon}"] = _any(person, (month < at) & (ends > at), n)
    people["signed"] = np.bincount(person, minlength=n).astype(np.float64)
    broken = contracts["broken_after"].to_numpy() <= _BREAKS_WITHIN
    people["ruptures"] = np.bincount(person, broken, minlength=n)
    first = contracts.groupby("person").first()
    since = (first["month"] - enters[first.index]) * MONTH
    people["days_to_sign"] = since.reindex(people.index)
    people["travel_hours"] = first["travel_hours"].reindex(people.index)
    asked = log.proposals.rows.get("person", pd.Series(dtype=np.int64))
    people["no_option"] = (~people.index.isin(asked)).astype(np.float64)
    return people


def _contracts(placements: Table, grid: Grid) -> pd.DataFrame:
    """Contracts by month, with hours on the way in a mean week; NaN where a way is not known."""
    columns = ["person", "month", "broken_after", "travel_hours"]
    if not len(placements.rows):
        return pd.DataFrame({name: [] for name in columns})
    own = placements.where((placements.rows["kind"] == "apprenticeship").to_numpy(dtype=bool))
    hours = _weekly_hours(own.entries, grid)
    return own.rows.assign(travel_hours=hours)[columns].sort_values("month", kind="stable")


def _weekly_hours(entries: NDArray[np.int16], grid: Grid) -> Numbers:
    """Both legs: to work on the days not at the CFA, and the CFA's own hours of a month."""
    rules = load_rules()
    days = float(rules.value("working_days_a_week", FIRST_DAY))
    weeks = float(rules.value("weeks_a_month", FIRST_DAY))
    order = list(grid)
    to_work = _numbers(grid["employer_leg"], np.nan)[entries[:, order.index("employer_leg")]]
    # Boarding and what is not known add no daily way.
    to_cfa = _numbers(grid["cfa_leg"], 0.0)[entries[:, order.index("cfa_leg")]]
    return np.asarray(2 * days * _IN_COMPANY * to_work / 60 + to_cfa / weeks)


def _numbers(names: tuple[str, ...], otherwise: float) -> Numbers:
    """What a grid's entries count, minutes or hours; those that are words count something else."""
    return np.array([float(name) if name.isdigit() else otherwise for name in names])


def _any(person: NDArray[np.int64], holds: NDArray[np.bool_], n: int) -> Numbers:
    return (np.bincount(person[holds], minlength=n) > 0).astype(np.float64)


def _shares(proposals: Table, territory: Territory) -> dict[str, float]:
    """How evenly proposals fell on the employers of the territory, and the fullest place."""
    rows = proposals.rows
    if not len(rows):
        return {"exposure_gini": 0.0, "most_per_place": 0.0}
    employers = len(territory.firms)
    counts = np.zeros(employers)
    own = rows["employer_id"].value_counts().to_numpy(dtype=np.float64)
    counts[: len(own)] = own
    places = draw_openings(territory.ground, territory.firms, territory.plan).places
    crowd = rows.groupby(["offer", "month"]).size()
    per_place = crowd.to_numpy() / places[crowd.index.get_level_values("offer")]
    return {"exposure_gini": gini(counts), "most_per_place": float(per_place.max())}


def gini(counts: Numbers) -> float:
    """0 when all have as much, near 1 when one has all; 0 where there is nothing."""
    ordered = np.sort(counts)
    total, n = ordered.sum(), len(ordered)
    if total == 0:
        return 0.0
    place = np.arange(1, n + 1)
    return float((2 * place - n - 1) @ ordered / (n * total))
