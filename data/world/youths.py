"""Who are the young people of a simulated world, and what does nobody's file say of them?

`ready` (how they come across and hold on) and `liking` (how much they really like each trade they
name) are planted and never shown; `sex` and `qpv` are for the bias report only.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.demo.chance import stream
from data.france import Country, people_frames
from data.world.plan import MONTH, WorldPlan
from data.world.truth import load_truth

# Wishes of the drawn country's people, at most.
MOST_WISHES: Final = 4
# Shares of the young people whom a Mission Locale follows (own choice, close to public figures).
_WOMEN, _QPV = 0.49, 0.17


@dataclass(frozen=True)
class Youths:
    """People as frames of `models.frames.people`, the month each enters, and what is hidden."""

    frames: dict[str, pd.DataFrame]
    enters: NDArray[np.int64]
    ready: NDArray[np.float64]
    liking: NDArray[np.float64]
    women: NDArray[np.bool_]
    qpv: NDArray[np.bool_]
    ages: NDArray[np.int64]
    levels: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.enters)

    def likes(self, person: NDArray[np.int64], wish: NDArray[np.int64]) -> NDArray[np.float64]:
        """How much these people really like the trades of these wishes (-1: of none, 0)."""
        return np.where(wish < 0, 0.0, self.liking[person, np.clip(wish, 0, MOST_WISHES - 1)])


def draw_youths(ground: Country, plan: WorldPlan) -> Youths:
    """People of a territory, from its communes, entering evenly over the first months."""
    rng, hidden, n = stream(plan.seed, "youths"), load_truth().hidden, plan.people
    enters = rng.permutation(np.arange(n) % plan.entry_months)
    parts = list(people_frames(ground, n, round(plan.employers * 4 / 3)))
    frames = {
        name: pd.concat([part[name] for part in parts], ignore_index=True) for name in parts[0]
    }
    people = _entering(frames["people"], enters)
    age = (ground.today - people["birth_date"].dt.date).map(lambda gap: gap.days // 365.25)
    return Youths(
        frames={**frames, "people": people},
        enters=enters,
        ready=rng.normal(0, hidden["person_ready"], n),
        liking=rng.normal(0, hidden["person_liking"], (n, MOST_WISHES)),
        women=rng.random(n) < _WOMEN,
        qpv=rng.random(n) < _QPV,
        ages=age.to_numpy(dtype=np.int64),
        levels=people["level_reached"].fillna(2).to_numpy(dtype=np.int64),
    )


def _entering(people: pd.DataFrame, enters: NDArray[np.int64]) -> pd.DataFrame:
    """The same people, their dates counted from the day they enter."""
    later = pd.to_timedelta(np.round(enters * MONTH), unit="D")
    return people.assign(
        available_from=(people["available_from"] + later).astype("datetime64[s]"),
        cfa_entry_date=(people["cfa_entry_date"] + later).astype("datetime64[s]"),
    )
