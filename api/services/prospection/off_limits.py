"""Which employers may a structure not call: held by others, left alone, or nearer to a sister?"""

from dataclasses import dataclass
from datetime import date

import numpy as np
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.services.prospection.holding import holds
from api.services.prospection.relations import relations
from api.services.ranking.places import Point, point_of
from matcher.pistes.employers import EmployerColumns
from matcher.travel.distance import haversine_km
from models.enums import LeaveScope
from models.tables import Claim, LeaveAlone, Structure


@dataclass(frozen=True)
class OffLimits:
    """Employers closed to a structure altogether, and (employer, family) closed for a family."""

    employers: frozenset[str]
    families: frozenset[tuple[str, str]]

    def closes(self, employer_id: str, family: str) -> bool:
        """Whether the structure must not call this employer for this family of trades."""
        return employer_id in self.employers or (employer_id, family) in self.families


def off_limits(session: Session, structure: Structure, today: date) -> OffLimits:
    """By claims and relations of others, and by wishes to be left alone."""
    known = relations(session, today)
    own = {
        employer_id
        for employer_id, found in known.items()
        if any(each.structure_id == structure.id for each in found)
    }
    closed = set(known) - own
    families = {
        (employer_id, family)
        for employer_id, family in session.execute(
            select(Claim.employer_id, Claim.family).where(
                holds(today), Claim.structure_id != structure.id
            )
        )
        if employer_id not in own
    }
    for wish in session.scalars(
        select(LeaveAlone).where(
            LeaveAlone.lifted_on.is_(None), LeaveAlone.asked_on <= today, LeaveAlone.until >= today
        )
    ):
        if wish.scope is LeaveScope.TRADE_FAMILY:
            families.add((wish.employer_id, wish.family or ""))
        else:
            # A plan is made of calls: who does not want to be phoned is not in it.
            closed.add(wish.employer_id)
    return OffLimits(frozenset(closed), frozenset(families))


def in_territory(session: Session, structure: Structure, employers: EmployerColumns) -> np.ndarray:
    """Employers to whom no other structure of the same network is nearer, shape (employers,).

    Two sisters thus never plan to call the same firm. All of them where a place is not known.
    """
    sisters = session.scalars(
        select(Structure).where(Structure.network_id == structure.network_id).order_by(Structure.id)
    ).all()
    points = {each.id: point_of(None, None, each.insee) for each in sisters}
    placed = [key for key, point in points.items() if point.lat is not None]
    if structure.id not in placed:
        return np.ones(len(employers), dtype=bool)
    at = employers.places
    km = np.stack([haversine_km(*_known(points[key]), at.lat, at.lng) for key in placed])
    nearest = np.argmin(np.where(np.isnan(km), np.inf, km), axis=0)
    unknown = np.isnan(km).all(axis=0)
    return np.asarray((nearest == placed.index(structure.id)) | unknown)


def _known(point: Point) -> tuple[float, float]:
    return float(point.lat or 0.0), float(point.lng or 0.0)
