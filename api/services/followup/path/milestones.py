"""What happened to a young person, day by day? Every dated thing of a path in one line of time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from api.services.followup.path.lines import PlacementLine, ProposalLine, Step

# Of one day the later in a life stands nearer to today.
_ORDER: Final = ("proposed", "", "starts", "ends", "ruptured")
# An end that was noted already is not told twice.
_ENDS: Final = frozenset({"completed", "pmsmp_done"})


@dataclass(frozen=True)
class Milestone:
    """One thing of one day. `what`: a step of `ProposalLine`, or proposed, starts, ends, ruptured.

    `about` is the offer's title or the trade; `anchor` the line of the path that tells more.
    """

    day: date
    what: str
    kind: str
    about: str
    employer: str | None
    commune: str | None
    anchor: str
    until: date | None = None


def milestones(
    proposals: Iterable[ProposalLine], placements: Iterable[PlacementLine]
) -> list[Milestone]:
    """All of them, newest first; an answer that led to a contract stands once."""
    told: set[int] = set()
    found: list[Milestone] = []
    for line in proposals:
        found += _of_proposal(line, told)
    for placement in placements:
        found += _of_placement(placement, told)
    return sorted(found, key=_when, reverse=True)


def _of_proposal(line: ProposalLine, told: set[int]) -> Iterator[Milestone]:
    # What came of a proposal tells more than its own line, which is then no longer shown.
    anchor = next(iter(line.placement_ids), line.proposal_id)
    about = (line.kind, line.title, line.employer, line.commune, anchor)
    yield Milestone(line.day, "proposed", *about)
    for step in _fresh(line.steps, told):
        yield Milestone(step.day, step.kind, *about)


def _of_placement(line: PlacementLine, told: set[int]) -> Iterator[Milestone]:
    about = (line.kind, line.trade, line.employer, line.commune, line.placement_id)
    steps = list(_fresh(line.steps, told))
    yield Milestone(line.day, "starts", *about, until=line.ends_on)
    for step in steps:
        if step.kind != "ruptured":
            yield Milestone(step.day, step.kind, *about)
    if line.ruptured_on is not None:
        yield Milestone(line.ruptured_on, "ruptured", *about)
    elif line.ends_on is not None and not {step.kind for step in line.steps} & _ENDS:
        yield Milestone(line.ends_on, "ends", *about)


def _fresh(steps: Iterable[Step], told: set[int]) -> Iterator[Step]:
    for step in steps:
        if step.outcome_id not in told:
            told.add(step.outcome_id)
            yield step


def _when(milestone: Milestone) -> tuple[date, int]:
    what = milestone.what if milestone.what in _ORDER else ""
    return milestone.day, _ORDER.index(what)
