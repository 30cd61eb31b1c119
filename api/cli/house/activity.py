"""`passerelle activity`: contracts, ruptures, PMSMP and delays of a period."""

import json
from dataclasses import replace
from typing import Annotated, Any

import typer
from rich.markup import escape
from rich.table import Table

from api.cli.console.asked import Output, Today, day_asked
from api.cli.console.opened import opened_store
from api.cli.console.terminal import console
from api.cli.console.written import write_result
from api.services.activity.asked import Whose, activity_asked
from api.services.activity.exports import activity_table
from api.services.activity.report import activity_report
from api.services.structures import structure_named
from api.services.table_file import Format, written
from api.services.viewer import CONSOLE


def activity(
    structure: Annotated[
        str | None,
        typer.Option(
            "--structure",
            metavar="ID",
            help="Structure qui suit les jeunes ; sans elle, tout le territoire.",
            show_default=False,
        ),
    ] = None,
    months: Annotated[
        str,
        typer.Option(
            metavar="AAAA-MM..AAAA-MM",
            help="Premier et dernier mois ; sans eux, douze mois jusqu'à celui-ci.",
            show_default=False,
        ),
    ] = "",
    as_json: Annotated[
        bool, typer.Option("--json", help="Le document JSON, le même que celui de l'API.")
    ] = False,
    output: Output = None,
    today: Today = None,
) -> None:
    """Faire le bilan d'une période : contrats, ruptures, PMSMP et délais."""
    whose = Whose.TERRITORY if structure is None else Whose.STRUCTURE
    with opened_store() as store, store.reading() as session:
        if structure is not None:
            structure_named(session, structure)
        viewer = replace(CONSOLE, structure_id=structure)
        since, _, until = months.partition("..")
        asked = activity_asked(viewer, day_asked(today), since, until or since, whose)
        document = activity_report(session, asked)
    if as_json:
        write_result(json.dumps(document, ensure_ascii=False, indent=2) + "\n", output)
    elif output is not None:
        file_format: Format = "xlsx" if output.suffix.lower() == ".xlsx" else "csv"
        write_result(written(activity_table(document), file_format, "Bilan"), output)
    else:
        _show(document)


def _show(document: dict[str, Any]) -> None:
    """All but the splits, which are for files."""
    headers, rows = activity_table(document)
    scope, period = rows[0][:2]
    console().print(f"{scope}, {period}")
    table = Table()
    for heading in headers[2:]:
        table.add_column(heading, overflow="fold")
    told = [row for row in rows if row[2] in ("Contrats", "Ruptures", "PMSMP", "Délais")]
    for row in told:
        table.add_row(*(escape(cell) for cell in row[2:]))
    console().print(table)
