"""What did each version of the pool change? Noted beside it by the session that raised it.

Whoever keeps the pool at hand then reads only that again. No caller has to tell: the session sees
what it writes. What cannot be told in a few ids is noted as "anything".
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import delete, event, insert, inspect, or_, select, union
from sqlalchemy.orm import ORMExecuteState, Session, SessionTransaction, sessionmaker

from models.tables import (
    Course,
    Employer,
    Network,
    Offer,
    Outcome,
    PastPlacement,
    Placement,
    PoolChange,
    Proposal,
    Structure,
    YoungPerson,
)

# Versions of which it is kept what they changed: who is further behind reads everything.
_KEPT: Final = 1000
# Beyond so many ids, everything is read again anyway.
_MOST: Final = 20_000
_KEY: Final = "pool_changes"
# What ties a row to another: moved, the row before would have to be told too.
_TIES: Final[dict[type[Any], tuple[str, ...]]] = {
    Offer: ("employer_id",),
    Employer: (),
    Proposal: ("person_id", "offer_id"),
    Placement: ("person_id", "employer_id", "proposal_id"),
    Outcome: ("proposal_id", "placement_id"),
}
_ANYTHING: Final[tuple[type[Any], ...]] = (Course, Structure, Network, PastPlacement)
# With these the database deletes what hangs on them, unseen.
_OWNERS: Final[tuple[type[Any], ...]] = (YoungPerson,)
_BY_TABLE: Final[dict[str, type[Any]]] = {
    each.__tablename__: each for each in (*_TIES, *_ANYTHING, *_OWNERS)
}


@dataclass
class _Noted:
    """What a transaction wrote so far, and the versions it raised."""

    versions: list[int] = field(default_factory=list)
    offers: set[str] = field(default_factory=set)
    employers: set[str] = field(default_factory=set)
    records: set[str] = field(default_factory=set)
    people: set[str] = field(default_factory=set)
    proposals: set[str] = field(default_factory=set)
    placements: set[str] = field(default_factory=set)
    anything: bool = False


def note_raised(session: Session, version: int) -> None:
    """Say that this transaction raised the pool's version."""
    _noted(session).versions.append(version)


def note_changes(sessions: sessionmaker[Session]) -> None:
    """Have these sessions note what they change."""
    event.listen(sessions, "after_flush", _note_flushed)
    event.listen(sessions, "do_orm_execute", _note_executed)
    event.listen(sessions, "before_commit", _keep)
    event.listen(sessions, "after_transaction_end", _forget)


def _noted(session: Session) -> _Noted:
    found: _Noted = session.info.setdefault(_KEY, _Noted())
    return found


def _note_flushed(session: Session, _context: object) -> None:
    # Asked once: the session gathers each of them anew whenever it is asked.
    new, dirty, deleted = session.new, session.dirty, session.deleted
    for row in (*new, *dirty, *deleted):
        gone = isinstance(row, _OWNERS) and row in deleted
        if isinstance(row, _ANYTHING) or gone:
            _noted(session).anything = True
        elif type(row) in _TIES:
            _note_row(_noted(session), row, is_new=row in new)


def _note_row(noted: _Noted, row: Any, *, is_new: bool) -> None:
    ties = (inspect(row).attrs[name].history for name in _TIES[type(row)])
    # Where a tie was not read before it was moved, only what it is now is known.
    noted.anything |= not is_new and any(tie.added or tie.deleted for tie in ties)
    told = {name: getattr(row, name) for name in (*_TIES[type(row)], "id")}
    _note_told(noted, type(row), told)


def _note_told(noted: _Noted, kind: type[Any], told: Mapping[str, Any]) -> None:
    """Note whatever depends on a row of a kind."""
    if kind is Offer:
        noted.offers.add(told["id"])
    elif kind is Employer:
        noted.employers.add(told["id"])
    elif kind is Proposal:
        noted.offers.add(told["offer_id"])
        noted.people.add(told["person_id"])
    elif kind is Placement:
        noted.records.add(told["employer_id"])
        noted.people |= {told["person_id"]} - {None}
        # What led to a placement was signed, whosever it was.
        noted.proposals |= {told["proposal_id"]} - {None}
    else:
        noted.proposals |= {told["proposal_id"]} - {None}
        noted.placements |= {told["placement_id"]} - {None}


def _note_executed(state: ORMExecuteState) -> None:
    """Statements that write: ids where rows are given one by one, else anything."""
    table = getattr(getattr(state.statement, "table", None), "name", None)
    kind = _BY_TABLE.get(table or "")
    is_other = table is not None and kind is None
    if state.is_select or is_other or (kind in _OWNERS and not state.is_delete):
        return
    noted, rows = _noted(state.session), state.parameters
    if kind not in (Offer, Employer) or state.is_delete or not isinstance(rows, list):
        noted.anything = True
        return
    moves = state.is_update and any(name in rows[0] for name in _TIES[kind])
    noted.anything |= moves or len(rows) > _MOST
    for row in rows if not noted.anything else ():
        _note_told(noted, kind, row)


def _keep(session: Session) -> None:
    """Write down what the transaction changed, once it is whole."""
    noted: _Noted | None = session.info.get(_KEY)
    if noted is None or not noted.versions or session.in_nested_transaction():
        return
    session.flush()
    _note_employers_of(session, noted)
    told = {name: sorted(getattr(noted, name)) for name in ("offers", "employers", "records")}
    is_much = sum(map(len, told.values())) > _MOST
    last, *before = sorted(noted.versions, reverse=True)
    lines: list[dict[str, Any]] = [
        {"version": each, "touched": dict.fromkeys(told, ())} for each in before
    ]
    lines.append({"version": last, "touched": None if noted.anything or is_much else told})
    noted.versions.clear()
    # A pool whose number began again finds the lines of its earlier life.
    outdated = or_(PoolChange.version <= last - _KEPT, PoolChange.version >= min((last, *before)))
    session.execute(delete(PoolChange).where(outdated))
    session.execute(insert(PoolChange), lines)


def _note_employers_of(session: Session, noted: _Noted) -> None:
    """Employers of everything past of the people concerned: one contract may settle another stay.

    People themselves are named in no log.
    """
    people = noted.people | _whose(session, Proposal, noted.proposals)
    people |= _whose(session, Placement, noted.placements)
    for part in _in_parts(people):
        sent = select(Offer.employer_id).join(Proposal, Proposal.offer_id == Offer.id)
        placed = select(Placement.employer_id).where(Placement.person_id.in_(part))
        found = session.scalars(union(sent.where(Proposal.person_id.in_(part)), placed))
        noted.records |= set(found)
    for name, ids in ((Placement.id, noted.placements), (Placement.proposal_id, noted.proposals)):
        for part in _in_parts(ids):
            found = session.scalars(select(Placement.employer_id).where(name.in_(part)))
            noted.records |= set(found)


def _whose(session: Session, kind: type[Proposal | Placement], ids: set[str]) -> set[str]:
    found: set[str] = set()
    for part in _in_parts(ids):
        asked = select(kind.person_id).where(kind.id.in_(part), kind.person_id.is_not(None))
        found |= {str(person) for person in session.scalars(asked)}
    return found


def _in_parts(ids: Iterable[str]) -> Iterable[list[str]]:
    listed = sorted(ids)
    return (listed[first : first + 500] for first in range(0, len(listed), 500))


def _forget(session: Session, transaction: SessionTransaction) -> None:
    if transaction.parent is None:
        session.info.pop(_KEY, None)
