"""How does a run leave as a table, for one adviser or a structure? Ids, and no names."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from api.services.table_file import Table
from api.words.dates import short_day
from api.words.numbers import decimal
from api.words.rematch import CALL_FIRST, CFA, DECISIONS, STANDINGS, barrier_to_lift

HEADERS: Final = (
    "Jeune",
    "Référent",
    "Situation",
    "Prochaine échéance",
    "À faire",
    "Rang",
    "Offre",
    "Intitulé",
    "Employeur",
    "Commune",
    "Score",
    "Minutes",
    "CFA",
    "Décision",
)


def run_table(document: dict[str, Any], referent_id: str | None = None) -> Table:
    """The dated work list of a run: one line a suggestion, or one for whoever has none."""
    people = [
        person
        for person in document.get("people", [])
        if referent_id is None or person["referent_id"] == referent_id
    ]
    return HEADERS, [line for person in people for line in _lines(person)]


def _lines(person: dict[str, Any]) -> Iterator[list[str]]:
    head = [
        person["young_person_id"],
        person["referent_id"] or "",
        STANDINGS[person["standing"]],
        short_day(date.fromisoformat(person["due"])) if person["due"] else "",
        _to_do(person),
    ]
    for each in person["suggestions"]:
        yield [
            *head,
            str(each["place"]),
            each["offer_id"],
            each["title"] or "",
            each["employer"] or "",
            each["commune"] or "",
            decimal(each["score"], 1),
            "" if each["minutes"] is None else str(each["minutes"]),
            CFA[each["cfa"]],
            DECISIONS.get(each["decision"] or "", ""),
        ]
    if not person["suggestions"]:
        yield [*head, *[""] * (len(HEADERS) - len(head))]


def _to_do(person: dict[str, Any]) -> str:
    if person["call_first"]:
        return f"Appeler : {CALL_FIRST[person['call_first']]}"
    if person["suggestions"]:
        return "Valider ou écarter les suggestions"
    return f"Lever un frein : {barrier_to_lift(person)}"
