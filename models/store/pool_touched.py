"""What changed of the pool since a version? The ids to read again, or that anything may have."""

from dataclasses import dataclass, fields

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.tables import PoolChange


@dataclass(frozen=True)
class Touched:
    """Offers and employers whose rows changed, and employers of whose past something was noted."""

    offers: frozenset[str] = frozenset()
    employers: frozenset[str] = frozenset()
    records: frozenset[str] = frozenset()


def touched_since(session: Session, known: int, version: int) -> Touched | None:
    """What the versions after `known` changed, to this one; None where it is not known."""
    asked = select(PoolChange.touched).where(
        PoolChange.version > known, PoolChange.version <= version
    )
    found = session.scalars(asked).all()
    if len(found) != version - known or any(each is None for each in found):
        return None
    return Touched(
        **{
            each.name: frozenset(name for one in found if one for name in one[each.name])
            for each in fields(Touched)
        }
    )
