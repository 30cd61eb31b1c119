"""What does a GTFS feed hold, and can it be used? Read with gtfs-kit, refused with its reason."""

import zipfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from models.errors import BrokenInput

NEEDED = {
    "stops": ("stop_id", "stop_lat", "stop_lon"),
    "routes": ("route_id",),
    "trips": ("trip_id", "route_id", "service_id"),
    "stop_times": ("trip_id", "stop_id", "stop_sequence", "arrival_time", "departure_time"),
}
_DAY_FORMAT = r"\d{8}"
# What pandas and the archive module raise on a file that is not what it says.
_UNREADABLE = (
    ValueError,
    KeyError,
    OSError,
    EOFError,
    zipfile.BadZipFile,
    pd.errors.ParserError,
    NotImplementedError,
)


@dataclass(frozen=True)
class GtfsFeed:
    """A feed as read: gtfs-kit's tables, its name, its first and last day."""

    name: str
    tables: Any
    first_day: date
    last_day: date


def read_feed(path: Path) -> GtfsFeed:
    """The feed in a zip file or a folder; BrokenInput names the file within and the remedy."""
    if not path.exists():
        raise BrokenInput(str(path), "fichier introuvable ; donnez un GTFS (.zip ou dossier).")
    try:
        import gtfs_kit
    except ImportError:
        raise BrokenInput(
            str(path),
            "lire un GTFS demande l'option « travel » : pip install 'passerelle[travel]'.",
        ) from None
    try:
        tables = gtfs_kit.read_feed(path, dist_units="km")
    except _UNREADABLE as error:
        raise BrokenInput(
            str(path), f"GTFS illisible ({type(error).__name__}) ; téléchargez-le à nouveau."
        ) from error
    _check_tables(path, tables)
    _check_days(path, tables)
    days = tables.get_dates(as_date_obj=True)
    if not days:
        raise BrokenInput(str(path), "calendar.txt et calendar_dates.txt ne donnent aucun jour.")
    return GtfsFeed(path.name, gtfs_kit.expand_frequencies(tables), days[0], days[-1])


def _check_tables(path: Path, tables: Any) -> None:
    for name, columns in NEEDED.items():
        table = getattr(tables, name)
        if table is None:
            raise BrokenInput(f"{path}/{name}.txt", "fichier absent ou vide ; GTFS incomplet.")
        for column in columns:
            if column not in table.columns:
                raise BrokenInput(f"{path}/{name}.txt", "colonne absente.", column=column)
    if tables.calendar is None and tables.calendar_dates is None:
        raise BrokenInput(
            f"{path}/calendar.txt", "ni calendar.txt ni calendar_dates.txt : aucun jour de service."
        )
    if len(tables.stops.dropna(subset=["stop_lat", "stop_lon"])) == 0:
        raise BrokenInput(f"{path}/stops.txt", "aucun arrêt n'a de coordonnées.")


def _check_days(path: Path, tables: Any) -> None:
    for name, columns in {
        "calendar": ("start_date", "end_date"),
        "calendar_dates": ("date",),
    }.items():
        table = getattr(tables, name)
        for column in columns if table is not None else ():
            if column not in table.columns:
                raise BrokenInput(f"{path}/{name}.txt", "colonne absente.", column=column)
            dates = table[column].fillna("")
            is_day = (
                dates.str.fullmatch(_DAY_FORMAT)
                & pd.to_datetime(dates, format="%Y%m%d", errors="coerce").notna()
            )
            if not is_day.all():
                raise BrokenInput(
                    f"{path}/{name}.txt",
                    "date attendue sous la forme AAAAMMJJ.",
                    line=int((~is_day).to_numpy().argmax()) + 2,
                    column=column,
                )
