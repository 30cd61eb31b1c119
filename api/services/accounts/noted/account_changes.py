"""What was done to accounts lately, for whoever keeps those of a structure: shown, or as a file."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, Select, func, select, true
from sqlalchemy.orm import Session, aliased

from api.services.accounts.noted.paging import PAGE_SIZE, page_within
from api.services.viewer import Permission, Viewer
from api.words.accounts import ACCOUNT_ACTS, ROLES
from api.words.dates import in_france
from models.enums import AccountAct, Role
from models.tables import AccountEvent, Adviser

HEADERS: Final = ("Date", "Heure", "Compte", "Changement", "Rôle", "Par", "Structure")


@dataclass(frozen=True, slots=True)
class AccountChange:
    """One change; a name is None for an account that is no more, and for the console."""

    at: datetime
    act: AccountAct
    adviser_id: str
    name: str | None
    by_id: str
    by_name: str | None
    role: Role | None
    structure_id: str


@dataclass(frozen=True)
class AccountChanges:
    """One page, newest first."""

    lines: tuple[AccountChange, ...]
    total: int
    page: int
    pages: int


def account_changes(session: Session, viewer: Viewer, page: int) -> AccountChanges:
    """Changes of the structure's accounts; of all for the console. Raises RightMissing."""
    theirs = _theirs(viewer)
    total = session.scalar(select(func.count()).select_from(AccountEvent).where(theirs)) or 0
    page, pages = page_within(total, page)
    shown = _newest_first(theirs).offset((page - 1) * PAGE_SIZE).limit(PAGE_SIZE)
    return AccountChanges(tuple(_lines(session, shown)), total, page, pages)


def account_changes_table(
    session: Session, viewer: Viewer
) -> tuple[tuple[str, ...], list[list[str]]]:
    """All of them, newest first, with ids and no name. Raises RightMissing."""
    rows = []
    for line in _lines(session, _newest_first(_theirs(viewer))):
        at = in_france(line.at)
        role = ROLES[line.role] if line.role else ""
        when = [f"{at:%d/%m/%Y}", f"{at:%H:%M:%S}"]
        what = [line.adviser_id, ACCOUNT_ACTS[line.act], role, line.by_id, line.structure_id]
        rows.append(when + what)
    return HEADERS, rows


def _theirs(viewer: Viewer) -> ColumnElement[bool]:
    viewer.must(Permission.MANAGE_ACCOUNTS)
    if viewer.structure_id is None:
        return true()
    return AccountEvent.structure_id == viewer.structure_id


def _newest_first(theirs: ColumnElement[bool]) -> Select[AccountEvent, str, str]:
    holder, hand = aliased(Adviser), aliased(Adviser)
    return (
        select(AccountEvent, holder.display_name, hand.display_name)
        .outerjoin(holder, holder.id == AccountEvent.adviser_id)
        .outerjoin(hand, hand.id == AccountEvent.by_id)
        .where(theirs)
        .order_by(AccountEvent.at.desc(), AccountEvent.id.desc())
    )


def _lines(session: Session, wanted: Select[AccountEvent, str, str]) -> Iterator[AccountChange]:
    for row, name, by_name in session.execute(wanted):
        yield AccountChange(
            at=row.at,
            act=row.act,
            adviser_id=row.adviser_id,
            name=name,
            by_id=row.by_id,
            by_name=by_name,
            role=row.role,
            structure_id=row.structure_id,
        )
