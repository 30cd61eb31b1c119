"""Which invented buses run around the demo's town? Written as a GTFS feed, like any other."""

import csv
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, Final

from data.yaml_files import read_yaml

DEMO_FEED: Final = "bus-imaginaires-du-mans"
# As long as feeds usually know ahead.
_DAYS_AHEAD: Final = 120
_DAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
type Row = tuple[object, ...]


def write_demo_feed(folder: Path, today: date) -> Path:
    """The feed as a folder of GTFS files, valid from today for some months."""
    feed = folder / DEMO_FEED
    feed.mkdir()
    page = _page()
    tables: dict[str, tuple[str, Iterable[Row]]] = {
        "agency": (
            "agency_id,agency_name,agency_url,agency_timezone",
            [("demo", page["name"], "https://example.org", "Europe/Paris")],
        ),
        "stops": ("stop_id,stop_name,stop_lat,stop_lon", _stops(page)),
        "routes": (
            "route_id,agency_id,route_short_name,route_type",
            [(line["id"], "demo", line["name"], 3) for line in page["lines"]],
        ),
        "calendar": (f"service_id,{','.join(_DAYS)},start_date,end_date", _services(page, today)),
        "trips": ("route_id,service_id,trip_id", _trips(page)),
        "stop_times": (
            "trip_id,arrival_time,departure_time,stop_id,stop_sequence",
            _stop_times(page),
        ),
    }
    for name, (header, rows) in tables.items():
        with (feed / f"{name}.txt").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(header.split(","))
            writer.writerows(rows)
    return feed


@cache
def _page() -> dict[str, Any]:
    path = Path(__file__).with_suffix(".yaml")
    page: dict[str, Any] = read_yaml(path)
    return page


def _stops(page: dict[str, Any]) -> list[Row]:
    """Each stop once, under its name."""
    stops = {stop["name"]: stop for line in page["lines"] for stop in line["stops"]}
    return [(name, name, stop["lat"], stop["lng"]) for name, stop in stops.items()]


def _services(page: dict[str, Any], today: date) -> list[Row]:
    """One service for each set of days."""
    days = dict.fromkeys(run["days"] for line in page["lines"] for run in line["runs"])
    ends = today + timedelta(days=_DAYS_AHEAD)
    return [
        (each, *(int(str(n) in each) for n in range(1, 8)), f"{today:%Y%m%d}", f"{ends:%Y%m%d}")
        for each in days
    ]


def _trips(page: dict[str, Any]) -> list[Row]:
    return [(line["id"], run["days"], trip) for line, run, trip, _, _ in _runs(page)]


def _stop_times(page: dict[str, Any]) -> Iterator[Row]:
    for line, _, trip, leaves, is_back in _runs(page):
        stops = line["stops"][::-1] if is_back else line["stops"]
        begins = stops[0]["minutes"]
        for number, stop in enumerate(stops, start=1):
            at = _clock(leaves + abs(stop["minutes"] - begins))
            yield (trip, at, at, stop["name"], number)


def _runs(page: dict[str, Any]) -> Iterator[tuple[Any, Any, str, int, bool]]:
    """Line, run, trip id, minute of departure, and whether it is the way back."""
    for line in page["lines"]:
        for run in line["runs"]:
            for leaves in range(_minute(run["first"]), _minute(run["last"]) + 1, run["every"]):
                for is_back in (False, True):
                    way = "retour" if is_back else "aller"
                    yield line, run, f"{line['id']}-{run['days']}-{leaves}-{way}", leaves, is_back


def _minute(clock: str) -> int:
    hour, minute = clock.split(":")
    return 60 * int(hour) + int(minute)


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}:00"
