"""Who looks for a place in the drawn country? Any number of people, some thousands at a time."""

from collections.abc import Iterator
from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.random import Generator

from data.demo.chance import stream
from data.france.country import Country
from data.france.facts import drawn_flag, drawn_integer, known_flag, known_text
from data.france.pool import employer_ids
from models.enums import RefusedHours, Stage
from models.frames.people import OF_PEOPLE

# Frames of so many people stand in memory at a time.
AT_ONCE: Final = 50_000
_LIMITS: Final = ([20, 30, 45, 60, None], [0.08, 0.27, 0.35, 0.18, 0.12])
_CFA_LIMITS: Final = ([45, 60, 90, None], [0.25, 0.3, 0.2, 0.25])
# From 15 to 29.
_AGE_WEIGHTS: Final = np.array([1, 11, 14, 15, 13, 11, 9, 7, 6, 5, 4, 1.5, 1, 1, 0.5])
_AGE_CHANCES: Final = _AGE_WEIGHTS / _AGE_WEIGHTS.sum()

type Frames = dict[str, pd.DataFrame]


def people_frames(ground: Country, people: int, offers: int) -> Iterator[Frames]:
    """Frames of so many people, from north to south; they know employers of so many offers."""
    homes = ground.draw_communes(stream(ground.seed, "homes"), people)
    for first in range(0, people, AT_ONCE):
        rng = stream(ground.seed, f"people from {first}")
        yield _block(rng, ground, (first, homes[first : first + AT_ONCE]), offers)


def _block(rng: Generator, ground: Country, where: tuple[int, np.ndarray], offers: int) -> Frames:
    first, homes = where
    ids = np.array([f"p{first + row:07d}" for row in range(len(homes))], dtype=object)
    wishes = ground.plans.draw(rng, len(ids))
    drawn = {
        "people": _people(rng, ground, ids, wishes[:, 0]),
        "homes": _homes(rng, ground, ids, homes),
        "wishes": _wishes(rng, ground, ids, wishes),
        "lifts": _lifts(rng, ids),
        "refusals": _refusals(rng, ground, ids),
        "stays": _stays(rng, ground, ids, offers),
    }
    return {schema.name: schema.conform(drawn[schema.name]) for schema in OF_PEOPLE}


def _people(rng: Generator, ground: Country, ids: np.ndarray, trade: np.ndarray) -> pd.DataFrame:
    n, today = len(ids), np.datetime64(ground.today, "D")
    age = rng.choice(np.arange(15, 30), n, p=_AGE_CHANCES)
    entered = rng.choice(["none", "candidate", "admitted", "started"], n, p=[0.75, 0.05, 0.1, 0.1])
    by_trade = ground.courses.groupby("rome")["course_id"].agg(list).to_dict()
    own = [by_trade.get(rome, [None]) for rome in ground.trades[trade]]
    place = rng.random(n)
    course = [each[int(len(each) * p)] for each, p in zip(own, place, strict=True)]
    return pd.DataFrame(
        {
            "person_id": ids,
            "birth_date": (today - (365.25 * age + rng.integers(0, 365, n)).astype(int)).astype(
                "datetime64[s]"
            ),
            "level_reached": drawn_integer(
                rng, n, [2, 3, 4, 5, None], [0.45, 0.25, 0.2, 0.05, 0.05]
            ),
            "college_finished": drawn_flag(rng, n, 0.95, 0.03),
            "stage": rng.choice([str(stage) for stage in Stage], n, p=[0.2, 0.4, 0.4]),
            "enrolment": entered,
            "course_id": known_text(course, entered != "none"),
            "cfa_entry_date": np.where(
                entered == "started", today - rng.integers(0, 80, n), np.datetime64("NaT", "s")
            ).astype("datetime64[s]"),
            "age_limit_lifted": rng.random(n) < 0.02,
            "no_mobility": drawn_flag(rng, n, 0.03, 0.0),
            "max_minutes_employer": drawn_integer(rng, n, *_LIMITS),
            "max_minutes_cfa": drawn_integer(rng, n, *_CFA_LIMITS),
            "available_from": (today + rng.integers(0, 60, n)).astype("datetime64[s]"),
            **_means(rng, n, age),
        }
    )


def _means(rng: Generator, n: int, age: np.ndarray) -> dict[str, Any]:
    adult = (age >= 18) & (rng.random(n) < 0.35)
    rides = rng.random(n) < 0.2
    licences = np.where(adult, "b", np.where(rides, "am", ""))
    return {
        "walks": True,
        "has_bike": drawn_flag(rng, n, 0.45, 0.1),
        "has_moped": known_flag(rides & (rng.random(n) < 0.6)),
        "has_car": known_flag(adult & (rng.random(n) < 0.7)),
        "uses_transit": drawn_flag(rng, n, 0.5, 0.1),
        "licences": licences,
    }


def _homes(rng: Generator, ground: Country, ids: np.ndarray, homes: np.ndarray) -> pd.DataFrame:
    """One person in fourteen has a second home, a few communes away."""
    second = np.flatnonzero(rng.random(len(ids)) < 0.07)
    other = np.clip(homes[second] + rng.integers(-30, 31, len(second)), 0, len(ground.communes) - 1)
    return pd.DataFrame(
        {
            "person_id": np.concatenate([ids, ids[second]]),
            "label": "domicile",
            **ground.places(np.concatenate([homes, other])),
        }
    )


def _wishes(rng: Generator, ground: Country, ids: np.ndarray, wishes: np.ndarray) -> pd.DataFrame:
    person, rank = np.nonzero(wishes >= 0)
    n = len(person)
    return pd.DataFrame(
        {
            "person_id": ids[person],
            "rank": rank + 1,
            "rome": ground.trades[wishes[person, rank]],
            "target_level": drawn_integer(rng, n, [3, 4, 5, None], [0.3, 0.2, 0.1, 0.4]),
            "target_rncp": None,
            "max_minutes": drawn_integer(rng, n, [30, 60, None], [0.05, 0.05, 0.9]),
        }
    )


def _lifts(rng: Generator, ids: np.ndarray) -> pd.DataFrame:
    driven = np.flatnonzero(rng.random(len(ids)) < 0.08)
    n = len(driven)
    return pd.DataFrame(
        {
            "person_id": ids[driven],
            "weekdays": rng.choice(["12345", "123", "1234567"], n),
            "leaves_after": drawn_integer(rng, n, [360, 450, None], [0.3, 0.3, 0.4]),
            "back_before": drawn_integer(rng, n, [1080, 1200, None], [0.3, 0.3, 0.4]),
        }
    )


def _refusals(rng: Generator, ground: Country, ids: np.ndarray) -> pd.DataFrame:
    hours = np.flatnonzero(rng.random(len(ids)) < 0.15)
    trades = np.flatnonzero(rng.random(len(ids)) < 0.1)
    return pd.DataFrame(
        {
            "person_id": np.concatenate([ids[hours], ids[trades]]),
            "kind": ["hours"] * len(hours) + ["trade"] * len(trades),
            "value": np.concatenate(
                [
                    rng.choice(np.array([str(h) for h in RefusedHours], dtype=object), len(hours)),
                    ground.trades[ground.draw_trades(rng, len(trades))],
                ]
            ),
        }
    )


def _stays(rng: Generator, ground: Country, ids: np.ndarray, offers: int) -> pd.DataFrame:
    """One person in six has done a PMSMP."""
    done = np.flatnonzero(rng.random(len(ids)) < 1 / 6)
    n = len(done)
    starts = np.datetime64(ground.today, "D") - rng.integers(20, 600, n)
    return pd.DataFrame(
        {
            "person_id": ids[done],
            "employer_id": employer_ids(rng, n, offers),
            "kind": "pmsmp",
            "rome": ground.trades[ground.draw_trades(rng, n)],
            "starts_on": starts.astype("datetime64[s]"),
            "ends_on": (starts + rng.integers(4, 20, n)).astype("datetime64[s]"),
            "is_renewal": False,
            "purpose_met": drawn_flag(rng, n, 0.6, 0.2),
            "ruptured": False,
        }
    )
