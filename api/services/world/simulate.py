"""What did a simulated world's months leave, its pairs read by the real factors?"""

from collections.abc import Callable

from data.reference import load
from data.rules import load_rules
from data.scorecards import load_expert_page
from data.travel import load_distance_constants
from data.world import Log, Territory, WorldPlan, draw_territory, live
from matcher.columns import Person
from matcher.learn.world_reader import WorldReader
from matcher.scorecard.expert import scorecard_from_page
from matcher.travel import DistanceModel
from models.simulation import Policy


def reader_of(territory: Territory) -> WorldReader:
    """Reads a territory's pairs by the expert scorecard's means, rules and the distance model."""
    page, trades = load_expert_page(), load("trades")
    return WorldReader(
        scorecard=scorecard_from_page(page),
        rules=load_rules(),
        travel=DistanceModel(load_distance_constants()),
        labels=dict(zip(trades["rome"], trades["label"], strict=True)),
        priors=page["priors"],
        people=Person.each(territory.youths.frames),
    )


def simulate(
    plan: WorldPlan,
    policy: Policy | None = None,
    step: Callable[[int], None] = lambda _month: None,
) -> Log:
    """The log of a world under a policy (its past advisers without one)."""
    territory = draw_territory(plan)
    return live(territory, reader_of(territory), policy, step)
