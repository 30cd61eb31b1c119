"""`passerelle trades`: which trades do these words name?

The finder is imported inside the functions that use it: it brings scikit-learn, which takes a
second that no other command should wait for.
"""

import io
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from api.cli.console.asked import Output
from api.cli.console.terminal import console, errors_console, progress
from api.cli.console.written import write_result
from api.words.numbers import counted, likelihood

if TYPE_CHECKING:
    from api.services.trades.find_trades_csv import TradesReport

RANKS = 10
_LINES_SHOWN = 5


def trades(
    text: Annotated[
        str | None,
        typer.Argument(
            metavar="TEXTE", help="Des mots : « méca auto », « CAP pâtissier »…", show_default=False
        ),
    ] = None,
    csv: Annotated[
        Path | None,
        typer.Option(
            "--csv",
            metavar="FICHIER",
            show_default=False,
            help="Fichier CSV avec une colonne « query » ; dix rangs par texte.",
        ),
    ] = None,
    output: Output = None,
) -> None:
    """Trouver les métiers (ROME) que nomment des mots ; dire quand ils n'en nomment aucun."""
    if (text is None) == (csv is None):
        raise typer.BadParameter("donnez un texte, ou un fichier avec --csv (l'un des deux).")
    if csv is not None:
        _answer_file(csv, output)
    else:
        _answer(str(text))


def _answer(text: str) -> None:
    from api.services.trades.find_trades import trade_finder

    answer = trade_finder().find(text, RANKS)
    if answer.refusal is not None:
        console().print(answer.refusal, markup=False)
        return
    table = Table()
    table.add_column("Rang", justify="right")
    table.add_column("ROME")
    table.add_column("Métier", overflow="fold")
    table.add_column("Chance", justify="right")
    table.add_column("Au plus près de", overflow="fold", style="dim")
    for rank, hit in enumerate(answer.hits, start=1):
        table.add_row(str(rank), hit.rome, hit.label, likelihood(hit.score), hit.matched_phrase)
    console().print(table)


def _answer_file(path: Path, output: Path | None) -> None:
    from api.services.trades.find_trades import trade_finder
    from api.services.trades.find_trades_csv import find_trades_csv

    written = io.StringIO(newline="")
    with progress(f"Lecture de {path.name}") as bar:
        report = find_trades_csv(trade_finder(), path, written, RANKS, bar.to)
    write_result(written.getvalue(), output)
    _tell(report)


def _tell(report: "TradesReport") -> None:
    say = errors_console().print
    say(f"{counted(report.queries, 'texte lu', 'textes lus')}, {len(report.refused)} sans métier.")
    for line, reason in report.refused[:_LINES_SHOWN]:
        say(f"  ligne {line} : {reason}", markup=False)
    if len(report.refused) > _LINES_SHOWN:
        say(f"  … et {len(report.refused) - _LINES_SHOWN} autres.")
