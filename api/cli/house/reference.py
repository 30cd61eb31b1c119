"""`passerelle reference`: which public tables are in use, and how are they renewed?"""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from api.cli.console.asked import Today, day_asked
from api.cli.console.french_typer import FrenchTyper
from api.cli.console.terminal import console, progress
from api.services.reference.build_reference import TABLES_TO_BUILD, build_reference
from api.services.reference.reference_status import StatusRow, reference_status
from api.words.dates import short_day
from api.words.numbers import counted, thousands

app = FrenchTyper(help="Les tables de référence publiques : communes, métiers, formations, CFA…")


@app.command("status")
def show_status(today: Today = None) -> None:
    """Chaque table : éditeur, licence, date, lignes, âge."""
    day = day_asked(today)
    table = Table(title=f"Tables de référence au {short_day(day)}", title_justify="left")
    for heading in ("Table", "Contenu", "Éditeur", "Licence", "Date"):
        table.add_column(heading, overflow="fold")
    table.add_column("Lignes", justify="right")
    table.add_column("Âge", justify="right")
    for row in reference_status(day):
        table.add_row(row.table, row.title, row.publisher, row.licence, *_dated(row))
    console().print(table)


@app.command("build")
def build(
    source: Annotated[
        Path, typer.Option("--from", metavar="DOSSIER", help="Dossier des fichiers publiés.")
    ],
    target: Annotated[
        Path | None,
        typer.Option(
            "--to",
            metavar="DOSSIER",
            show_default=False,
            help="Dossier où écrire ; sans elle, les tables de Passerelle sont remplacées.",
        ),
    ] = None,
) -> None:
    """Reconstruire toutes les tables depuis les fichiers des éditeurs, tout ou rien."""
    with progress("Lecture", TABLES_TO_BUILD) as bar:
        options = {} if target is None else {"target": target}
        built = build_reference(source, on_progress=lambda name, _rows: bar.step(name), **options)
    rows = sum(table.rows for table in built)
    console().print(
        f"{counted(len(built), 'table construite', 'tables construites')}, "
        f"{counted(rows, 'ligne', 'lignes')}."
    )


def _dated(row: StatusRow) -> tuple[str, str, str]:
    return (_day(row.date), thousands(row.rows), _age(row.age_days))


def _day(value: date | None) -> str:
    return "inconnue" if value is None else short_day(value)


def _age(days: int | None) -> str:
    return "inconnu" if days is None else counted(days, "jour", "jours")
