"""Is the distance model measured beside a router, on trips drawn the same way each time?"""

from pathlib import Path

import numpy as np
import pytest
from roads.served_roads import served_osrm

from api.services.travel import calibration_trips
from api.services.travel.calibrate import Calibration, CalibrationAsked, calibrate
from api.services.travel.calibration_plot import plot_calibration
from api.services.travel.calibration_trips import Ends, draw_pairs
from matcher.travel.calibration import BANDS_KM
from models.enums import Mode
from models.errors import BrokenInput, SettingsError
from models.protocols import Places

from .conftest import Build


@pytest.fixture
def tiny_calibration(built: Build, monkeypatch: pytest.MonkeyPatch) -> Calibration:
    """The tiny road's five communes stand in for a département of them."""
    from .conftest import communes_along_the_road

    monkeypatch.setattr(calibration_trips, "commune_totals", communes_along_the_road)
    return calibrate(CalibrationAsked(built(), starts=60), lambda _done, _of: None)


def test_between_communes_errors_are_told_by_band_and_rural_class(
    tiny_calibration: Calibration, tmp_path: Path
) -> None:
    assert tiny_calibration.between == "communes"
    by_mode = {one.mode: one for one in tiny_calibration.modes}
    car = by_mode[Mode.CAR]
    # A straight road: the fitted curve follows it, the model expects bends.
    assert car.then.mae < 0.5 < car.now.mae
    assert car.now.bias > 0
    assert car.kmh == pytest.approx(60, abs=1)
    names = [part.name for part in car.parts]
    assert "2–5 km" in names
    assert {"rural", "urbain"} <= set(names)
    assert sum(part.now.trips for part in car.parts if "km" in part.name) == car.now.trips
    plot_calibration(tiny_calibration, tmp_path / "plot.png")
    assert (tmp_path / "plot.png").read_bytes()[:4] == b"\x89PNG"
    with pytest.raises(SettingsError, match="écriture impossible"):
        plot_calibration(tiny_calibration, tmp_path / "absent" / "plot.png")


def test_without_roads_it_says_how_to_have_some(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="travel build --osm"):
        calibrate(CalibrationAsked(tmp_path), lambda _done, _of: None)


def test_roads_where_nobody_lives_cannot_be_calibrated_on(
    built: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    from data.travel.roads import address_like

    monkeypatch.setattr(address_like, "_MOST_DRAWS", 3)
    with pytest.raises(BrokenInput, match="trop peu de rues habitées"):
        calibrate(CalibrationAsked(built()), lambda _done, _of: None)


def test_the_same_seed_draws_the_same_trips_each_start_in_one_half() -> None:
    rng = np.random.default_rng(3)
    places = Places(rng.uniform(48, 48.3, 200), rng.uniform(0, 0.4, 200), np.zeros(200))
    ends = Ends(places, np.full(200, "", dtype=object), "x")
    one, same, other = (draw_pairs(ends, Mode.CAR, 50, seed) for seed in (1, 1, 2))
    assert one.ends.tolist() == same.ends.tolist() != other.ends.tolist()
    halves = {start: set(one.fits[one.starts == start]) for start in one.starts.tolist()}
    assert all(len(half) == 1 for half in halves.values())
    assert len(one.starts) <= 50 * 4 * (len(BANDS_KM[Mode.CAR]) - 1)


@pytest.mark.shared
def test_a_second_router_s_disagreement_stands_beside(
    shared_data: Path, tmp_path: Path, record_property
) -> None:
    osm = shared_data / "osm" / "north-bayreuth.osm.pbf"
    with served_osrm(osm, tmp_path) as address:
        asked = CalibrationAsked(tmp_path / "travel", osm, starts=60, osrm=address)
        found = calibrate(asked, lambda _done, _of: None)
    other = next(one.other for one in found.modes if one.mode is Mode.CAR)
    assert other is not None
    record_property(
        "measured", f"OSRM against Valhalla, north-bayreuth, car MAE {other.mae:.1f} min"
    )
    assert 0 < other.mae < 15
    assert all(one.other is None for one in found.modes if one.mode is not Mode.CAR)
