"""Does an allocation keep to the rules, and do its prices prove what it says? Checked separately.

Nothing of the solver is used: sums are made anew, in Python's own whole numbers.
"""

from collections.abc import Iterator
from enum import StrEnum

import numpy as np
import pandas as pd

from matcher.allocate.allocation import Allocation
from matcher.allocate.market import Candidates, Longs, Rooms


class Flaw(StrEnum):
    """What can be wrong with an allocation."""

    NOT_A_CANDIDATE = "une suggestion n'est pas parmi les candidates"
    TWICE = "une suggestion figure deux fois"
    PERSON_OVER = "un jeune reçoit plus de suggestions que prévu"
    OFFER_OVER = "une offre reçoit plus de jeunes que prévu"
    VALUE = "la valeur annoncée n'est pas la somme des suggestions"
    NO_CERTIFICATE = "il manque le prix d'une offre"
    NEGATIVE_PRICE = "un prix est négatif"
    BOUND = "les prix ne prouvent pas la borne annoncée"
    ABOVE_BOUND = "la valeur dépasse la borne"


def flaws_of(candidates: Candidates, rooms: Rooms, allocation: Allocation) -> list[Flaw]:
    """Everything that is wrong; empty when an allocation may be used."""
    inside = (allocation.chosen >= 0) & (allocation.chosen < len(candidates.person))
    if not inside.all():
        return [Flaw.NOT_A_CANDIDATE]
    return [
        *_broken_rules(candidates, rooms, allocation),
        *_unproven(candidates, rooms, allocation),
    ]


def _broken_rules(candidates: Candidates, rooms: Rooms, allocation: Allocation) -> Iterator[Flaw]:
    chosen = pd.DataFrame(
        {name: column[allocation.chosen] for name, column in candidates._asdict().items()}
    )
    if pd.Series(allocation.chosen).duplicated().any():
        yield Flaw.TWICE
    for name, room, flaw in (
        ("person", rooms.person, Flaw.PERSON_OVER),
        ("offer", rooms.offer, Flaw.OFFER_OVER),
    ):
        taken = chosen[name].value_counts()
        if (taken.to_numpy() > room[taken.index.to_numpy()]).any():
            yield flaw
    total = sum(map(int, chosen["value"]))
    total += sum(int(rooms.bonus[person]) for person in chosen["person"].unique())
    if total != allocation.value:
        yield Flaw.VALUE


def _unproven(candidates: Candidates, rooms: Rooms, allocation: Allocation) -> Iterator[Flaw]:
    if len(allocation.prices) != len(rooms.offer):
        yield Flaw.NO_CERTIFICATE
        return
    if (allocation.prices < 0).any():
        yield Flaw.NEGATIVE_PRICE
    if _dual(candidates, rooms, allocation.prices, allocation.scale) > allocation.bound:
        yield Flaw.BOUND
    if allocation.value > allocation.bound:
        yield Flaw.ABOVE_BOUND


def _dual(candidates: Candidates, rooms: Rooms, prices: Longs, scale: int) -> int:
    """Σ rooms × prices + Σ over people of the best they could do at these prices."""
    worth = candidates.value.astype(np.int64) * scale - prices[candidates.offer]
    pairs = pd.DataFrame({"person": candidates.person, "worth": worth})
    pairs = pairs.sort_values(["person", "worth"], ascending=[True, False])
    nth = pairs.groupby("person").cumcount().to_numpy()
    pairs = pairs[nth < rooms.person[pairs["person"].to_numpy()]]
    is_first = ~pairs["person"].duplicated()
    gained = pairs["worth"].where(
        ~is_first, pairs["worth"] + rooms.bonus[pairs["person"].to_numpy()] * scale
    )
    seats = sum(int(room) * int(price) for room, price in zip(rooms.offer, prices, strict=True))
    return (seats + sum(map(int, gained.clip(lower=0)))) // scale
