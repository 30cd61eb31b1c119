"""What is told of one proposal, of one contract or PMSMP, and of each answer?"""

from dataclasses import dataclass
from datetime import date

from api.services.pool.offer.owner_requests import RequestLine


@dataclass(frozen=True)
class Step:
    """One answer or event; `by`: who noted it here, None when an import did."""

    outcome_id: int
    kind: str
    day: date
    by: str | None
    undoable: bool


@dataclass(frozen=True)
class ProposalLine:
    """One proposal. `answers`: what can be noted of it; `placement_ids`: what came of it."""

    proposal_id: str
    offer_id: str
    kind: str
    title: str
    employer: str | None
    announced: bool
    commune: str | None
    day: date
    by: str | None
    rank: int | None
    status: str
    steps: tuple[Step, ...]
    answers: tuple[str, ...]
    placement_ids: tuple[str, ...]
    signed: bool
    # What was asked of the owner of an announced offer, where it was.
    request: RequestLine | None
    # How many offers above it were passed over, and why if the adviser said.
    passed_over: int
    reason: str | None
    # Stamp of what is noted of it, for forms to carry back.
    seen: str

    @property
    def is_proposal(self) -> bool:
        """A proposal, not a placement."""
        return True


@dataclass(frozen=True)
class PlacementLine:
    """One contract or PMSMP. `events`: what can be noted of it; `over`: nothing goes on any more.

    `day` is its first one. `steps` begin with those of the proposal it came from.
    """

    placement_id: str
    kind: str
    trade: str
    employer: str | None
    commune: str | None
    day: date
    ends_on: date | None
    ruptured_on: date | None
    origin: str
    proposed_on: date | None
    purpose: str | None
    purpose_met: bool | None
    is_renewal: bool
    cfa: str | None
    prescriber: str | None
    begun: bool
    over: bool
    undoable: bool
    steps: tuple[Step, ...]
    events: tuple[str, ...]
    # Stamp of what is noted of it, for forms to carry back.
    seen: str

    @property
    def is_proposal(self) -> bool:
        """A proposal, not a placement."""
        return False
