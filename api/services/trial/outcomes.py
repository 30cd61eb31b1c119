"""What became of the enrolled, so many months after each was drawn? Yes, no, or nobody knows."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from dateutil.relativedelta import relativedelta
from sqlalchemy import select
from sqlalchemy.orm import Session

from models.enums import OfferKind, OutcomeKind
from models.tables import Outcome, Placement, TrialEnrolment, YoungPerson


@dataclass
class Followed:
    """What is known of one enrolled person: contracts, dated events, when their file closed."""

    contracts: list[Placement] = field(default_factory=list)
    events: list[tuple[OutcomeKind, date]] = field(default_factory=list)
    closed_on: date | None = None

    def in_training(self, on: date) -> bool | None:
        """Whether under a contract, or qualified, on a day; None where nobody knows."""
        if any(_runs(contract, on) for contract in self.contracts):
            return True
        last = self._last_word(on)
        if last in (OutcomeKind.COMPLETED, OutcomeKind.IN_TRAINING_6M_NEW):
            return True
        # Lost from view, or a file closed before that day, is neither success nor failure.
        gone = self.closed_on is not None and self.closed_on < on
        return None if gone or last is OutcomeKind.LOST_FROM_VIEW else False

    def ruptured(self, since: date, until: date) -> bool | None:
        """Whether a contract broke between two days; None where nobody knows."""
        if any(since <= day <= until for day in self._ruptures()):
            return True
        return None if self.in_training(until) is None else False

    def _last_word(self, on: date) -> OutcomeKind | None:
        """The last event until a day that says where somebody stands."""
        told = [
            (day, kind) for kind, day in self.events if day <= on and kind in _WHERE_SOMEBODY_STANDS
        ]
        return max(told)[1] if told else None

    def _ruptures(self) -> Iterable[date]:
        yield from (each.ruptured_on for each in self.contracts if each.ruptured_on is not None)
        yield from (day for kind, day in self.events if kind is OutcomeKind.RUPTURED)


_WHERE_SOMEBODY_STANDS = {
    OutcomeKind.COMPLETED,
    OutcomeKind.IN_TRAINING_6M_NEW,
    OutcomeKind.LOST_FROM_VIEW,
    OutcomeKind.RUPTURED,
}


def horizon_of(row: TrialEnrolment, months: int) -> date:
    """The day on which somebody's outcome is looked at."""
    return row.enrolled_on + relativedelta(months=months)


def outcome_of(row: TrialEnrolment, followed: Followed | None, asked: tuple[str, int]) -> float:
    """1, 0, or NaN: `asked` is the outcome's name and its months. Forgotten people are unknown."""
    name, months = asked
    if followed is None:
        return float("nan")
    day = horizon_of(row, months)
    told = (
        followed.in_training(day)
        if name == "in_training"
        else followed.ruptured(row.enrolled_on, day)
    )
    return float("nan") if told is None else float(told)


def followed_people(session: Session, rows: Sequence[TrialEnrolment]) -> dict[str, Followed]:
    """Everything that outcomes are read from, by person."""
    ids = [row.person_id for row in rows if row.person_id is not None]
    people = {
        person_id: Followed(closed_on=closed_on)
        for person_id, closed_on in session.execute(
            select(YoungPerson.id, YoungPerson.closed_on).where(YoungPerson.id.in_(ids))
        )
    }
    of_placement: dict[str, str] = {}
    for contract in session.scalars(
        select(Placement).where(
            Placement.person_id.in_(ids), Placement.kind == OfferKind.APPRENTICESHIP
        )
    ):
        people[str(contract.person_id)].contracts.append(contract)
        of_placement[contract.id] = str(contract.person_id)
    for person_id, events in _events(session, of_placement).items():
        people[person_id].events.extend(events)
    return people


def _events(
    session: Session, of_placement: dict[str, str]
) -> dict[str, list[tuple[OutcomeKind, date]]]:
    found: dict[str, list[tuple[OutcomeKind, date]]] = defaultdict(list)
    for placement_id, kind, day in session.execute(
        select(Outcome.placement_id, Outcome.kind, Outcome.happened_on).where(
            Outcome.placement_id.in_(of_placement)
        )
    ):
        found[of_placement[str(placement_id)]].append((kind, day))
    return found


def _runs(contract: Placement, on: date) -> bool:
    broke = contract.ruptured_on is not None and contract.ruptured_on <= on
    over = contract.ends_on is not None and contract.ends_on < on
    return contract.starts_on <= on and not broke and not over
