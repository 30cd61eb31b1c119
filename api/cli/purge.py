"""`passerelle purge`: what is past its retention period?"""

from typing import Annotated

import typer

from api.cli.asked import Today, day_asked
from api.cli.opened import opened_store
from api.cli.terminal import console
from api.services.run_purge import run_purge


def purge(
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Dire ce qui serait supprimé, sans rien supprimer.")
    ] = False,
    today: Today = None,
) -> None:
    """Supprimer ce qui a dépassé sa durée de conservation, avec l'article qui le dit."""
    with opened_store() as store:
        report = run_purge(store, day_asked(today), dry_run)
    for line in report.lines():
        console().print(line, markup=False)
