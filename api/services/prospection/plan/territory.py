"""Which employers are a structure's to call, and which are nearer to a sister of its network?"""

from dataclasses import dataclass

import numpy as np
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.services.named.places import Point, point_of
from matcher.pistes.employers import EmployerColumns
from matcher.travel.distance import haversine_km
from models.tables import Structure


@dataclass(frozen=True)
class Sisters:
    """A structure, and where those of its network lie: (id, commune), itself among them."""

    structure_id: str
    communes: tuple[tuple[str, str | None], ...]


def sisters_of(session: Session, structure: Structure) -> Sisters:
    """The structure among those of its network."""
    asked = select(Structure.id, Structure.insee).where(
        Structure.network_id == structure.network_id
    )
    found = session.execute(asked.order_by(Structure.id))
    return Sisters(structure.id, tuple((key, insee) for key, insee in found))


def in_territory(sisters: Sisters, employers: EmployerColumns) -> np.ndarray:
    """Employers to whom no other structure of the same network is nearer, shape (employers,).

    Two sisters thus never plan to call the same firm. All of them where a place is not known.
    """
    points = {key: point_of(None, None, insee) for key, insee in sisters.communes}
    placed = [key for key, point in points.items() if point.lat is not None]
    if sisters.structure_id not in placed:
        return np.ones(len(employers), dtype=bool)
    at = employers.places
    km = np.stack([haversine_km(*_known(points[key]), at.lat, at.lng) for key in placed])
    nearest = np.argmin(np.where(np.isnan(km), np.inf, km), axis=0)
    unknown = np.isnan(km).all(axis=0)
    return np.asarray((nearest == placed.index(sisters.structure_id)) | unknown)


def _known(point: Point) -> tuple[float, float]:
    return float(point.lat or 0.0), float(point.lng or 0.0)
