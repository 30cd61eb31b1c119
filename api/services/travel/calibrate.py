"""How far is the distance model from a router, and which constants would bring it nearer?"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from api.services.travel.calibration_trips import (
    Drawn,
    Ends,
    calibration_ends,
    draw_pairs,
    minutes_by,
    trips_by,
)
from data.travel import load_distance_constants, load_road_corrections
from data.travel.installed import read_current
from data.travel.roads.opened import open_router
from data.travel.roads.osrm_http import OsrmHttp
from data.travel.roads.router import ROAD_MODES, RoadRouter
from data.travel.roads.tiles import build_tiles
from data.travel.roads.valhalla_embedded import valhalla_on
from matcher.travel import DistanceModel
from matcher.travel.calibration import Curve, Error, Trips, by_band, error_of, fitted
from models.enums import Mode
from models.errors import SettingsError

# Road kilometres of the trips whose door-to-door speed EMP 2019 tells: cars average 36 km/h.
_EMP_KM: Final = (10.0, 20.0)


@dataclass(frozen=True)
class CalibrationAsked:
    """Which roads (those in use, or an extract's), how many starts, from which seed.

    `osrm`: address of an OSRM server for cars, asked for the same trips.
    """

    root: Path
    osm: Path | None = None
    starts: int = 300
    seed: int = 72
    osrm: str | None = None


@dataclass(frozen=True)
class BandError:
    """One part of the trips, named, with the model's error now and with the fitted curve."""

    name: str
    now: Error
    then: Error


@dataclass(frozen=True)
class ModeCalibration:
    """One means: errors on the half that was not fitted, and the curve of the half that was.

    `kmh`: the router's mean speed. `emp_kmh`: door to door over 10–20 road km, the router's
    corrected minutes and the model's. `other`: a second router against the first.
    """

    mode: Mode
    trips: Trips
    curve: Curve
    now: Error
    then: Error
    parts: tuple[BandError, ...]
    kmh: float
    emp_kmh: tuple[float, float] | None
    other: Error | None


@dataclass(frozen=True)
class Calibration:
    """What was measured, where, and between what."""

    router: str
    between: str
    modes: tuple[ModeCalibration, ...]


def calibrate(asked: CalibrationAsked, on_mode: Callable[[int, int], None]) -> Calibration:
    """Compare on seeded trips. Raises SettingsError where no roads are in use, BrokenInput."""
    tiles = _tiles(asked)
    router = open_router(str(tiles))
    ends = calibration_ends(valhalla_on(tiles), tiles, asked.seed)
    model = DistanceModel(load_distance_constants())
    found = []
    for done, mode in enumerate(ROAD_MODES):
        on_mode(done, len(ROAD_MODES))
        drawn = draw_pairs(ends, mode, asked.starts, asked.seed)
        one = _of_mode(model, router, (ends, drawn), asked.osrm)
        if one is not None:
            found.append(one)
    on_mode(len(ROAD_MODES), len(ROAD_MODES))
    return Calibration(router.name, ends.what, tuple(found))


def _tiles(asked: CalibrationAsked) -> Path:
    if asked.osm is not None:
        return build_tiles(asked.osm, asked.root, 1)
    current = read_current(asked.root)
    if current.tiles is None:
        raise SettingsError(
            "Aucune route en service : « passerelle travel build --osm EXTRAIT.osm.pbf », "
            "ou donnez un extrait ici : --osm."
        )
    return asked.root / current.tiles


def _of_mode(
    model: DistanceModel, router: RoadRouter, pairs: tuple[Ends, Drawn], osrm: str | None
) -> ModeCalibration | None:
    """None where too few trips have a way."""
    ends, drawn = pairs
    mode = drawn.mode
    kept, trips = trips_by(router, ends, drawn)
    curve = fitted(trips)
    held = trips.take(~trips.fits)
    if curve is None or len(held) == 0:
        return None
    now, then = (error_of(by(held.crow_km), held) for by in _both(model, curve, mode))
    if now is None or then is None:
        return None
    other = None
    if osrm is not None and mode is Mode.CAR:
        other = _between_routers(OsrmHttp({Mode.CAR: osrm}), ends, kept, trips)
    return ModeCalibration(
        mode,
        trips,
        curve,
        now,
        then,
        tuple(_parts(model, curve, held, (ends, kept))),
        kmh=float(60 * trips.road_km.sum() / trips.minutes.sum()),
        emp_kmh=_emp_kmh(model, trips, mode),
        other=other,
    )


def _both(model: DistanceModel, curve: Curve, mode: Mode) -> tuple[Callable[..., np.ndarray], ...]:
    return (lambda crow: model.moving_minutes(crow, mode)), curve.minutes


def _parts(
    model: DistanceModel, curve: Curve, held: Trips, pairs: tuple[Ends, Drawn]
) -> list[BandError]:
    ends, drawn = pairs
    rows = [
        (f"{low:g}–{high:g} km".replace(".", ","), rows)
        for low, high, rows in by_band(held, drawn.mode)
    ]
    classes = ends.classes[drawn.ends[~drawn.fits]]
    rows += [(str(name), classes == name) for name in np.unique(classes) if name]
    found = []
    for name, some in rows:
        part = held.take(some)
        errors = [error_of(by(part.crow_km), part) for by in _both(model, curve, drawn.mode)]
        if errors[0] is not None and errors[1] is not None:
            found.append(BandError(name, errors[0], errors[1]))
    return found


def _emp_kmh(model: DistanceModel, trips: Trips, mode: Mode) -> tuple[float, float] | None:
    low, high = _EMP_KM
    some = trips.take((trips.road_km >= low) & (trips.road_km < high))
    if len(some) == 0:
        return None
    correction = load_road_corrections()["modes"][mode]
    routed = correction["access_minutes"] + correction["slower"] * some.minutes
    access = model.constants["modes"][mode]["access_minutes"]
    reckoned = access + model.moving_minutes(some.crow_km, mode)
    km = some.road_km.sum()
    return float(60 * km / routed.sum()), float(60 * km / reckoned.sum())


def _between_routers(other: RoadRouter, ends: Ends, drawn: Drawn, trips: Trips) -> Error | None:
    minutes, _ = minutes_by(other, ends, drawn)
    known = np.isfinite(minutes)
    return error_of(minutes[known], trips.take(known))
