"""What becomes of everybody in the worlds of some seeds, under each policy?"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import joblib

from api.services.evaluate.contenders import policy_of
from api.services.scorecards_known import expert_scorecard
from api.services.world import reader_of, simulate
from api.services.world.answered import answered, joined
from data.world import WorldPlan, draw_territory, live
from data.world.measured import Measured, measured
from matcher.learn.train import train
from matcher.scorecard import Scorecard

# A list may hold any offer that stands in the pool.
EVERY_OFFER: Final = 1_000_000

type Step = Callable[[str], None]


@dataclass(frozen=True)
class WorldSize:
    """So many people and employers; people enter over the first half of the months."""

    people: int = 200
    employers: int = 240
    months: int = 24

    def plan(self, seed: int) -> WorldPlan:
        """The world of a seed in which policies are compared."""
        return WorldPlan(
            seed=seed,
            people=self.people,
            employers=self.employers,
            months=self.months,
            entry_months=self.months // 2,
            looked_at=EVERY_OFFER,
        )


@dataclass(frozen=True)
class PastSize:
    """Worlds under their past advisers, whose answers a scorecard is fitted on."""

    seeds: Sequence[int] = (0, 1, 2, 3)
    people: int = 4500
    employers: int = 9000
    months: int = 18

    def plan(self, seed: int) -> WorldPlan:
        """Entries go on to the end, as they do."""
        return WorldPlan(
            seed=seed,
            people=self.people,
            employers=self.employers,
            months=self.months,
            entry_months=self.months,
            proposals=8,
            looked_at=60,
        )


@dataclass(frozen=True)
class Lived:
    """One seed under one policy."""

    seed: int
    policy: str
    found: Measured


def fitted_on(past: PastSize, step: Step) -> Scorecard:
    """The scorecard that the past advisers' answers make."""
    worlds = []
    for seed in past.seeds:
        worlds.append(answered(simulate(past.plan(seed)), past.months))
        step(f"Passé du monde {seed}")
    return train(joined(worlds), expert_scorecard(), {"worlds": list(past.seeds)})


def lived(
    seeds: Sequence[int], policies: Sequence[str], size: WorldSize, fitted: Scorecard
) -> Iterator[list[Lived]]:
    """Every seed under every policy, seed by seed as they end, where joblib was told to."""
    tasks = (joblib.delayed(_one_seed)(size.plan(seed), policies, fitted) for seed in seeds)
    yield from joblib.Parallel(return_as="generator")(tasks)


def _one_seed(plan: WorldPlan, policies: Sequence[str], fitted: Scorecard) -> list[Lived]:
    territory, found = draw_territory(plan), []
    for name in policies:
        # What people do is remembered by whoever reads them: each policy has its own reader.
        reader = reader_of(territory)
        log = live(territory, reader, policy_of(name, reader, fitted))
        found.append(Lived(plan.seed, name, measured(log, territory, reader.grid)))
    return found
