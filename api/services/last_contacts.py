"""When was each young person last in contact with anybody here?"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from models.tables import Outcome, Placement, Proposal, YoungPerson


def last_contacts(session: Session) -> dict[str, date]:
    """Latest dated contact of every file, by person id.

    Contacts: wishes confirmed, information given, file closed, proposal, answer, contract or stay
    (its planned end, so a running one counts). Without any of these, the day the row was last
    written; otherwise an import alone is no contact.
    """
    written: dict[str, date] = {}
    latest: dict[str, date] = {}
    for person_id, at, *days in session.execute(
        select(
            YoungPerson.id,
            YoungPerson.updated_at,
            YoungPerson.wishes_confirmed_on,
            YoungPerson.informed_on,
            YoungPerson.closed_on,
        )
    ):
        written[person_id] = at.date()
        _note(latest, person_id, days)
    for statement in _events():
        for person_id, *days in session.execute(statement):
            _note(latest, person_id, days)
    return {person_id: latest.get(person_id, day) for person_id, day in written.items()}


def _events() -> list[Any]:
    over_on: ColumnElement[date | None] = func.coalesce(Placement.ruptured_on, Placement.ends_on)
    return [
        select(Proposal.person_id, func.max(Proposal.proposed_on)).group_by(Proposal.person_id),
        select(Placement.person_id, func.max(Placement.starts_on), func.max(over_on))
        .where(Placement.person_id.is_not(None))
        .group_by(Placement.person_id),
        select(Proposal.person_id, func.max(Outcome.happened_on))
        .join(Proposal, Outcome.proposal_id == Proposal.id)
        .group_by(Proposal.person_id),
        select(Placement.person_id, func.max(Outcome.happened_on))
        .join(Placement, Outcome.placement_id == Placement.id)
        .where(Placement.person_id.is_not(None))
        .group_by(Placement.person_id),
    ]


def _note(latest: dict[str, date], person_id: str, days: Iterable[date | None]) -> None:
    known = [day for day in days if day is not None]
    if known:
        latest[person_id] = max([*known, latest.get(person_id, date.min)])
