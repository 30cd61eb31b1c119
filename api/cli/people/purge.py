"""`passerelle purge`: what is past its retention period?"""

from typing import Annotated

import typer

from api.cli.console.asked import Today, day_asked, must_be_sure
from api.cli.console.opened import opened_store
from api.cli.console.terminal import console
from api.services.retention.run_purge import run_purge


def purge(
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Dire ce qui serait supprimé, sans rien supprimer.")
    ] = False,
    yes: Annotated[
        bool, typer.Option("--yes", help="Ne pas demander de confirmation pour un jour à venir.")
    ] = False,
    today: Today = None,
) -> None:
    """Supprimer ce qui a dépassé sa durée de conservation, avec l'article qui le dit."""
    day = day_asked(today)
    # A slip in the year would delete every file.
    if day > day_asked(None) and not (dry_run or yes):
        question = f"Purger comme si l'on était le {day:%d/%m/%Y} ? C'est définitif"
        must_be_sure(question)
    with opened_store() as store:
        report = run_purge(store, day, dry_run)
    for line in report.lines():
        console().print(line, markup=False)
