"""What does a GTFS feed hold, and can it be used? Read with gtfs-kit, refused with its reason."""

import zipfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from data.travel.gtfs.feed_checks import check_feed
from models.errors import BrokenInput

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
    check_feed(path, tables)
    days = tables.get_dates(as_date_obj=True)
    if not days:
        raise BrokenInput(str(path), "calendar.txt et calendar_dates.txt ne donnent aucun jour.")
    return GtfsFeed(path.name, gtfs_kit.expand_frequencies(tables), days[0], days[-1])
