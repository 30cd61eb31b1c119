"""What was done to whose account, by whom? Noted with the change itself; ids only, no name."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from models.enums import AccountAct, Role
from models.tables import AccountEvent, Adviser


@dataclass(frozen=True, slots=True)
class Hand:
    """Who changes accounts (an adviser's id, or the console's), and when."""

    id: str
    now: datetime


def note_account(
    session: Session, adviser_id: str, act: AccountAct, by: Hand, role: Role | None = None
) -> None:
    """One line, in the caller's transaction: no account changes without it."""
    structure_id = session.get_one(Adviser, adviser_id).structure_id
    session.add(
        AccountEvent(
            at=by.now,
            act=act,
            adviser_id=adviser_id,
            structure_id=structure_id,
            by_id=by.id,
            role=role,
        )
    )
