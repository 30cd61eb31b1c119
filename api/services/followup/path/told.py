"""What happened to a young person so far: proposals, contracts, PMSMP, and what can be noted?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from api.services.followup.path.lines import PlacementLine, ProposalLine
from api.services.followup.path.milestones import Milestone, milestones
from api.services.followup.path.reading import PathReader
from api.services.followup.placements.rules import judge_placement
from api.services.log_view import ViewAction, log_view
from api.services.noting import Noting
from api.services.open_store import Store
from api.services.person_header import PersonHeader, person_header
from api.services.persons import person_for
from api.services.ranking.told.document import reason_entry
from api.services.viewer import Permission
from models.enums import OfferKind
from models.tables import Placement, YoungPerson


@dataclass(frozen=True)
class ToCheck:
    """What a person checks about one contract or PMSMP: reasons with rule, article, sentence."""

    placement_id: str
    reasons: list[dict[str, str]]


@dataclass(frozen=True)
class FollowedPath:
    """What waits for an answer (oldest first), what goes on, and what is over (newest first).

    `milestones`: all of it in one line of time.
    """

    person: PersonHeader
    may_note: bool
    waiting: list[ProposalLine]
    to_complete: list[ProposalLine]
    under_way: list[PlacementLine]
    past: list[ProposalLine | PlacementLine]
    milestones: list[Milestone]
    to_check: ToCheck | None

    @property
    def undoes(self) -> bool:
        """Whether something of what is over can still be taken back."""
        return any(step.undoable for line in self.past for step in line.steps)

    @property
    def places_held(self) -> bool:
        """Whether proposals still wait, and hold places, though a contract is signed."""
        contracts = [
            line
            for line in self.under_way
            if line.kind == OfferKind.APPRENTICESHIP and line.ruptured_on is None
        ]
        return bool(self.waiting) and bool(contracts)


def read_path(
    store: Store, noting: Noting, person_id: str, check: str | None = None
) -> FollowedPath:
    """The path, logged as a view. `check`: id of a placement whose rules are told again."""
    with store.sessions.begin() as session:
        person = person_for(session, noting.viewer, person_id)
        log_view(session, person.id, noting.viewer.id, ViewAction.READ, noting.now)
    with store.reading() as session:
        person = person_for(session, noting.viewer, person_id)
        reader = PathReader(session, noting, person)
        proposals, placements = reader.proposals(), reader.placements()
        waiting = [line for line in proposals if line.status == "pending"]
        to_complete = [line for line in proposals if line.signed and not line.placement_ids]
        open_ones = {line.proposal_id for line in (*waiting, *to_complete)}
        over = [
            line
            for line in proposals
            # What came of a proposal tells of it.
            if line.proposal_id not in open_ones and not line.placement_ids
        ]
        ended = [line for line in placements if line.over]
        return FollowedPath(
            person=person_header(session, store.sealer, noting.viewer, person, noting.today),
            may_note=noting.viewer.may(Permission.NOTE_OUTCOMES),
            waiting=sorted(waiting, key=lambda line: line.day),
            to_complete=to_complete,
            under_way=[line for line in placements if not line.over],
            past=_newest_first((*over, *ended)),
            milestones=milestones(proposals, placements),
            to_check=_to_check(session, noting, person, check),
        )


def _newest_first(
    lines: Iterable[ProposalLine | PlacementLine],
) -> list[ProposalLine | PlacementLine]:
    def day(line: ProposalLine | PlacementLine) -> date:
        return line.day

    return sorted(lines, key=day, reverse=True)


def _to_check(
    session: Session, noting: Noting, person: YoungPerson, placement_id: str | None
) -> ToCheck | None:
    placement = session.get(Placement, placement_id) if placement_id else None
    if placement is None or placement.person_id != person.id:
        return None
    found = judge_placement(session, person, placement, noting.today)
    reasons = [reason_entry(reason) for reason in (*found.forbidding, *found.to_check)]
    return ToCheck(placement.id, reasons) if reasons else None
