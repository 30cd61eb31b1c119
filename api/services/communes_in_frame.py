"""Which towns help to find one's way on a map? The largest communes of a frame."""

from dataclasses import dataclass

from data.reference import commune_totals


@dataclass(frozen=True)
class Town:
    """A commune: name, centre (WGS84 degrees), inhabitants (0 where not known)."""

    name: str
    lat: float
    lng: float
    inhabitants: int


@dataclass(frozen=True)
class Frame:
    """A rectangle in WGS84 degrees."""

    south: float
    west: float
    north: float
    east: float

    def widened(self) -> "Frame":
        """The same middle, twice as wide and as high."""
        up, side = (self.north - self.south) / 2, (self.east - self.west) / 2
        return Frame(self.south - up, self.west - side, self.north + up, self.east + side)


def communes_in_frame(frame: Frame, most: int = 40) -> list[Town]:
    """At most so many communes whose centre lies in the frame, the largest first."""
    communes = commune_totals()
    inside = communes[
        communes["lat"].between(frame.south, frame.north)
        & communes["lng"].between(frame.west, frame.east)
    ]
    # The name decides between equals, so that a map is always the same.
    largest = inside.sort_values(
        ["population", "name"], ascending=[False, True], na_position="last"
    ).head(most)
    columns = (largest["name"], largest["lat"], largest["lng"], largest["population"].fillna(0))
    return [
        Town(str(name), float(lat), float(lng), int(inhabitants))
        for name, lat, lng, inhabitants in zip(*columns, strict=True)
    ]
