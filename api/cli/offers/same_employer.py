"""`passerelle same-employer`: which written establishments are one?

What judges them is imported inside the functions that use it: it brings scikit-learn, which takes
a second that no other command should wait for.
"""

import io
from pathlib import Path
from typing import Annotated

import typer

from api.cli.console.asked import Output, Today, day_asked
from api.cli.console.terminal import errors_console, progress
from api.cli.console.written import write_result
from api.words.numbers import counted

COLUMNS_TOLD = "name_a, enseigne_a, addr_a, name_b, enseigne_b, addr_b"


def same_employer(
    csv: Annotated[
        Path | None,
        typer.Option(
            "--csv",
            metavar="FICHIER",
            show_default=False,
            help=f"Paires à juger : colonnes {COLUMNS_TOLD}.",
        ),
    ] = None,
    train: Annotated[
        Path | None,
        typer.Option(
            "--train",
            metavar="FICHIER",
            show_default=False,
            help="Apprendre de paires étiquetées : les mêmes colonnes, match_site et match_org "
            "(1 ou 0). Donne les nouveaux poids en JSON.",
        ),
    ] = None,
    output: Output = None,
    today: Today = None,
) -> None:
    """Dire si deux employeurs écrits autrement sont le même établissement, la même organisation.

    Ajoute probability_site et probability_org, entre 0 et 1.
    """
    if (csv is None) == (train is None):
        raise typer.BadParameter("donnez des paires avec --csv, ou à apprendre avec --train.")
    if csv is not None:
        _judge(csv, output)
    else:
        _train(Path(str(train)), output, today)


def _judge(path: Path, output: Path | None) -> None:
    from api.services.pool.employers.same_employer_csv import same_employer_csv

    written = io.StringIO(newline="")
    with progress(f"Lecture de {path.name}") as bar:
        pairs = same_employer_csv(path, written, bar.to)
    write_result(written.getvalue(), output)
    errors_console().print(f"{counted(pairs, 'paire jugée', 'paires jugées')}.")


def _train(path: Path, output: Path | None, today: Today) -> None:
    from api.services.pool.employers.train import train_employers

    with progress("Apprentissage") as bar:
        document = train_employers(path, day_asked(today), bar.to)
    write_result(document, output)
