"""Where does each contract stand today, and how many broke within each horizon?"""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Any, Final

from dateutil.relativedelta import relativedelta

from api.services.activity.placed import Placed
from api.small_counts import shown
from models.enums import OutcomeKind

# Without a word for this long, a contract that should run is one nobody knows of.
SILENCE: Final = relativedelta(months=6)
# DARES counts ruptures at nine months; forty-five days is free rupture (L6222-18).
HORIZONS: Final = (
    ("45_days", relativedelta(days=45)),
    *((f"{months}_months", relativedelta(months=months)) for months in (3, 6, 9, 12)),
)
_NEWS: Final = (OutcomeKind.IN_TRAINING_6M_SAME, OutcomeKind.IN_TRAINING_6M_NEW, OutcomeKind.SIGNED)


class ContractState(StrEnum):
    """Every contract is in exactly one."""

    RUNNING = "running"
    NO_NEWS = "no_news"
    LOST_FROM_VIEW = "lost_from_view"
    RUPTURED = "ruptured"
    COMPLETED = "completed"


def state_of(contract: Placed, today: date) -> ContractState:
    """A rupture is told before an end, an end before silence."""
    if contract.ruptured_on is not None:
        return ContractState.RUPTURED
    over = contract.ends_on is not None and contract.ends_on < today
    if OutcomeKind.COMPLETED in contract.told or (
        over and OutcomeKind.LOST_FROM_VIEW not in contract.told
    ):
        return ContractState.COMPLETED
    if OutcomeKind.LOST_FROM_VIEW in contract.told:
        return ContractState.LOST_FROM_VIEW
    heard = max([contract.starts_on, *(contract.told[k] for k in _NEWS if k in contract.told)])
    return ContractState.NO_NEWS if heard + SILENCE < today else ContractState.RUNNING


def states(contracts: Sequence[Placed], today: date) -> dict[str, int]:
    """Contracts in each state, all states named."""
    counts = Counter(state_of(contract, today) for contract in contracts)
    return {state.value: counts[state] for state in ContractState}


def ruptures(contracts: Sequence[Placed], today: date) -> list[dict[str, Any]]:
    """By horizon: how many contracts are known that long, how many broke, and the share.

    Only contracts begun at least a horizon ago count, and not those lost from view before it:
    they would pass for contracts that held. None where fewer than five would be told of.
    """
    return [_within(contracts, name, horizon, today) for name, horizon in HORIZONS]


def _within(
    contracts: Sequence[Placed], name: str, horizon: relativedelta, today: date
) -> dict[str, Any]:
    known = [c for c in contracts if c.starts_on + horizon <= today and _is_known(c, horizon)]
    broken = sum(_broke(contract, horizon) for contract in known)
    told = None not in (shown(len(known)), shown(broken), shown(len(known) - broken))
    return {
        "horizon": name,
        "followed": shown(len(known)),
        "ruptured": broken if told else None,
        "share": round(broken / len(known), 4) if told and known else None,
    }


def _broke(contract: Placed, horizon: relativedelta) -> bool:
    return contract.ruptured_on is not None and contract.ruptured_on < contract.starts_on + horizon


def _is_known(contract: Placed, horizon: relativedelta) -> bool:
    lost = contract.told.get(OutcomeKind.LOST_FROM_VIEW)
    return _broke(contract, horizon) or lost is None or lost >= contract.starts_on + horizon
