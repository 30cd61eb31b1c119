"""How does the pool leave as a table? As far as its reader may know each offer, no free text."""

from datetime import date
from typing import Any, Final

from sqlalchemy.orm import Session

from api.services.pool.listed.asked import AskedPool
from api.services.pool.listed.pool_list import every_line
from api.services.table_file import Table
from api.services.viewer import Viewer
from api.words.dates import short_day
from api.words.offers import KINDS
from api.words.one_pool import STATES

HEADERS: Final = (
    "Identifiant",
    "Type",
    "État",
    "Intitulé",
    "Métier",
    "ROME",
    "Niveau",
    "Places",
    "Employeur",
    "Lieu",
    "Début au plus tôt",
    "Début au plus tard",
    "Échéance",
    "Dernière nouvelle",
    "À vérifier",
    "Structure qui suit",
    "À qui demander",
)


def pool_table(session: Session, viewer: Viewer, asked: AskedPool, today: date) -> Table:
    """Every offer asked for, in the order of the list."""
    return HEADERS, [_row(line) for line in every_line(session, viewer, asked, today)]


def _row(line: dict[str, Any]) -> list[str]:
    return [
        line["offer_id"],
        KINDS.get(line["kind"], line["kind"]),
        STATES[line["state"]],
        line["title"],
        line["trade"],
        line["rome"],
        str(line["diploma_level"] or ""),
        str(line["places"]),
        line["employer"] or "",
        line["commune"] or "",
        _day(line["start_from"]),
        _day(line["start_to"]),
        _day(line["expires_on"]),
        _day(line["news_on"]),
        "oui" if line["stale"] else "",
        line["owner"] or "",
        line["apply"]["value"] or line["owner"] or "",
    ]


def _day(text: str | None) -> str:
    return short_day(date.fromisoformat(text)) if text else ""
