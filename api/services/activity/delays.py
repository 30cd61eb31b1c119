"""How long does it take: from a proposal, a rupture or the entry in a CFA to a contract?"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from statistics import quantiles
from typing import Any

from api.services.activity.placed import Placed
from api.small_counts import LEAST_SHOWN, shown
from models.enums import OutcomeKind


def delays(contracts: Sequence[Placed], earlier: Iterable[Placed]) -> list[dict[str, Any]]:
    """Days up to the contracts of a period: how many are known, quartiles and median.

    `earlier` are all contracts known of the same people. None where fewer than five are known.
    """
    waits = {
        "proposal_to_signature": _from_proposal(contracts),
        "rupture_to_contract": _from_rupture(contracts, earlier),
        "cfa_entry_to_contract": _from_entry(contracts),
    }
    return [_told(name, days) for name, days in waits.items()]


def _told(name: str, days: list[int]) -> dict[str, Any]:
    cuts: list[float | None] = [None, None, None]
    if len(days) >= LEAST_SHOWN:
        cuts = [round(cut) for cut in quantiles(days, n=4, method="inclusive")]
    low, median, high = cuts
    return {"delay": name, "count": shown(len(days)), "q1": low, "median": median, "q3": high}


def _from_proposal(contracts: Sequence[Placed]) -> list[int]:
    """To the day the signature was noted, else to the first day of work."""
    return [
        max((c.told.get(OutcomeKind.SIGNED, c.starts_on) - c.proposed_on).days, 0)
        for c in contracts
        if c.proposed_on is not None
    ]


def _from_rupture(contracts: Sequence[Placed], earlier: Iterable[Placed]) -> list[int]:
    careers: dict[str, list[Placed]] = defaultdict(list)
    for contract in earlier:
        if contract.person_id is not None and contract.is_contract:
            careers[contract.person_id].append(contract)
    ours = {id(contract) for contract in contracts}
    found: list[int] = []
    for career in careers.values():
        for before, after in pairwise(sorted(career, key=_first_day)):
            if id(after) in ours and before.ruptured_on and before.ruptured_on <= after.starts_on:
                found.append((after.starts_on - before.ruptured_on).days)
    return found


def _from_entry(contracts: Sequence[Placed]) -> list[int]:
    return [
        (contract.starts_on - contract.cfa_entry_on).days
        for contract in contracts
        if contract.cfa_entry_on is not None and contract.cfa_entry_on <= contract.starts_on
    ]


def _first_day(contract: Placed) -> date:
    return contract.starts_on
