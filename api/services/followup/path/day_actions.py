"""What did a structure note on a day of its young people, coded, to be entered into i-Milo?

Only what was noted here by hand: what a file brought is known where it came from.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from dateutil import tz
from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from api.services.log_view import ViewAction, log_view
from api.services.named.visible_offers import may_be_named
from api.services.open_store import Store
from api.services.table_file import Table
from api.services.viewer import Permission, Viewer
from api.services.worklist.followed import whose
from api.words.dates import short_day
from api.words.day_actions import CODES, HEADERS, PROPOSED, situation
from api.words.followup import outcome as outcome_words
from api.words.offers import KINDS
from models.enums import OfferKind, RecordSource
from models.tables import (
    Adviser,
    Employer,
    Identity,
    Offer,
    Outcome,
    Placement,
    Proposal,
    YoungPerson,
)


@dataclass(frozen=True, slots=True)
class DayAction:
    """One thing noted. `noted_on`: the day asked for; `happened_on`: when it took place.

    `siret` None: not known, or not the structure's to know.
    """

    noted_on: date
    person_id: str
    imilo_number: str | None
    adviser: str | None
    code: str
    words: str
    happened_on: date
    kind: str
    rome: str
    siret: str | None
    situation: str


def day_actions(store: Store, viewer: Viewer, day: date, now: datetime) -> list[DayAction]:
    """The day's actions, in the order of the files; each file's export is logged.

    Raises RightMissing.
    """
    viewer.must(Permission.READ_FILES)
    with store.sessions.begin() as session:
        found = [*_proposed(session, viewer, day), *_noted(session, viewer, day)]
        people = sorted({each["person_id"] for each in found})
        numbers = _imilo_numbers(session, store, people)
        names = _names(session, {each["adviser"] for each in found if each["adviser"]})
        for person_id in people:
            log_view(session, person_id, viewer.id, ViewAction.EXPORT, now)
    actions = [
        DayAction(
            **{**each, "adviser": names.get(each["adviser"] or "")},
            noted_on=day,
            imilo_number=numbers.get(each["person_id"]),
        )
        for each in found
    ]
    return sorted(actions, key=lambda each: (each.person_id, each.happened_on, each.code))


def actions_table(actions: Iterable[DayAction]) -> Table:
    """The actions as a table to take away."""
    return HEADERS, [
        [
            short_day(each.noted_on),
            each.imilo_number or "",
            each.person_id,
            each.adviser or "",
            each.code,
            each.words,
            short_day(each.happened_on),
            KINDS.get(each.kind, each.kind),
            each.rome,
            each.siret or "",
            each.situation,
        ]
        for each in actions
    ]


def _proposed(session: Session, viewer: Viewer, day: date) -> list[dict[str, Any]]:
    named = may_be_named(viewer.structure_id or "")
    rows = session.execute(
        select(Proposal, Offer, Employer.siret, named.label("named"))
        .join(YoungPerson, Proposal.person_id == YoungPerson.id)
        .join(Offer, Proposal.offer_id == Offer.id)
        .join(Employer, Offer.employer_id == Employer.id)
        .where(whose(viewer), Proposal.proposed_on == day, Proposal.source == RecordSource.HAND)
    )
    return [
        {
            "person_id": row.Proposal.person_id,
            "adviser": row.Proposal.adviser_id,
            "code": PROPOSED,
            "words": "Offre proposée",
            "happened_on": row.Proposal.proposed_on,
            "kind": row.Offer.kind.value,
            "rome": row.Offer.rome,
            "siret": row.siret if row.named and not row.Offer.is_delegated else None,
            "situation": "",
        }
        for row in rows
    ]


def _noted(session: Session, viewer: Viewer, day: date) -> list[dict[str, Any]]:
    named = may_be_named(viewer.structure_id or "")
    owner = or_(Proposal.person_id == YoungPerson.id, Placement.person_id == YoungPerson.id)
    rows = session.execute(
        select(Outcome, Placement, Offer, YoungPerson.id.label("person"), named.label("named"))
        .outerjoin(Placement, Outcome.placement_id == Placement.id)
        .outerjoin(Proposal, Outcome.proposal_id == Proposal.id)
        .outerjoin(Offer, Proposal.offer_id == Offer.id)
        .join(YoungPerson, owner)
        .where(whose(viewer), Outcome.source == RecordSource.HAND)
        .where(Outcome.updated_at >= _begin(day), Outcome.updated_at < _begin(_next(day)))
    ).all()
    employers = [(row.Placement or row.Offer).employer_id for row in rows]
    found = select(Employer.id, Employer.siret).where(Employer.id.in_(employers))
    sirets = {row.id: row.siret for row in session.execute(found)}
    return [
        {
            "person_id": row.person,
            "adviser": row.Outcome.noted_by,
            **_told(row.Outcome, (row.Placement or row.Offer).kind),
            "rome": (row.Placement or row.Offer).rome,
            "siret": sirets.get((row.Placement or row.Offer).employer_id)
            if row.Placement or (row.named and not row.Offer.is_delegated)
            else None,
        }
        for row in rows
    ]


def _told(outcome: Outcome, kind: OfferKind) -> dict[str, Any]:
    return {
        "code": CODES[outcome.kind],
        "words": outcome_words(outcome.kind, kind),
        "happened_on": outcome.happened_on,
        "kind": kind.value,
        "situation": situation(outcome.kind, kind),
    }


def _imilo_numbers(session: Session, store: Store, people: list[str]) -> dict[str, str | None]:
    sealed = select(Identity.person_id, Identity.sealed).where(Identity.person_id.in_(people))
    opened = {row.person_id: store.sealer.open(row.sealed) for row in session.execute(sealed)}
    return {person_id: identity.imilo_number for person_id, identity in opened.items()}


def _names(session: Session, ids: set[str]) -> dict[str, str]:
    named = select(Adviser.id, Adviser.display_name).where(Adviser.id.in_(ids))
    return {row.id: row.display_name for row in session.execute(named)}


def _begin(day: date) -> datetime:
    """When a day begins on French clocks."""
    there = datetime.combine(day, time.min, tzinfo=tz.gettz("Europe/Paris"))
    return there.astimezone(UTC)


def _next(day: date) -> date:
    return day + timedelta(days=1)
