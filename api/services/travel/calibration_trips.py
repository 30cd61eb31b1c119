"""Between which places is the distance model compared with a router? Seeded, band by band."""

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from data.reference import commune_totals
from data.travel.roads.address_like import address_like_points
from data.travel.roads.router import RoadRouter
from data.travel.roads.tiles import SQUARE_DEGREES, covered_squares
from data.travel.roads.valhalla import Valhalla
from matcher.travel.calibration import BANDS_KM, Trips, usable_rows
from matcher.travel.distance import haversine_km
from models.enums import Mode
from models.protocols import Places

# With fewer communes the extract lies elsewhere, or holds a town only.
_FEWEST_COMMUNES: Final = 40
_STREETS: Final = 1_200
_ENDS_A_BAND: Final = 4


@dataclass(frozen=True)
class Ends:
    """Places trips lead to and from, the class of each ("" without one), and what they are."""

    places: Places
    classes: NDArray[np.object_]
    what: str


@dataclass(frozen=True)
class Drawn:
    """Trips to ask for: rows of the ends, sorted by start; `fits`: which half, by their start."""

    mode: Mode
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    fits: NDArray[np.bool_]

    def take(self, rows: NDArray[np.bool_]) -> "Drawn":
        """The trips of these rows."""
        return Drawn(self.mode, self.starts[rows], self.ends[rows], self.fits[rows])


def calibration_ends(router: Valhalla, tiles: Path, seed: int) -> Ends:
    """The communes these roads cover; elsewhere, points on residential streets."""
    communes = commune_totals().dropna(subset=["lat", "lng"])
    squares = set(covered_squares(tiles))
    corner = np.floor(communes[["lat", "lng"]].to_numpy() / SQUARE_DEGREES) * SQUARE_DEGREES
    covered = communes[[tuple(row) in squares for row in corner.tolist()]]
    lat, lng = (covered[name].to_numpy(dtype=np.float64) for name in ("lat", "lng"))
    places = Places(lat, lng, np.zeros(len(lat)))
    near = router.near_road(places, Mode.CAR)
    if near.sum() >= _FEWEST_COMMUNES:
        classes = covered["rural_class"].fillna("").to_numpy(dtype=object)[near]
        return Ends(places.take(near), classes, "communes")
    streets = address_like_points(router, tiles, _STREETS, seed)
    return Ends(streets, np.full(len(streets), "", dtype=object), "rues habitées")


def draw_pairs(ends: Ends, mode: Mode, starts: int, seed: int) -> Drawn:
    """For each start some ends in each band of distance, as far as there are any."""
    rng = np.random.default_rng(seed)
    places, bands = ends.places, BANDS_KM[mode]
    chosen = np.sort(rng.permutation(len(places))[:starts])
    rows: list[tuple[int, int, bool]] = []
    for start in chosen.tolist():
        km = haversine_km(places.lat[start], places.lng[start], places.lat, places.lng)
        fits = bool(rng.random() < 0.5)
        for low, high in pairwise(bands):
            there = rng.permutation(np.flatnonzero((km >= low) & (km < high)))[:_ENDS_A_BAND]
            rows += [(start, int(end), fits) for end in there]
    columns = np.array(rows, dtype=np.int64).reshape(-1, 3)
    return Drawn(mode, columns[:, 0], columns[:, 1], columns[:, 2].astype(bool))


def minutes_by(
    router: RoadRouter, ends: Ends, drawn: Drawn
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Moving minutes and road km of each trip, NaN without a way: one table a start."""
    minutes, km = (np.full(len(drawn.starts), np.nan) for _ in range(2))
    for start in np.unique(drawn.starts):
        rows = np.flatnonzero(drawn.starts == start)
        origin = ends.places.take(np.array([start]))
        table = router.table(origin, ends.places.take(drawn.ends[rows]), drawn.mode)
        minutes[rows], km[rows] = table.seconds[0] / 60, table.metres[0] / 1000
    return minutes, km


def trips_by(router: RoadRouter, ends: Ends, drawn: Drawn) -> tuple[Drawn, Trips]:
    """The trips that are travelled, as drawn and as the router goes them."""
    minutes, km = minutes_by(router, ends, drawn)
    one, other = ends.places.take(drawn.starts), ends.places.take(drawn.ends)
    crow = haversine_km(one.lat, one.lng, other.lat, other.lng)
    trips = Trips(crow, km, minutes, drawn.fits)
    rows = usable_rows(trips, drawn.mode)
    return drawn.take(rows), trips.take(rows)
