"""How does a plan of calls leave as a table?"""

from datetime import date
from typing import Any, Final

from api.services.table_file import Table
from api.words.dates import short_day
from api.words.numbers import decimal

PLAN_HEADERS: Final = (
    "Rang",
    "Entreprise",
    "Commune",
    "Métier à demander",
    "ROME",
    "Places",
    "Pour qui",
    "Chance d'un oui (%)",
    "Dernier contact",
)


def plan_table(document: dict[str, Any]) -> Table:
    """The calls of a plan's document."""
    rows = [
        [
            str(call["rank"]),
            call["name"],
            call["commune"] or "",
            call["trade"],
            call["rome"],
            str(call["places"]),
            call["sentence"],
            decimal(100 * call["chance"], 0),
            short_day(date.fromisoformat(call["last_contact"])) if call["last_contact"] else "",
        ]
        for call in document["calls"]
    ]
    return PLAN_HEADERS, rows
