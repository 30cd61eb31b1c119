"""Which structures already work with an employer? Their relation comes before a cold call."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import Label, Select, Subquery, case, func, literal, or_, select, union_all
from sqlalchemy.orm import Session

from api.services.ranking.frames.offer_rows import is_live
from models.enums import OfferKind, Visibility
from models.tables import Offer, Placement, PortfolioEntry, YoungPerson


class RelationKind(StrEnum):
    """What a relation rests on."""

    APPRENTICE = "apprentice"
    OPEN_OFFER = "open_offer"
    ANNOUNCED_OFFER = "announced_offer"
    PORTFOLIO = "portfolio"


@dataclass(frozen=True, order=True)
class Relation:
    """A structure and what it has with the employer; nobody's apprentice is named."""

    structure_id: str
    kind: RelationKind


def related_employers(
    session: Session, structure_id: str, today: date
) -> tuple[set[str], set[str]]:
    """Employers that this structure works with, and those that only others do."""
    everything = _everything(today)
    is_own = func.max(case((everything.c.structure_id == structure_id, 1), else_=0))
    found = session.execute(
        select(everything.c.employer_id, is_own).group_by(everything.c.employer_id)
    ).all()
    own = {employer_id for employer_id, mine in found if mine}
    return own, {employer_id for employer_id, mine in found if not mine}


def relations(
    session: Session, today: date, employer_ids: Iterable[str] | None = None
) -> dict[str, list[Relation]]:
    """Relations by employer, sorted; of all employers when none is named."""
    everything = _everything(today)
    asked = select(everything).distinct()
    if employer_ids is not None:
        asked = asked.where(everything.c.employer_id.in_(list(employer_ids)))
    found: dict[str, list[Relation]] = {}
    for employer_id, structure_id, kind in session.execute(asked):
        found.setdefault(employer_id, []).append(Relation(structure_id, RelationKind(kind)))
    return {employer_id: sorted(each) for employer_id, each in found.items()}


def _everything(today: date) -> Subquery:
    return union_all(_apprentices(today), _offers(today), _portfolios()).subquery()


def _apprentices(today: date) -> Select[Any, Any, Any]:
    return (
        select(Placement.employer_id, YoungPerson.structure_id, _kind(RelationKind.APPRENTICE))
        .join(YoungPerson, YoungPerson.id == Placement.person_id)
        .where(
            Placement.kind != OfferKind.PMSMP,
            Placement.ruptured_on.is_(None),
            Placement.starts_on <= today,
            or_(Placement.ends_on.is_(None), Placement.ends_on >= today),
        )
    )


def _offers(today: date) -> Select[Any, Any, Any]:
    # An offer that its structure keeps to itself is not betrayed by a relation.
    announced = Offer.visibility == Visibility.ANNOUNCED
    kinds = (RelationKind.ANNOUNCED_OFFER.value, RelationKind.OPEN_OFFER.value)
    kind = case((announced, kinds[0]), else_=kinds[1]).label("kind")
    return select(Offer.employer_id, Offer.owner_structure_id, kind).where(
        is_live(today),
        Offer.owner_structure_id.is_not(None),
        Offer.visibility != Visibility.OWN_STRUCTURE,
    )


def _portfolios() -> Select[Any, Any, Any]:
    return select(
        PortfolioEntry.employer_id, PortfolioEntry.structure_id, _kind(RelationKind.PORTFOLIO)
    )


def _kind(kind: RelationKind) -> Label[str]:
    return literal(kind.value).label("kind")
