"""Valhalla with a timetable: the tiles its multimodal routes need, built from a map and a feed."""

import csv
import io
import json
import shutil
import subprocess
import zipfile
from datetime import date, datetime, timedelta
from math import nan
from pathlib import Path

import valhalla

from data.travel.roads.valhalla_embedded import valhalla_config

# What `valhalla_build_timezones` would download: one zone around the whole feed is enough.
_ZONES = """
SELECT InitSpatialMetaData(1);
CREATE TABLE tz_world (id INTEGER PRIMARY KEY, TZID TEXT);
SELECT AddGeometryColumn('tz_world', 'geom', 4326, 'MULTIPOLYGON', 'XY');
INSERT INTO tz_world (TZID, geom) VALUES ('Europe/Berlin',
  GeomFromText('MULTIPOLYGON(((0 40, 20 40, 20 60, 0 60, 0 40)))', 4326));
SELECT CreateSpatialIndex('tz_world', 'geom');
"""
_DATES = {"calendar.txt": ("start_date", "end_date"), "calendar_dates.txt": ("date",)}
_FAR_METRES = 5_000_000.0


def has_spatialite() -> bool:
    """Whether the zones' database can be made here (Debian: apt install spatialite-bin)."""
    return shutil.which("spatialite") is not None


def moved_feed(feed: Path, folder: Path, days: int) -> Path:
    """A feed's copy, unpacked, all of whose dates are so many days later."""

    def later(day: str) -> str:
        return f"{date.fromisoformat(day) + timedelta(days=days):%Y%m%d}"

    folder.mkdir(parents=True)
    with zipfile.ZipFile(feed) as archive:
        archive.extractall(folder)
    for name, columns in _DATES.items():
        rows = list(csv.DictReader(io.StringIO((folder / name).read_text("utf-8-sig"))))
        with (folder / name).open("w", newline="", encoding="utf-8") as file:
            table = csv.DictWriter(file, rows[0])
            table.writeheader()
            table.writerows(
                {**row, **{column: later(row[column]) for column in columns}} for row in rows
            )
    return folder


def multimodal(osm: Path, feeds: Path, folder: Path) -> valhalla.Actor:
    """Valhalla on a map and on every feed in a folder of unpacked feeds."""
    zones, settings = folder / "zones.sqlite", folder / "valhalla.json"
    subprocess.run(["spatialite", zones], input=_ZONES, text=True, check=True, capture_output=True)
    (folder / "tiles").mkdir()
    config = valhalla_config(folder / "tiles")
    config["mjolnir"].update(
        timezone=str(zones), transit_feeds_dir=str(feeds), transit_dir=str(folder / "transit")
    )
    config["service_limits"]["multimodal"]["max_distance"] = _FAR_METRES
    settings.write_text(json.dumps(config), encoding="utf-8")
    programs = Path(valhalla.__file__).parent / "bin"
    for step in (
        [programs / "valhalla_ingest_transit", "-c", settings],
        [programs / "valhalla_convert_transit", "-c", settings],
        [programs / "valhalla_build_tiles", "-c", settings, osm],
    ):
        subprocess.run(step, check=True, capture_output=True, cwd=folder)
    return valhalla.Actor(config)


def minutes_after(
    actor: valhalla.Actor, ends: tuple[tuple[float, float], ...], day: date, minute: int
) -> float:
    """Minutes from a moment until one is there, waiting counted, also on foot; NaN: no way."""
    moment = datetime.combine(day, datetime.min.time()) + timedelta(minutes=minute)
    try:
        found = actor.route(
            {
                "locations": [{"lat": lat, "lon": lng} for lat, lng in ends],
                "costing": "multimodal",
                "date_time": {"type": 1, "value": f"{moment:%Y-%m-%dT%H:%M}"},
                "directions_type": "none",
            }
        )
    except RuntimeError:
        return nan
    return float(found["trip"]["summary"]["time"]) / 60


def is_on_the_map(actor: valhalla.Actor, point: tuple[float, float], metres: float) -> bool:
    """Whether one can walk at a point: Valhalla would otherwise start at the next road, free."""
    request = {"locations": [{"lat": point[0], "lon": point[1]}], "costing": "pedestrian"}
    edges = actor.locate({**request, "verbose": True})[0].get("edges") or ()
    return min((edge["distance"] for edge in edges), default=metres) < metres
