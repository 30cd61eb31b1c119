"""Who opened which file, when, and for what? The log, newest first, a page at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from typing import Any, Final

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from models.enums import Role
from models.tables import Adviser, FileView, Structure

PAGE_SIZE: Final = 50


@dataclass(frozen=True)
class ViewLine:
    """One view. `viewer_name`, `role` and `structure` are None for what is no account."""

    person_id: str
    seen_at: datetime
    action: str
    viewer_id: str
    viewer_name: str | None
    role: Role | None
    structure: str | None


@dataclass(frozen=True)
class Views:
    """One page of a log."""

    lines: tuple[ViewLine, ...]
    total: int
    page: int
    pages: int


def count_views(session: Session, conditions: Sequence[ColumnElement[bool]]) -> int:
    """How many views meet all conditions on `FileView`."""
    return session.scalar(select(func.count()).select_from(FileView).where(*conditions)) or 0


def read_views(session: Session, conditions: Sequence[ColumnElement[bool]], page: int) -> Views:
    """A page of the views that meet all conditions; one past the end gives the last."""
    total = count_views(session, conditions)
    pages = max(1, ceil(total / PAGE_SIZE))
    page = min(page, pages)
    shown = _newest_first(conditions).offset((page - 1) * PAGE_SIZE).limit(PAGE_SIZE)
    lines = tuple(_line(*row) for row in session.execute(shown))
    return Views(lines, total, page, pages)


def all_views(session: Session, conditions: Sequence[ColumnElement[bool]]) -> Iterator[ViewLine]:
    """All views that meet all conditions, newest first."""
    for row in session.execute(_newest_first(conditions)):
        yield _line(*row)


def _newest_first(conditions: Sequence[ColumnElement[bool]]) -> Any:
    return (
        select(FileView, Adviser, Structure.name)
        .outerjoin(Adviser, FileView.viewer_id == Adviser.id)
        .outerjoin(Structure, Adviser.structure_id == Structure.id)
        .where(*conditions)
        .order_by(FileView.seen_at.desc(), FileView.id.desc())
    )


def _line(view: FileView, viewer: Adviser | None, structure: str | None) -> ViewLine:
    return ViewLine(
        person_id=view.person_id,
        seen_at=view.seen_at,
        action=view.action,
        viewer_id=view.viewer_id,
        viewer_name=viewer.display_name if viewer else None,
        role=viewer.role if viewer else None,
        structure=structure,
    )
