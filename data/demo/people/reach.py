"""Is there an open place in this trade that the person could get to, even with luck on the road?"""

import numpy as np
from numpy.typing import NDArray

from data.demo.ground.distances import crow_km_to_all, generous_reach_km
from data.demo.people.mobility import sure_modes
from models.enums import OfferStatus
from models.tables import Employer, Home, Lift, Offer, YoungPerson

# Limit assumed for a person who gave none: the ceiling of domain.md, section 4.
DEFAULT_LIMIT = 60


class OpenPlaces:
    """Points of the live offers of both kinds, by trade."""

    def __init__(self, offers: list[Offer], employers: list[Employer]) -> None:
        by_id = {row.id: row for row in employers}
        points: dict[str, list[tuple[float, float]]] = {}
        for offer in offers:
            if offer.status is OfferStatus.LIVE:
                place = offer if offer.lat is not None else by_id[offer.employer_id]
                if place.lat is not None and place.lng is not None:
                    points.setdefault(offer.rome, []).append((place.lat, place.lng))
        self._points: dict[str, NDArray[np.float64]] = {
            rome: np.array(rows) for rome, rows in points.items()
        }

    def nearest_km(self, rome: str, homes: list[Home]) -> float:
        """Crow-fly kilometres from the nearest home to an open place; infinite if none is."""
        points = self._points.get(rome)
        if points is None:
            return float("inf")
        return min(
            float(crow_km_to_all(home.lat, home.lng, points[:, 0], points[:, 1]).min())
            for home in homes
            if home.lat is not None and home.lng is not None
        )

    def is_out_of_reach(
        self, row: YoungPerson, homes: list[Home], lifts: list[Lift], rome: str
    ) -> bool:
        """True when no open place in the trade lies within the limit by any means but the bus."""
        limit = row.max_minutes_employer or DEFAULT_LIMIT
        return self.nearest_km(rome, homes) > generous_reach_km(sure_modes(row, lifts), limit)
