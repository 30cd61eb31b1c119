"""`passerelle levers`: what would open more offers to a young person?"""

import json
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from api.cli.console.asked import PersonId, Today, day_asked
from api.cli.console.opened import opened_store
from api.cli.console.terminal import console
from api.cli.console.written import write_result
from api.cli.ranking.rank_view import where_of
from api.cli.ranking.ranked import snapshots_of
from api.clock import now
from api.ranked_kind import LISTED
from api.services.ranking.levers import levers_of
from api.services.ranking.rank_person import RankRequest
from api.services.viewer import CONSOLE
from api.settings import read_settings
from api.words.numbers import decimal
from api.words.offers import KINDS


def levers(
    person_id: PersonId,
    as_json: Annotated[
        bool, typer.Option("--json", help="Le document JSON, le même que celui de l'API.")
    ] = False,
    today: Today = None,
) -> None:
    """Dire ce qui ouvrirait plus d'offres à un jeune ; la consultation est journalisée."""
    request = RankRequest(person_id, CONSOLE, day_asked(today), now(), limit=LISTED)
    settings = read_settings()
    with opened_store(settings) as store:
        document = levers_of(store, snapshots_of(settings), request)
    if as_json:
        write_result(json.dumps(document, ensure_ascii=False, indent=2) + "\n", None)
    else:
        _show(console(), document)


def _show(to: Console, document: dict[str, Any]) -> None:
    if not document["levers"]:
        to.print(document["why_none"] or "Aucun levier connu : ce jeune a déjà tous ces moyens.")
    for lever in document["levers"]:
        brings = lever["opened"] or lever["assured"]
        to.print(Text(lever["sentence"], style="bold" if brings else "dim"))
        for offer in lever["offers"]:
            line = f"{decimal(offer['score'])}  {offer['title']} [{KINDS[offer['kind']]}]"
            to.print(Padding(Text(f"{line} · {where_of(offer)}"), (0, 0, 0, 4)))
        hidden = lever["opened"] - len(lever["offers"])
        if lever["offers"] and hidden:
            to.print(Padding(Text(f"… et {hidden} de plus", style="dim"), (0, 0, 0, 4)))
