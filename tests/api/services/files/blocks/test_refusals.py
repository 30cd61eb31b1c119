"""Are trades, hours and employers refused, and known?"""

from collections.abc import Callable
from typing import Any

from models.enums import RefusalKind

SAVE = Callable[..., Any]


def test_refusals_of_trades_hours_and_employers(save: SAVE, stored: SAVE) -> None:
    (first,) = stored("refusals")
    save(
        "refus",
        {
            "horaire-night": "oui",
            "nouveau-metier": "E2001",
            "nouveau-metier-choix": "G1605",
            "nouvel-employeur": "boul",
            "nouvel-employeur-choix": "emp-1",
        },
    )
    refused = {(row.kind, row.value): row.noted_at for row in stored("refusals")}
    assert set(refused) == {
        (RefusalKind.TRADE, "F1701"),
        (RefusalKind.TRADE, "G1605"),
        (RefusalKind.HOURS, "night"),
        (RefusalKind.EMPLOYER, "emp-1"),
    }
    assert refused[RefusalKind.TRADE, "F1701"] == first.noted_at


def test_refusals_unknown_or_not_chosen_are_asked_back(mistakes: SAVE) -> None:
    told = mistakes(
        "refus",
        {"nouveau-metier": "vendeur", "nouvel-employeur": "boul", "employeur-1-id": "emp-x"},
    )
    assert set(told) == {"nouveau-metier", "nouvel-employeur", "employeur-1-id"}
