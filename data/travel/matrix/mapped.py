"""How many moving minutes between two communes? Read from the mapped bytes."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from data.travel.matrix.layout import (
    FIRST,
    INSEE,
    NO_WAY_BYTE,
    POINTS,
    TO,
    minutes_file,
    read_manifest,
)
from data.travel.matrix.neighbours import Sphere
from models.enums import Mode
from models.protocols import BetweenCommunes, Places, RoadRows

# A place farther than this from every commune of the matrix is outside it.
_OUTSIDE_KM = 15.0


class MappedMatrix:
    """A finished matrix, its bytes left on disk until they are asked for."""

    def __init__(self, folder: Path) -> None:
        self.manifest = read_manifest(folder)
        self.insee: NDArray[np.str_] = np.load(folder / INSEE)
        points = np.load(folder / POINTS)
        lat, lng = np.ascontiguousarray(points.T)
        self._sphere = Sphere(lat, lng)
        # See `models.protocols.RoadMatrix`; the minutes are the mapped bytes themselves.
        self.rows = RoadRows(
            points=Places(lat, lng, np.zeros(len(lat))),
            first=np.load(folder / FIRST),
            to=np.asarray(np.load(folder / TO, mmap_mode="r")),
            minutes={
                mode: _mapped(folder / minutes_file(mode)) for mode in self.manifest.radius_km
            },
        )
        # The communes of the places asked last: a ranking asks for the same ones, mode by mode.
        self._last: tuple[Places | None, NDArray[np.int64]] = (None, np.empty(0, dtype=np.int64))

    def __len__(self) -> int:
        return len(self.insee)

    @property
    def fastest_kmh(self) -> float:
        """See `models.protocols.RoadMatrix`."""
        return self.manifest.fastest_kmh

    def between(self, origin: Places, destinations: Places, mode: Mode) -> BetweenCommunes:
        """See `models.protocols.RoadMatrix`."""
        n = len(destinations)
        minutes = np.full(n, NO_WAY_BYTE, dtype=np.uint8)
        km = np.full(n, np.nan)
        start = int(self.communes_of(origin)[0]) if len(origin) else -1
        if start >= 0 and mode in self.rows.minutes:
            ends = self._kept_communes_of(destinations)
            row = slice(*self.rows.first[start : start + 2])
            own = self.rows.to[row]
            entry = np.minimum(np.searchsorted(own, ends), max(len(own) - 1, 0))
            found = np.flatnonzero(own[entry] == ends) if len(own) else np.empty(0, np.int64)
            minutes[found] = self.rows.minutes[mode][row][entry[found]]
            km[found] = self._sphere.km(np.full(len(found), start), ends[found])
        return BetweenCommunes(minutes, km)

    def communes_of(self, places: Places) -> NDArray[np.int64]:
        """See `models.protocols.RoadMatrix`."""
        return self._sphere.nearest(places, _OUTSIDE_KM)

    def _kept_communes_of(self, places: Places) -> NDArray[np.int64]:
        last, ends = self._last
        if last is not places:
            ends = self.communes_of(places)
            self._last = (places, ends)
        return ends


def _mapped(path: Path) -> NDArray[np.uint8]:
    """An empty file cannot be mapped."""
    if path.stat().st_size == 0:
        return np.empty(0, dtype=np.uint8)
    return np.asarray(np.memmap(path, dtype=np.uint8, mode="r"))
