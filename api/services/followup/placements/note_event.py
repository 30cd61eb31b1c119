"""What became of a contract or PMSMP? Noted in one tap, taken back the same day."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from api.services.answers_known import HORIZON
from api.services.followup.answers import OF_PLACEMENT
from api.services.followup.noted_meanwhile import refuse_unseen
from api.services.followup.placements.record import placement_of, placement_outcomes
from api.services.followup.placements.state import AT_SIX_MONTHS
from api.services.not_possible import not_possible
from api.services.noting import Noting, may_undo, open_to_note
from api.services.open_store import Store
from models.enums import OutcomeKind
from models.errors import NotFound
from models.store.pool_version import bump_pool_version
from models.tables import Outcome, Placement

# These happen once: noted again on another day, the first one stands.
_ONCE = (OutcomeKind.RUPTURED, OutcomeKind.PMSMP_DONE, OutcomeKind.COMPLETED, *AT_SIX_MONTHS)


@dataclass(frozen=True)
class Event:
    """What is noted of which placement; `happened_on` None: the day one expects.

    `purpose_met`: of a PMSMP that is done; None when nobody can say. `seen`: stamp of what
    was noted of it when the form was shown.
    """

    placement_id: str
    kind: OutcomeKind
    happened_on: date | None = None
    purpose_met: bool | None = None
    seen: str | None = None


def note_event(store: Store, noting: Noting, person_id: str, event: Event) -> int:
    """Note what became of a placement; gives its id. The same event is noted once.

    Raises NotFound, NotAllowed, and NotPossible, also where a colleague noted something not `seen`.
    """
    with store.sessions.begin() as session:
        person = open_to_note(session, noting, person_id)
        placement = placement_of(session, person.id, event.placement_id)
        day = _checked_day(placement, event, noting.today)
        earlier = placement_outcomes(session, placement.id)
        _check_kind(placement, event, earlier)
        known = next((each for each in earlier if _is_same(each, event, day)), None)
        if known is None:
            refuse_unseen(session, event.seen, earlier, placement.kind)
        if event.kind is OutcomeKind.PMSMP_DONE:
            placement.purpose_met = event.purpose_met
        bump_pool_version(session)
        if known is not None:
            return known.id
        if event.kind is OutcomeKind.RUPTURED:
            placement.ruptured_on = day
        outcome = Outcome(
            placement_id=placement.id,
            kind=event.kind,
            happened_on=day,
            noted_by=noting.viewer.id,
            updated_at=noting.now,
        )
        session.add(outcome)
        session.flush()
        return outcome.id


def _is_same(outcome: Outcome, event: Event, day: date) -> bool:
    return outcome.kind is event.kind and (outcome.happened_on == day or event.kind in _ONCE)


def undo_event(store: Store, noting: Noting, person_id: str, outcome_id: int) -> None:
    """Take back an event noted by mistake, the same day, by the structure that noted it."""
    with store.sessions.begin() as session:
        person = open_to_note(session, noting, person_id)
        outcome = session.get(Outcome, outcome_id)
        if outcome is None or outcome.placement_id is None:
            raise NotFound("Suite", str(outcome_id))
        placement = placement_of(session, person.id, outcome.placement_id)
        if outcome.kind is OutcomeKind.SIGNED:
            raise not_possible("Annulez le contrat ou la PMSMP, pas sa signature.")
        if not may_undo(session, noting, outcome, outcome.noted_by):
            raise not_possible(
                "Une suite s'annule le jour où elle est notée, par la structure qui l'a notée. "
                "Notez plutôt ce qui s'est passé depuis."
            )
        _take_back(session, placement, outcome)


def _take_back(session: Session, placement: Placement, outcome: Outcome) -> None:
    if outcome.kind is OutcomeKind.RUPTURED:
        placement.ruptured_on = None
    if outcome.kind is OutcomeKind.PMSMP_DONE:
        placement.purpose_met = None
    session.delete(outcome)
    bump_pool_version(session)


def _checked_day(placement: Placement, event: Event, today: date) -> date:
    day = event.happened_on or _expected_day(placement, event.kind, today)
    if day > today:
        raise not_possible("Une suite ne se note pas à l'avance : donnez une date passée.", "date")
    if day < placement.starts_on:
        raise not_possible(
            f"Le début est le {placement.starts_on:%d/%m/%Y} : la suite ne peut pas être plus "
            "ancienne.",
            "date",
        )
    at_six_months = placement.starts_on + HORIZON
    if event.kind in AT_SIX_MONTHS and day < at_six_months:
        raise not_possible(f"À noter à partir du {at_six_months:%d/%m/%Y}, six mois après.", "date")
    return day


def _expected_day(placement: Placement, kind: OutcomeKind, today: date) -> date:
    """A stay that is over was done on its last day, a contract completed; the rest is today's."""
    ends = kind in (OutcomeKind.PMSMP_DONE, OutcomeKind.COMPLETED)
    return min(today, placement.ends_on or today) if ends else today


def _check_kind(placement: Placement, event: Event, earlier: list[Outcome]) -> None:
    if event.kind not in OF_PLACEMENT.get(placement.kind, ()):
        raise not_possible("Cette suite ne va pas avec ce contrat ou cette PMSMP.", "suite")
    kinds = {outcome.kind for outcome in earlier}
    broken = placement.ruptured_on
    if broken is not None and event.kind is OutcomeKind.COMPLETED:
        raise not_possible(f"Contrat rompu le {broken:%d/%m/%Y} : il n'est pas allé à son terme.")
    held = event.kind is OutcomeKind.IN_TRAINING_6M_SAME
    if held and broken is not None and broken < placement.starts_on + HORIZON:
        raise not_possible(
            f"Contrat rompu le {broken:%d/%m/%Y} : à six mois, en formation chez un nouvel "
            "employeur, ou perdu de vue."
        )
    if event.kind is OutcomeKind.RUPTURED and OutcomeKind.COMPLETED in kinds:
        raise not_possible("Ce contrat est allé à son terme : il n'a pas été rompu.")
