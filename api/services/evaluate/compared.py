"""How do policies stand beside each other over the worlds of many seeds? Means with intervals."""

from collections.abc import Callable, Sequence
from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.stats import t

from api.services.evaluate.contenders import OTHERS, OURS
from api.services.evaluate.lived import Lived
from data.world.measured import HORIZONS
from matcher.learn.measures import Interval

MAIN: Final = tuple(f"in_training_{months}" for months in HORIZONS)
GROUPS: Final = ("place", "sex", "age", "level")
_SURE: Final = 0.975

type Numbers = NDArray[np.float64]
type Told = Callable[[pd.DataFrame], float]
# Value, low and high of an interval; None where there is none (one world, nobody).
type Said = dict[str, float | None]


def _mean(name: str) -> Told:
    return lambda people: float(people[name].mean())


# What is told of the people of one world; the mean over those whom it concerns.
PEOPLE: Final[dict[str, Told]] = {
    **{name: _mean(name) for name in MAIN},
    "signed": _mean("signed"),
    "ruptures": lambda people: _share(people["ruptures"].sum(), people["signed"].sum()),
    **{name: _mean(name) for name in ("days_to_sign", "travel_hours", "no_option")},
}
PLACES: Final = ("exposure_gini", "most_per_place")


def compared(found: Sequence[Lived]) -> dict[str, Any]:
    """Every policy with its measures and groups, and ours against the others, seed by seed."""
    policies = list(dict.fromkeys(each.policy for each in found))
    worlds = {name: [each for each in found if each.policy == name] for name in policies}
    return {
        "seeds": sorted({each.seed for each in found}),
        "policies": {name: _told(own) for name, own in worlds.items()},
        "against": [
            _against(worlds, (ours, other), measure)
            for ours in policies
            if ours in OURS
            for other in policies
            if other in OTHERS
            for measure in MAIN
        ],
    }


def over_seeds(values: Numbers) -> Interval:
    """The mean of one number a seed, and its interval by Student's t."""
    known = values[~np.isnan(values)]
    n = len(known)
    if n == 0:
        return Interval(float("nan"), float("nan"), float("nan"))
    mean = float(known.mean())
    half = float(t.ppf(_SURE, n - 1) * known.std(ddof=1) / np.sqrt(n)) if n > 1 else float("nan")
    return Interval(mean, mean - half, mean + half)


def over_weighted_seeds(values: Numbers, weights: Numbers) -> Interval:
    """The mean of one number a seed, each counted by how much it tells, and its interval.

    By Student's t with as many degrees as so unequal weights leave.
    """
    share = np.where(np.isnan(values), 0.0, weights)
    known = np.nan_to_num(values)
    if share.sum() == 0:
        return Interval(float("nan"), float("nan"), float("nan"))
    share = share / share.sum()
    mean, worth = float(share @ known), float(1 / (share @ share))
    if worth <= 1:
        return Interval(mean, float("nan"), float("nan"))
    spread = np.sqrt(worth / (worth - 1) * (share**2 @ (known - mean) ** 2))
    half = float(t.ppf(_SURE, worth - 1) * spread)
    return Interval(mean, mean - half, mean + half)


def _told(worlds: Sequence[Lived]) -> dict[str, Any]:
    people = [each.found.people for each in worlds]
    measures = {name: _over(people, told) for name, told in PEOPLE.items()}
    places = {
        name: _interval(np.array([each.found.places[name] for each in worlds])) for name in PLACES
    }
    return {
        "measures": {**measures, **places},
        "groups": {group: _by_group(people, group) for group in GROUPS},
        "rural_gap": {name: _interval(_rural_gap(worlds, name)) for name in MAIN},
    }


def _by_group(people: Sequence[pd.DataFrame], group: str) -> dict[str, Any]:
    """Every measure by the values of a group."""
    values = sorted(set().union(*(set(each[group]) for each in people)))
    return {
        value: {
            name: _over([each[each[group] == value] for each in people], told)
            for name, told in PEOPLE.items()
        }
        for value in values
    }


def _against(worlds: dict[str, list[Lived]], pair: tuple[str, str], measure: str) -> dict[str, Any]:
    """One of ours beside one of the others in the same worlds. `apart`: both intervals are."""
    ours, other = (_by_seed(worlds[name], measure) for name in pair)
    both = sorted(set(ours) & set(other))
    one, two = (np.array([each[seed] for seed in both]) for each in (ours, other))
    gap_one, gap_two = (_gaps_by_seed(worlds[name], measure) for name in pair)
    wider = np.array([abs(gap_one[seed]) - abs(gap_two[seed]) for seed in both])
    farther = np.array([gap_one[seed] - gap_two[seed] for seed in both])
    weights = {each.seed: _rural_weight(each) for each in worlds[pair[0]]}
    return {
        "ours": pair[0],
        "other": pair[1],
        "measure": measure,
        "gain": _interval(one - two),
        "apart": over_seeds(one).low > over_seeds(two).high,
        "rural_gap_wider_by": _interval(wider),
        "rural_gap_weighted": over_weighted_seeds(
            farther, np.array([weights[seed] for seed in both])
        ).told(),
    }


def _by_seed(worlds: Sequence[Lived], measure: str) -> dict[int, float]:
    return {each.seed: PEOPLE[measure](each.found.people) for each in worlds}


def _gaps_by_seed(worlds: Sequence[Lived], measure: str) -> dict[int, float]:
    gaps = _rural_gap(worlds, measure)
    return {each.seed: float(gap) for each, gap in zip(worlds, gaps, strict=True)}


def _rural_gap(worlds: Sequence[Lived], measure: str) -> Numbers:
    """By how much urban people stand above rural ones, world by world."""
    told = PEOPLE[measure]
    return np.array(
        [
            told(people[people["place"] == "urban"]) - told(people[people["place"] == "rural"])
            for people in (each.found.people for each in worlds)
        ],
        dtype=np.float64,
    )


def _rural_weight(world: Lived) -> float:
    """How much a world tells of the gap: in some, three of two hundred are rural."""
    rural = float((world.found.people["place"] == "rural").sum())
    return rural * (len(world.found.people) - rural) / len(world.found.people)


def _over(people: Sequence[pd.DataFrame], told: Told) -> Said:
    values = [told(each) if len(each) else float("nan") for each in people]
    return _interval(np.array(values, dtype=np.float64))


def _interval(values: Numbers) -> Said:
    return over_seeds(values).told()


def _share(part: float, whole: float) -> float:
    return float(part / whole) if whole else float("nan")
