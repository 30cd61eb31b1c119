"""Who came in or was refused lately, for whoever keeps a structure's accounts?"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, or_, select, true
from sqlalchemy.orm import Session

from api.services.accounts.noted.paging import PAGE_SIZE, page_within
from api.services.viewer import Permission, Viewer
from models.enums import SignInEnd, SignInWay
from models.tables import Adviser, SignInEvent


@dataclass(frozen=True, slots=True)
class SignInLine:
    """One try; `name` and `adviser_id` are None when no account was found."""

    at: datetime
    way: SignInWay
    end: SignInEnd
    adviser_id: str | None
    name: str | None


@dataclass(frozen=True)
class SignInsSeen:
    """One page, newest first."""

    lines: tuple[SignInLine, ...]
    total: int
    page: int
    pages: int


def sign_ins_seen(
    session: Session, viewer: Viewer, page: int, refused_only: bool = False
) -> SignInsSeen:
    """Tries on accounts of the viewer's structure, and those that found no account.

    Raises RightMissing.
    """
    viewer.must(Permission.MANAGE_ACCOUNTS)
    own = SignInEvent.structure_id == viewer.structure_id
    theirs = true() if viewer.structure_id is None else or_(own, SignInEvent.adviser_id.is_(None))
    wanted = [theirs, SignInEvent.end != SignInEnd.OPENED] if refused_only else [theirs]
    total = session.scalar(select(func.count()).select_from(SignInEvent).where(*wanted)) or 0
    page, pages = page_within(total, page)
    rows = session.execute(
        select(SignInEvent, Adviser.display_name)
        .outerjoin(Adviser, Adviser.id == SignInEvent.adviser_id)
        .where(*wanted)
        .order_by(SignInEvent.at.desc(), SignInEvent.id.desc())
        .offset((page - 1) * PAGE_SIZE)
        .limit(PAGE_SIZE)
    )
    lines = tuple(SignInLine(row.at, row.way, row.end, row.adviser_id, name) for row, name in rows)
    return SignInsSeen(lines, total, page, pages)
