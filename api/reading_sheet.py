"""What may a young person take home of an offer? Only what is named here.

Scores, chances, reasons, warnings and history are for professionals; a sheet is an allow-list, so
that what a ranking learns to tell tomorrow does not leave with it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

# How many offers are on a sheet when nobody chose: what fits one page beside its heading.
USUAL: Final = 3
MOST: Final = 8


@dataclass(frozen=True, slots=True)
class SheetOffer:
    """One offer in words for its reader; None: not known, or not for them to know."""

    offer_id: str
    kind: str
    title: str
    level: int | None
    employer: str | None
    commune: str | None
    start_from: str | None
    start_to: str | None
    employer_leg: Mapping[str, Any]
    cfa_leg: Mapping[str, Any] | None
    journey: Mapping[str, Any]
    apply_way: str
    apply_value: str | None
    owner: str | None


def sheet_offers(
    ranking: Mapping[str, Any], proposed: Iterable[str], asked: Iterable[str]
) -> list[SheetOffer]:
    """The offers asked for; else those proposed and waiting; else the first of the list.

    In the order of the list, MOST at most. What is not on it is left out: it is not possible.
    """
    listed = {offer["offer_id"]: offer for offer in ranking["offers"]}
    for wanted in (set(asked), set(proposed)):
        chosen = [offer for offer_id, offer in listed.items() if offer_id in wanted]
        if chosen:
            return [_sheet(offer) for offer in chosen[:MOST]]
    return [_sheet(offer) for offer in ranking["offers"][:USUAL]]


def _sheet(offer: Mapping[str, Any]) -> SheetOffer:
    return SheetOffer(
        offer_id=offer["offer_id"],
        kind=offer["kind"],
        title=offer["title"],
        level=offer["diploma_level"],
        employer=offer["employer"],
        commune=offer["commune"],
        start_from=offer["start_from"],
        start_to=offer["start_to"],
        employer_leg=offer["legs"]["employer"],
        cfa_leg=offer["legs"]["cfa"],
        journey=offer["journey"],
        apply_way=offer["apply"]["way"],
        apply_value=offer["apply"]["value"],
        owner=offer["owner"],
    )
