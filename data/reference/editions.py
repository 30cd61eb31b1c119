"""Which day does a publisher's file describe? Known by its name, its content or its sha256."""

import re
import tomllib
from datetime import date
from pathlib import Path

from models.errors import BrokenInput

# Files that carry no date: the day they describe, where their publisher says it.
# The key is the file's sha256: another download is another edition, whose day is then unknown
# until it is written in dates.toml beside the files.
KNOWN: dict[str, date] = {
    # Communes: Code officiel géographique on 1 January 2024.
    "79d69a001b97da552ecaac9cec01e7c750afbe8c1ca5167d1f60e35d5825fbe3": date(2024, 1, 1),
    # Hires: the calendar year 2021, to its end.
    "9386ae04c2d2f0bd47dd5937b3a0ed8a0ee23dddb5c6a4ba322d369ae65d533b": date(2021, 12, 31),
    # Certif Info: the newest update day among its lines.
    "369e8bde8ecde08d17c4281a4ee7829b21f67506711de495bbe692b866cbcb39": date(2024, 6, 28),
    # InserJeunes: six months after leaving in 2024 is January 2025.
    "0c9589e107a01e72c1b37662b611a0a1fbd995a52085fb1bda395b327582da3d": date(2025, 1, 31),
    # Rupture rates: the newest publication cited, Dares analyses n° 63 of October 2024.
    "7a6109108b5a75aa53b58c3e0f9c9f1455c6ee234bca1368fb99804eb9f17bbb": date(2024, 10, 1),
}
_DAY_IN_NAME = re.compile(r"_(20\d\d)(\d\d)(\d\d)\.")


def edition_date(path: Path, sha256: str) -> date | None:
    """Day the file describes, None when nothing says it.

    `dates.toml` in the same folder comes first (one line per file: "communes.csv" = 2024-01-01),
    then a day in the file's name, then the known editions.
    """
    written = path.parent / "dates.toml"
    if written.is_file():
        days = _read_days(written)
        if path.name in days:
            return days[path.name]
    return _day_in(path.name) or KNOWN.get(sha256)


def _day_in(name: str) -> date | None:
    found = _DAY_IN_NAME.search(name)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _read_days(path: Path) -> dict[str, date]:
    try:
        days = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BrokenInput(path.name, 'attendu des lignes "fichier.csv" = 2024-01-01.') from error
    for name, day in days.items():
        if not isinstance(day, date):
            raise BrokenInput(path.name, "attendu une date aaaa-mm-jj.", None, name)
    return days
