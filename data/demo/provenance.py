"""Where do the demo's rows come from? From nowhere real: every row says so."""

from datetime import UTC, date, datetime, time
from typing import TypedDict

from models.enums import RecordSource

SYNTHETIC = "Territoire de démonstration Passerelle : données synthétiques, aucune personne réelle"
INVENTED_COURSES = (
    "CFA réel, formation inventée : aucune table publique ne dit quel CFA enseigne quoi"
)


class Stamp(TypedDict):
    """Provenance columns of a row (see `models.tables.base.Provenance`)."""

    source: str
    source_name: str
    source_key: str
    imported_at: datetime
    updated_at: datetime


def stamp(today: date, key: str, source_name: str = SYNTHETIC) -> Stamp:
    """Provenance of a demo row; its moment is the midnight (UTC) that begins `today`."""
    moment = datetime.combine(today, time.min, UTC)
    return {
        "source": RecordSource.DEMO,
        "source_name": source_name,
        "source_key": key,
        "imported_at": moment,
        "updated_at": moment,
    }
