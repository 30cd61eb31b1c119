"""Who is sent to each offer by a run? The suggestions, read from the offers' side."""

from typing import Any

from api.services.table_file import Table
from api.words.numbers import decimal
from api.words.rematch import DECISIONS

_HEADERS = ("Offre", "Intitulé", "Employeur", "Commune", "Places", "Jeune", "Rang", "Score")
_OF_OFFER = ("offer_id", "title", "employer", "commune", "places")


def by_offer(people: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each offer with those sent there, the best placed first; most sent first."""
    offers: dict[str, dict[str, Any]] = {}
    for person in people:
        for each in person["suggestions"]:
            told = {name: each[name] for name in _OF_OFFER}
            offer = offers.setdefault(each["offer_id"], {**told, "sent": []})
            offer["sent"].append(
                {
                    "young_person_id": person["young_person_id"],
                    **{name: each[name] for name in ("place", "score", "decision")},
                }
            )
    for offer in offers.values():
        offer["sent"].sort(key=lambda each: (-each["score"], each["young_person_id"]))
    return sorted(offers.values(), key=lambda offer: (-len(offer["sent"]), offer["offer_id"]))


def offers_table(document: dict[str, Any]) -> Table:
    """The same as a table: one line a person sent. Ids, and no names."""
    lines = [
        [
            *("" if offer[name] is None else str(offer[name]) for name in _OF_OFFER),
            each["young_person_id"],
            str(each["place"]),
            decimal(each["score"], 1),
            DECISIONS.get(each["decision"] or "", ""),
        ]
        for offer in document.get("offers", [])
        for each in offer["sent"]
    ]
    return (*_HEADERS, "Décision"), lines
