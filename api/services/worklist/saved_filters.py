"""Which filters of the list does somebody keep under a name of their own?"""

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.services.viewer import Permission, Viewer
from models.codes import refuse_personal_number
from models.errors import NotFound, PasserelleError
from models.tables import SavedFilter

LONGEST_NAME: Final = 60
MOST_FILTERS: Final = 20


class UnusableName(PasserelleError, ValueError):
    """A filter that cannot be kept so; the sentence says why."""


@dataclass(frozen=True, slots=True)
class NamedFilter:
    """A filter as its owner reads it; `query` is what stands after "/?" in its address."""

    filter_id: str
    name: str
    query: str


def saved_filters(session: Session, viewer: Viewer) -> list[NamedFilter]:
    """One's own filters, by name."""
    rows = session.scalars(select(SavedFilter).where(SavedFilter.adviser_id == viewer.id))
    found = [NamedFilter(row.id, row.name, row.query) for row in rows]
    return sorted(found, key=lambda each: (each.name.casefold(), each.filter_id))


def save_filter(session: Session, viewer: Viewer, name: str, query: str, now: datetime) -> None:
    """Keep a filter under a name; one of the same name is replaced.

    Raises RightMissing, UnusableName, PersonalNumberRefused.
    """
    viewer.must(Permission.READ_FILES)
    plain = " ".join(name.split())
    if not 1 <= len(plain) <= LONGEST_NAME:
        raise UnusableName(f"Donnez un nom au filtre, de 1 à {LONGEST_NAME} caractères.")
    refuse_personal_number(plain, "nom du filtre")
    own = session.scalars(select(SavedFilter).where(SavedFilter.adviser_id == viewer.id)).all()
    known = next((row for row in own if row.name == plain), None)
    if known is None and len(own) >= MOST_FILTERS:
        raise UnusableName(f"Vous gardez déjà {MOST_FILTERS} filtres : oubliez-en un d'abord.")
    row = known or SavedFilter(
        id=f"fi-{secrets.token_hex(6)}", adviser_id=viewer.id, name=plain, query=query
    )
    row.query, row.saved_at = query, now
    session.add(row)
    session.flush()


def forget_filter(session: Session, viewer: Viewer, filter_id: str) -> None:
    """Keep it no more; raises NotFound for anybody else's."""
    row = session.get(SavedFilter, filter_id)
    if row is None or row.adviser_id != viewer.id:
        raise NotFound("Filtre", filter_id)
    session.delete(row)
