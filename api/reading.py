"""What does a reader of a ranking see first, and how do the parts add up to the chances?"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

# Log-odds lie on a grid of 1/1024 (design.md, "Exact numbers"): counted in its steps, the parts
# are whole numbers that add up before the reader's eyes.
POINTS_PER_LOG_ODDS: Final = 1024
MAIN_REASONS: Final = 3
# Of two factors that read the same fact, the first weighs apart but its sentence says nothing more.
SAID_BY: Final = {"unknown_distance": "employer_leg"}


@dataclass(frozen=True)
class Part:
    """One line of the sum: what it is, in words, and its points for both chances."""

    label: str
    sentence: str
    signed: int
    held: int

    @property
    def together(self) -> int:
        """What it adds to both log-odds, in points."""
        return self.signed + self.held


@dataclass(frozen=True)
class Sum:
    """The whole explanation of one offer: parts in order, and their totals, in points."""

    parts: tuple[Part, ...]
    signed: int
    held: int


def points(log_odds: float) -> int:
    """Log-odds in steps of the grid, exactly."""
    return round(log_odds * POINTS_PER_LOG_ODDS)


def explained_sum(offer: dict[str, Any]) -> Sum:
    """The starting level and every contribution of an offer of a ranking document."""
    start = offer["intercepts"]
    parts = (
        Part(
            "Point de départ",
            "Niveau de départ de la grille, le même pour toutes les offres de ce type.",
            points(start["signed"]),
            points(start["held"]),
        ),
        *(_part(each) for each in offer["contributions"]),
    )
    return Sum(parts, sum(part.signed for part in parts), sum(part.held for part in parts))


def main_reasons(offer: dict[str, Any], most: int = MAIN_REASONS) -> list[Part]:
    """The contributions that weigh most, whichever way, heaviest first; none that adds nothing.

    One whose sentence another says too is left to the whole sum.
    """
    parts = {each["factor"]: _part(each) for each in offer["contributions"]}
    weighing = {name: part for name, part in parts.items() if part.signed or part.held}
    told = [part for name, part in weighing.items() if SAID_BY.get(name) not in weighing]
    return sorted(told, key=lambda part: -(abs(part.signed) + abs(part.held)))[:most]


def _part(contribution: dict[str, Any]) -> Part:
    return Part(
        label=contribution["label"],
        sentence=contribution["sentence"],
        signed=points(contribution["signed"]),
        held=points(contribution["held"]),
    )


def common_warnings(offers: Iterable[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """By kind of offer, the warnings that all of several offers share: read once, above them."""
    by_kind: dict[str, list[dict[str, Any]]] = {}
    for offer in offers:
        by_kind.setdefault(offer["kind"], []).append(offer)
    return {kind: _shared(alike) if len(alike) > 1 else [] for kind, alike in by_kind.items()}


def _shared(offers: list[dict[str, Any]]) -> list[dict[str, Any]]:
    first, *others = offers
    return [each for each in first["warnings"] if all(each in o["warnings"] for o in others)]


def without(
    reasons: Iterable[dict[str, Any]], told: Iterable[dict[str, Any]]
) -> list[dict[str, Any]]:
    """The reasons that are not told elsewhere already."""
    known = list(told)
    return [reason for reason in reasons if reason not in known]
