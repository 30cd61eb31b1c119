"""`passerelle reference`: which public tables and dated rules are in use, and how old are they?"""

import json
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from api.cli.console.asked import Today, day_asked
from api.cli.console.french_typer import FrenchTyper
from api.cli.console.rules_warned import rules_warned
from api.cli.console.terminal import console, progress
from api.services.reference.build_reference import TABLES_TO_BUILD, build_reference
from api.services.reference.reference_status import StatusRow, reference_status
from api.services.reference.rules_status import rules_status
from api.words.dates import short_day
from api.words.numbers import counted, thousands

app = FrenchTyper(
    help="Les tables de référence publiques (communes, métiers, CFA…) et les règles datées."
)


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
    for sentence in rules_warned(rules_status(day)):
        console().print(sentence, style="bold")


@app.command("rules")
def show_rules(
    to_check: Annotated[
        bool,
        typer.Option(
            "--to-check", help="Seulement celles qui n'ont plus été vérifiées depuis six mois."
        ),
    ] = False,
    today: Today = None,
) -> None:
    """Les règles datées : valeur, dates, article, source, dernière vérification."""
    day = day_asked(today)
    status = rules_status(day)
    rules = status.stale if to_check else status.rules
    table = Table(title=f"Règles datées au {short_day(day)}", title_justify="left")
    for heading in ("Règle", "Valeur", "Du", "Au", "Article", "Source", "Vérifiée le"):
        table.add_column(heading, overflow="fold")
    for rule in rules:
        until = "" if rule.valid_to is None else short_day(rule.valid_to)
        value = "" if rule.value is None else json.dumps(rule.value, ensure_ascii=False)
        days = (short_day(rule.valid_from), until)
        checked = short_day(rule.checked_on)
        table.add_row(rule.rule_id, escape(value), *days, rule.article, rule.source, checked)
    console().print(table if rules else "Aucune règle à vérifier.")
    for sentence in rules_warned(status):
        console().print(sentence, style="bold")


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
