"""How do degrees become places on paper? A plane around the points, north up, with a scale bar."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians
from typing import Final

from api.pages.map.places import KM_PER_DEGREE
from api.services.communes_in_frame import Frame

# Drawing units: the width at which texts read well from a phone to a desk screen.
WIDTH: Final = 420.0
_LOWEST: Final = 300.0
_HIGHEST: Final = 460.0
_MARGIN: Final = 34.0
_SMALLEST_KM: Final = 8.0
_SCALE_STEPS: Final = (1, 2, 5, 10, 20, 50, 100)
_WIDEST_SCALE: Final = WIDTH / 4


@dataclass(frozen=True)
class Box:
    """A rectangle in drawing units."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def around(cls, x: float, y: float, width: float, height: float) -> "Box":
        """The rectangle of this size centred there."""
        return cls(x - width / 2, y - height / 2, x + width / 2, y + height / 2)

    def meets(self, other: "Box") -> bool:
        """Whether two rectangles overlap."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


@dataclass(frozen=True)
class Projection:
    """A plane chart: its middle (degrees), drawing units per kilometre, height of the drawing."""

    lat: float
    lng: float
    per_km: float
    height: float

    def at(self, lat: float, lng: float) -> tuple[float, float]:
        """Drawing units of a point, rounded to a tenth."""
        east = (lng - self.lng) * KM_PER_DEGREE * cos(radians(self.lat))
        north = (lat - self.lat) * KM_PER_DEGREE
        x, y = WIDTH / 2 + east * self.per_km, self.height / 2 - north * self.per_km
        return round(x, 1), round(y, 1)

    def frame(self) -> Frame:
        """What the drawing shows, in degrees."""
        up = self.height / 2 / self.per_km / KM_PER_DEGREE
        side = WIDTH / 2 / self.per_km / (KM_PER_DEGREE * cos(radians(self.lat)))
        return Frame(self.lat - up, self.lng - side, self.lat + up, self.lng + side)

    def holds(self, box: Box) -> bool:
        """Whether a rectangle lies inside the drawing."""
        inside = box.left >= 0 and box.right <= WIDTH
        return inside and box.top >= 0 and box.bottom <= self.height

    def scale_bar(self) -> tuple[int, float]:
        """The longest round kilometres that fit a quarter of the width, and their width."""
        fitting = [km for km in _SCALE_STEPS if km * self.per_km <= _WIDEST_SCALE]
        km = fitting[-1] if fitting else _SCALE_STEPS[0]
        return km, round(km * self.per_km, 1)


def projection_of(points: Sequence[tuple[float, float]]) -> Projection:
    """The chart that holds these points (lat, lng), with room around them."""
    lats, lngs = [lat for lat, _ in points], [lng for _, lng in points]
    lat, lng = (min(lats) + max(lats)) / 2, (min(lngs) + max(lngs)) / 2
    tall = max((max(lats) - min(lats)) * KM_PER_DEGREE, _SMALLEST_KM)
    wide = max((max(lngs) - min(lngs)) * KM_PER_DEGREE * cos(radians(lat)), _SMALLEST_KM)
    height = min(_HIGHEST, max(_LOWEST, (WIDTH - 2 * _MARGIN) * tall / wide + 2 * _MARGIN))
    per_km = min((WIDTH - 2 * _MARGIN) / wide, (height - 2 * _MARGIN) / tall)
    return Projection(lat, lng, per_km, round(height, 1))
