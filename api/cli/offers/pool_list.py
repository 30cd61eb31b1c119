"""`passerelle pool list` and `export`: the offers of all networks as a structure may read them."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from enum import StrEnum
from typing import Annotated, Any, Final

import typer
from rich.markup import escape
from rich.table import Table
from sqlalchemy.orm import Session

from api.cli.console.asked import Output, Today, day_asked
from api.cli.console.opened import opened_store
from api.cli.console.terminal import console
from api.cli.console.written import write_result
from api.services.pool.listed.asked import AskedPool
from api.services.pool.listed.exports import pool_table
from api.services.pool.listed.pool_list import every_line
from api.services.pool.listed.v3_out import pool_as_v3
from api.services.structures import structure_named
from api.services.table_file import written
from api.services.viewer import CONSOLE, Viewer
from api.words.numbers import counted
from models.enums import OfferStatus

# A longer list is a file to work on: `export`, or `--json`.
_SHOWN: Final = 40


class PoolFormat(StrEnum):
    """In which form the pool leaves."""

    V3 = "v3"
    CSV = "csv"
    XLSX = "xlsx"


Reader = Annotated[
    str, typer.Option("--structure", metavar="ID", help="Structure dont on prend les yeux.")
]
Words = Annotated[str, typer.Option("--query", "-q", metavar="MOTS", help="Mots cherchés.")]
State = Annotated[OfferStatus, typer.Option("--state", help="État des offres.")]


def pool_list(
    structure: Reader,
    query: Words = "",
    state: State = OfferStatus.LIVE,
    as_json: Annotated[bool, typer.Option("--json", help="Toutes les lignes, en JSON.")] = False,
    today: Today = None,
) -> None:
    """Lister les offres de tous les réseaux, chacune une fois, les dernières nouvelles d'abord."""
    asked = AskedPool(query.strip(), state=state)
    with _reading(structure) as (session, viewer):
        lines = every_line(session, viewer, asked, day_asked(today))
    if as_json:
        write_result(json.dumps(lines, ensure_ascii=False, indent=2) + "\n", None)
        return
    if not lines:
        console().print("Aucune offre ne correspond.")
        return
    console().print(_table(lines[:_SHOWN]))
    shown = f", les {_SHOWN} premières ci-dessus" if len(lines) > _SHOWN else ""
    console().print(f"{counted(len(lines), 'offre', 'offres')}{shown}.")


def pool_export(
    structure: Reader,
    file_format: Annotated[
        PoolFormat, typer.Option("--format", help="v3 : le format de La bonne alternance.")
    ] = PoolFormat.V3,
    output: Output = None,
    query: Words = "",
    today: Today = None,
) -> None:
    """Écrire le vivier en v3 (tout ce qui peut sortir), CSV ou XLSX (ce qui est cherché)."""
    if file_format is PoolFormat.XLSX and output is None and sys.stdout.isatty():
        raise typer.BadParameter("un classeur XLSX ne s'affiche pas : donnez --output FICHIER.")
    with _reading(structure) as (session, viewer):
        if file_format is PoolFormat.V3:
            document = pool_as_v3(session, viewer)
            content: str | bytes = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
        else:
            asked = AskedPool(query.strip())
            table = pool_table(session, viewer, asked, day_asked(today))
            content = written(table, "csv" if file_format is PoolFormat.CSV else "xlsx", "Vivier")
    write_result(content, output)


@contextmanager
def _reading(structure_id: str) -> Iterator[tuple[Session, Viewer]]:
    with opened_store() as store, store.reading() as session:
        structure_named(session, structure_id)
        yield session, replace(CONSOLE, structure_id=structure_id)


def _table(lines: list[dict[str, Any]]) -> Table:
    table = Table()
    for heading in ("Offre", "Entreprise", "Lieu", "Places", "Identifiant"):
        table.add_column(heading, overflow="fold")
    for line in lines:
        asks = f"demander à {line['owner'] or 'sa structure'}" if line["announced"] else "–"
        cells = (
            line["title"],
            line["employer"] or asks,
            line["commune"] or "–",
            str(line["places"]),
            line["offer_id"],
        )
        table.add_row(*map(escape, cells))
    return table
