"""`passerelle gaps`: in which trades and zones do wishes exceed places?"""

import json
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from api.cli.console.asked import Today, day_asked
from api.cli.console.opened import opened_store
from api.cli.console.terminal import console
from api.cli.console.written import write_result
from api.services.prospection.gaps.missing_places import territory_gaps
from api.services.prospection.gaps.zones import ZONE_KIND
from api.services.viewer import CONSOLE
from api.words.numbers import decimal


def gaps(
    limit: Annotated[
        int, typer.Option("--limit", min=1, metavar="N", help="Nombre de lignes affichées.")
    ] = 20,
    as_json: Annotated[
        bool, typer.Option("--json", help="Toutes les lignes et les points de la carte, en JSON.")
    ] = False,
    today: Today = None,
) -> None:
    """Montrer où les souhaits dépassent les places ouvertes, par métiers et zone d'emploi."""
    with opened_store() as store, store.reading() as session:
        document = territory_gaps(session, CONSOLE, day_asked(today))
    if as_json:
        write_result(json.dumps(document, ensure_ascii=False, indent=2) + "\n", None)
        return
    if not document["cells"]:
        console().print("Aucun souhait ni aucune place : rien à comparer.")
        return
    table = Table()
    for heading in ("Métiers", "Zone", "Jeunes", "Places", "Manque"):
        table.add_column(heading, overflow="fold")
    for cell in document["cells"][:limit]:
        hidden = cell["gap"] is None
        table.add_row(
            escape(cell["family_label"]),
            escape(cell["zone"].removeprefix(ZONE_KIND)),
            "moins de 5" if hidden else str(cell["young_people"]),
            str(cell["places"]),
            "–" if hidden else decimal(cell["gap"], 0),
        )
    console().print(table)
