"""Which policies are compared? Six of other services, four of ours, by name."""

from collections.abc import Callable, Mapping
from typing import Final

from api.services.evaluate.own_lists import OwnLists
from api.services.evaluate.shared_lists import PricedLists, RunLists
from api.services.scorecards_known import expert_scorecard
from data.world.baselines import BASELINES, Proposer
from matcher.learn.world_reader import WorldReader
from matcher.scorecard import Scorecard
from models.errors import SettingsError
from models.simulation import Policy

_FITTED: Final[Mapping[str, Callable[[Scorecard, WorldReader], Policy]]] = {
    "fitted": OwnLists,
    "fitted_price": PricedLists,
    "fitted_batch": RunLists,
}
OTHERS: Final = tuple(BASELINES)
OURS: Final = ("expert", *_FITTED)
POLICIES: Final = (*OTHERS, *OURS)


def policy_of(name: str, reader: WorldReader, fitted: Scorecard) -> Policy:
    """The policy of a name, reading one world."""
    if name in BASELINES:
        return Proposer(BASELINES[name]())
    if name == "expert":
        return OwnLists(expert_scorecard(), reader)
    return _FITTED[name](fitted, reader)


def check_policies(names: tuple[str, ...]) -> None:
    """Raises SettingsError naming the first policy that is not known."""
    for name in names:
        if name not in POLICIES:
            raise SettingsError(
                f"--policies : « {name} » est inconnue ; attendu, séparées par des virgules : "
                f"{', '.join(POLICIES)}."
            )
