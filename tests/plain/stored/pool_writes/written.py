"""How is a drawn change written? As the services do: by rows, by statements, in savepoints."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session

from models.enums import ContractOrigin, OfferKind, ProposalStatus
from models.tables import Course, Employer, Offer, Outcome, Placement, Proposal, YoungPerson
from stored.pool_writes.drawn import Change
from stored.pool_writes.territory import FIRMS, OFFER

_NAMED: dict[str, type[Any]] = {
    "offer_id": Offer,
    "employer_id": Employer,
    "proposal_id": Proposal,
    "person_id": YoungPerson,
}


def apply(session: Session, change: Change) -> None:
    """Write one change; what the store refuses (a row that others hang on) is left undone."""
    what, told = change
    _WRITERS[what](session, told)


def _write(session: Session, told: dict[str, Any]) -> None:
    row = session.get(told["of"], told["id"])
    facts = _possible(session, told)
    if row is not None:
        for name, value in facts.items():
            setattr(row, name, value)
        session.flush()
    elif (made := _made(session, told["of"], told["id"], facts)) is not None:
        session.add(made)
        session.flush()


def _possible(session: Session, told: dict[str, Any]) -> dict[str, Any]:
    """Facts that name rows which are there."""
    facts = dict(told["facts"])
    for name, of in _NAMED.items():
        if facts.get(name) is not None and session.get(of, facts[name]) is None:
            del facts[name]
    return facts


def _made(session: Session, kind: type[Any], key: str, facts: dict[str, Any]) -> Any:
    base: dict[type[Any], dict[str, Any]] = {
        Offer: {
            "kind": OfferKind.PMSMP,
            "employer_id": FIRMS[1],
            "rome": "F1703",
            "title": "Offre",
        },
        Placement: {"origin": ContractOrigin.FAMILY},
    }
    if kind is Proposal and not {"person_id", "offer_id"} <= facts.keys():
        return None
    row = base.get(kind, {}) | facts
    if kind in (Offer, Placement) and not _has_employer(session, row):
        return None
    return kind(id=key, **row)


def _has_employer(session: Session, row: dict[str, Any]) -> bool:
    return "employer_id" in row and session.get(Employer, row["employer_id"]) is not None


def _delete(session: Session, told: dict[str, Any]) -> None:
    row = session.get(told["of"], told["id"])
    hangs = {Offer: (Proposal.offer_id,), Employer: (Offer.employer_id, Placement.employer_id)}
    ties = hangs.get(told["of"], ())
    used = [session.scalar(select(func.count()).where(tie == told["id"])) for tie in ties]
    if row is not None and not any(used):
        session.delete(row)
        session.flush()


def _undone(session: Session, told: dict[str, Any]) -> None:
    """Written within a savepoint, and taken back."""
    part = session.begin_nested()
    _write(session, told)
    part.rollback()


def _by_the_row(session: Session, told: dict[str, Any]) -> None:
    """As imports write: statements with rows of columns."""
    facts = {name: value for name, value in _possible(session, told).items() if name != "person_id"}
    there = session.get(told["of"], told["id"]) is not None
    if there and facts:
        session.execute(update(told["of"]), [{"id": told["id"], **facts}])
    elif not there and told["of"] is Offer:
        row = {"kind": OfferKind.PMSMP, "employer_id": FIRMS[2], **OFFER, **facts}
        if _has_employer(session, row):
            session.execute(insert(Offer), [{"id": told["id"], **row}])
    session.expire_all()


def _outcome(session: Session, told: dict[str, Any]) -> None:
    facts = {**told}
    for name, of in (("proposal_id", Proposal), ("placement_id", Placement)):
        if facts.get(name) is not None and session.get(of, facts[name]) is None:
            del facts[name]
    if {"proposal_id", "placement_id"} & facts.keys():
        session.add(Outcome(**facts))
        session.flush()


def _take_back(session: Session, told: dict[str, Any]) -> None:
    for row in session.scalars(select(Outcome).where(Outcome.kind == told["kind"])).all():
        session.delete(row)
    session.flush()


def _course(session: Session, told: dict[str, Any]) -> None:
    session.get_one(Course, "course-0").level = told["level"]


def _leave(session: Session, told: dict[str, Any]) -> None:
    session.execute(delete(YoungPerson).where(YoungPerson.id == told["id"]))
    session.expire_all()


def _lapse(session: Session, _told: dict[str, Any]) -> None:
    session.execute(update(Proposal).values(status=ProposalStatus.LAPSED))
    session.expire_all()


_WRITERS: dict[str, Callable[[Session, dict[str, Any]], None]] = {
    "write": _write,
    "delete": _delete,
    "undone": _undone,
    "by the row": _by_the_row,
    "outcome": _outcome,
    "take back": _take_back,
    "course": _course,
    "leave": _leave,
    "lapse": _lapse,
}
