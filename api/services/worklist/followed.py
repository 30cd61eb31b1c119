"""Whom does a work list hold, and what of each file does it need? Read in a few queries."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, false, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session

from api.services.viewer import Permission, Viewer
from api.services.worklist.contacts_due import contacts_due
from matcher.urgency import FollowedFacts, StayFact, Terms
from models.enums import OfferKind, OutcomeKind, ProposalStatus
from models.tables import (
    Base,
    Home,
    JourneyCorrection,
    Lift,
    Outcome,
    Placement,
    Proposal,
    Refusal,
    RuptureCase,
    Wish,
    YoungPerson,
)

# Outcomes that say how a contract or a stay ended.
_ENDS: Final = (
    OutcomeKind.PMSMP_DONE,
    OutcomeKind.COMPLETED,
    OutcomeKind.RUPTURED,
    OutcomeKind.LOST_FROM_VIEW,
)
type _Rows = dict[str, list[Row[Any]]]


@dataclass(frozen=True, slots=True)
class Followed:
    """One file. `content` changes whenever anything that a ranking may read changes."""

    person_id: str
    structure_id: str
    referent_id: str | None
    stage: str
    communes: tuple[str, ...]
    wishes: tuple[str, ...]
    is_closed: bool
    facts: FollowedFacts
    content: int


def whose(viewer: Viewer) -> ColumnElement[bool]:
    """Files that a viewer may read: those of their structure; none without the right."""
    if not viewer.may(Permission.READ_FILES):
        return false()
    if viewer.structure_id is None:
        return true()
    return YoungPerson.structure_id == viewer.structure_id


def is_open(today: date) -> ColumnElement[bool]:
    """Files not closed on a day."""
    return or_(YoungPerson.closed_on.is_(None), YoungPerson.closed_on > today)


def read_followed(session: Session, wanted: ColumnElement[bool], terms: Terms) -> list[Followed]:
    """The files that meet a condition on `YoungPerson`, by id."""
    people = session.execute(
        select(*YoungPerson.__table__.columns).where(wanted).order_by(YoungPerson.id)
    ).all()
    ids = select(YoungPerson.id).where(wanted)
    hanging = {table: _rows(session, table, column.in_(ids)) for table, column in _HANGING.items()}
    proposals = _proposals(session, ids, terms)
    ended, due = _ends_known(session, ids, terms), contacts_due(session, ids, terms.today)
    return [
        _followed(person, hanging, proposals[person.id], _Known(ended, due, terms.today))
        for person in people
    ]


# Whatever a ranking reads of a file lies in these rows; a new column there is read at once.
_HANGING: Final[dict[type[Base], InstrumentedAttribute[Any]]] = {
    Home: Home.person_id,
    Lift: Lift.person_id,
    JourneyCorrection: JourneyCorrection.person_id,
    Wish: Wish.person_id,
    Refusal: Refusal.person_id,
    Placement: Placement.person_id,
    RuptureCase: RuptureCase.person_id,
}


def _rows(session: Session, table: type[Base], condition: ColumnElement[bool]) -> _Rows:
    found: _Rows = defaultdict(list)
    order = list(table.__table__.primary_key)
    for row in session.execute(select(*table.__table__.columns).where(condition).order_by(*order)):
        found[row.person_id].append(row)
    return found


def _proposals(session: Session, ids: Any, terms: Terms) -> _Rows:
    """Proposals that wait, and those late enough to be of an offer that is new."""
    lately = Proposal.proposed_on >= terms.today - timedelta(days=terms.fresh_days)
    waits = Proposal.status == ProposalStatus.PENDING
    return _rows(session, Proposal, Proposal.person_id.in_(ids) & or_(waits, lately))


def _ends_known(session: Session, ids: Any, terms: Terms) -> set[str]:
    """Stays over of late whose end somebody noted."""
    since = terms.today - timedelta(days=terms.missing_days)
    return set(
        session.scalars(
            select(Outcome.placement_id)
            .join(Placement, Outcome.placement_id == Placement.id)
            .where(
                Placement.person_id.in_(ids), Placement.ends_on >= since, Outcome.kind.in_(_ENDS)
            )
        )
    )


@dataclass(frozen=True)
class _Known:
    """Stays whose end is noted, and by when contacts are to be answered, on a day."""

    ended: set[str]
    contacts_due: dict[str, list[date]]
    today: date


def _followed(
    person: Row[Any],
    hanging: dict[type[Base], _Rows],
    proposals: Sequence[Row[Any]],
    known: _Known,
) -> Followed:
    own = {table: rows.get(person.id, []) for table, rows in hanging.items()}
    homes, wishes = own[Home], sorted(own[Wish], key=lambda wish: (wish.rank, wish.rome))
    return Followed(
        person_id=person.id,
        structure_id=person.structure_id,
        referent_id=person.referent_id,
        stage=str(person.stage),
        communes=tuple(dict.fromkeys(home.insee for home in sorted(homes, key=_position))),
        wishes=tuple(wish.rome for wish in wishes),
        is_closed=person.closed_on is not None and person.closed_on <= known.today,
        facts=_facts(person, own, proposals, known),
        content=hash((person, *map(tuple, own.values()))),
    )


def _position(home: Row[Any]) -> int:
    return int(home.position)


def _facts(
    person: Row[Any],
    own: dict[type[Base], list[Row[Any]]],
    proposals: Sequence[Row[Any]],
    known: _Known,
) -> FollowedFacts:
    return FollowedFacts(
        person_id=person.id,
        birth_date=person.birth_date,
        enrolment=person.enrolment,
        cfa_entry_date=person.cfa_entry_date,
        has_home=bool(own[Home]),
        has_wish=bool(own[Wish]),
        wishes_confirmed_on=person.wishes_confirmed_on,
        objects_to_ranking=person.objects_to_ranking,
        stays=(*_stays(own[Placement], known.ended), *_broken_elsewhere(own[RuptureCase])),
        pending_since=tuple(
            row.proposed_on for row in proposals if row.status == ProposalStatus.PENDING
        ),
        proposed=frozenset(row.offer_id for row in proposals),
        contacts_due=tuple(known.contacts_due.get(person.id, ())),
    )


def _stays(placements: Iterable[Row[Any]], ended: set[str]) -> Iterable[StayFact]:
    for row in placements:
        known = row.id in ended or row.purpose_met is not None
        yield StayFact(row.kind, row.starts_on, row.ends_on, row.ruptured_on, known)


def _broken_elsewhere(cases: Iterable[Row[Any]]) -> Iterable[StayFact]:
    """Contracts that broke and are not in the file: somebody reported them, without employer."""
    for case in cases:
        if case.placement_id is None:
            start = case.starts_on or case.ruptured_on
            kind = OfferKind.APPRENTICESHIP
            yield StayFact(kind, start, case.ends_on, case.ruptured_on, end_known=True)
