"""Can a feed be used? Refused with the file within, its line or column, and what is wrong."""

from pathlib import Path
from typing import Any, Final

import pandas as pd

from models.errors import BrokenInput

_NEEDED: Final = {
    "stops": ("stop_id", "stop_lat", "stop_lon"),
    "routes": ("route_id",),
    "trips": ("trip_id", "route_id", "service_id"),
    "stop_times": ("trip_id", "stop_id", "stop_sequence", "arrival_time", "departure_time"),
}
_WEEKDAYS: Final = (
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
)  # fmt: skip
# Files a feed may do without; one that is there has these columns.
_OPTIONAL: Final = {
    "calendar": ("service_id", *_WEEKDAYS, "start_date", "end_date"),
    "calendar_dates": ("service_id", "date", "exception_type"),
    "frequencies": ("trip_id", "start_time", "end_time", "headway_secs"),
    "transfers": ("from_stop_id", "to_stop_id"),
}
_DATES: Final = {"calendar": ("start_date", "end_date"), "calendar_dates": ("date",)}
_DAY_FORMAT: Final = r"\d{8}"
_MOST_LAT, _MOST_LNG = 90.0, 180.0


def check_feed(path: Path, tables: Any) -> None:
    """Raises BrokenInput where a file, a column, a day or a point is missing or cannot be."""
    for name, columns in _NEEDED.items():
        if getattr(tables, name) is None:
            raise BrokenInput(f"{path}/{name}.txt", "fichier absent ou vide ; GTFS incomplet.")
        _check_columns(path, tables, name, columns)
    for name, columns in _OPTIONAL.items():
        if getattr(tables, name) is not None:
            _check_columns(path, tables, name, columns)
    if tables.calendar is None and tables.calendar_dates is None:
        raise BrokenInput(
            f"{path}/calendar.txt", "ni calendar.txt ni calendar_dates.txt : aucun jour de service."
        )
    _check_points(path, tables.stops)
    _check_days(path, tables)


def _check_columns(path: Path, tables: Any, name: str, columns: tuple[str, ...]) -> None:
    for column in columns:
        if column not in getattr(tables, name).columns:
            raise BrokenInput(f"{path}/{name}.txt", "colonne absente.", column=column)


def _check_points(path: Path, stops: pd.DataFrame) -> None:
    if len(stops.dropna(subset=["stop_lat", "stop_lon"])) == 0:
        raise BrokenInput(f"{path}/stops.txt", "aucun arrêt n'a de coordonnées.")
    for column, most in (("stop_lat", _MOST_LAT), ("stop_lon", _MOST_LNG)):
        wrong = stops[column].abs() > most
        _refuse_line(f"{path}/stops.txt", wrong, column, "hors du globe ; degrés attendus.")


def _check_days(path: Path, tables: Any) -> None:
    for name, columns in _DATES.items():
        table = getattr(tables, name)
        for column in columns if table is not None else ():
            dates = table[column].fillna("")
            is_day = (
                dates.str.fullmatch(_DAY_FORMAT)
                & pd.to_datetime(dates, format="%Y%m%d", errors="coerce").notna()
            )
            reason = "date attendue sous la forme AAAAMMJJ."
            _refuse_line(f"{path}/{name}.txt", ~is_day, column, reason)
    if tables.calendar is not None:
        ends_early = tables.calendar["end_date"] < tables.calendar["start_date"]
        reason = "dernier jour avant le premier."
        _refuse_line(f"{path}/calendar.txt", ends_early, "end_date", reason)


def _refuse_line(file: str, wrong: pd.Series, column: str, reason: str) -> None:
    """The first wrong line, its header counted."""
    if wrong.any():
        raise BrokenInput(file, reason, line=int(wrong.to_numpy().argmax()) + 2, column=column)
