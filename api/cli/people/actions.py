"""`passerelle actions`: what was noted on a day, coded, to be entered into i-Milo."""

from dataclasses import replace
from typing import Annotated

import typer

from api.cli.console.asked import Output, Today, day_asked
from api.cli.console.opened import opened_store
from api.cli.console.terminal import errors_console
from api.cli.console.written import write_result
from api.clock import now
from api.services.followup.path.day_actions import actions_table, day_actions
from api.services.structures import structure_named
from api.services.table_file import Format, written
from api.services.viewer import CONSOLE
from api.words.dates import day as day_words
from api.words.day_actions import KNOWN
from api.words.numbers import counted


def actions(
    structure: Annotated[
        str, typer.Option("--structure", metavar="ID", help="Structure qui suit les jeunes.")
    ],
    output: Output = None,
    today: Today = None,
) -> None:
    """Donner les actions du jour codées, à saisir dans i-Milo ; chaque export est journalisé."""
    day = day_asked(today)
    with opened_store() as store:
        with store.reading() as session:
            structure_named(session, structure)
        viewer = replace(CONSOLE, structure_id=structure)
        found = day_actions(store, viewer, day, now())
    is_workbook = output is not None and output.suffix.lower() == ".xlsx"
    file_format: Format = "xlsx" if is_workbook else "csv"
    write_result(written(actions_table(found), file_format, "Actions"), output)
    told = counted(len(found), "action", "actions")
    errors_console().print(f"{told} le {day_words(day)}. {KNOWN}", markup=False)
