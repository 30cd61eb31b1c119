"""What lies within so many minutes by public transport, there and back, as areas of a map?"""

from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from api.services.on_map.circles import KM_PER_DEGREE, km_within
from api.services.travel.points import Spot
from models.enums import Mode
from models.errors import SettingsError
from models.protocols import Hours

if TYPE_CHECKING:
    from matcher.travel.transit import TransitTimes

# Corners of a quarter of a circle; and how far, in km, an outline may be made simpler.
_QUARTER: Final = 12
_SIMPLER_KM: Final = 0.01


def transit_areas(
    transit: "TransitTimes", origin: Spot, hours: Hours, minutes: tuple[int, ...]
) -> list[dict[str, Any]] | None:
    """GeoJSON features, the farthest first; None where no stop is near the origin.

    A place counts that is reached on every weekday, there by the start and home after the end, by
    bus or on foot all the way. Raises SettingsError where shapes cannot be made.
    """
    try:
        import shapely
    except ImportError:
        raise SettingsError(
            "Dessiner ce que les cars atteignent demande pip install 'passerelle[travel]'."
        ) from None
    # Loads numba: only timetables wait for it.
    from matcher.travel.reach import reach_by_day

    lat, lng = (float(value[0]) for value in (origin.place.lat, origin.place.lng))
    wide = KM_PER_DEGREE * float(np.cos(np.radians(lat)))
    points = np.column_stack(
        [(transit.timetable.lng - lng) * wide, (transit.timetable.lat - lat) * KM_PER_DEGREE]
    )
    found = []
    for asked in sorted(minutes, reverse=True):
        days = reach_by_day(transit, origin.place, hours, asked)
        if days is None:
            return None
        parts = [_around(points, km) for day in days for km in (day.there, day.back)]
        spread = float(origin.place.spread_km[0])
        on_foot = km_within(transit.search.model, Mode.WALK, asked, spread)
        whole = shapely.union(
            shapely.intersection_all(parts),
            shapely.Point(0, 0).buffer(on_foot or 0, quad_segs=_QUARTER),
        ).simplify(_SIMPLER_KM)
        if not whole.is_empty:
            drawn = shapely.transform(
                whole, lambda xy: np.round(xy / (wide, KM_PER_DEGREE) + (lng, lat), 5)
            )
            found.append(_feature(shapely.geometry.mapping(drawn), asked))
    return found


def _feature(geometry: dict[str, Any], minutes: int) -> dict[str, Any]:
    properties = {"mode": str(Mode.TRANSIT), "minutes": minutes}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def _around(points: NDArray[np.float64], km: NDArray[np.float64]) -> Any:
    """All that lies within its km of some point."""
    import shapely

    some = km > 0
    return shapely.union_all(
        shapely.buffer(shapely.points(points[some]), km[some], quad_segs=_QUARTER)
    )
