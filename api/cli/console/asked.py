"""What may be asked on the command line? Options that several commands share."""

from datetime import date
from pathlib import Path
from typing import Annotated, Final

import typer

from api.clock import today_in_france

# "y" too: other tools have taught it.
YES: Final = frozenset({"o", "oui", "y", "yes"})


def read_day(text: str) -> date:
    """A day as it is typed; raises BadParameter."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter("attendu une date AAAA-MM-JJ, par exemple 2026-09-01.") from None


Today = Annotated[
    date | None,
    typer.Option(
        "--today",
        parser=read_day,
        metavar="AAAA-MM-JJ",
        help="Jour pour lequel répondre ; sans elle, aujourd'hui.",
        show_default=False,
    ),
]
PersonId = Annotated[
    str, typer.Argument(metavar="ID", help="Identifiant du jeune, par exemple rural-17.")
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        dir_okay=False,
        metavar="FICHIER",
        show_default=False,
        help="Fichier à écrire ; sans elle, le résultat s'affiche.",
    ),
]
Seed = Annotated[
    int, typer.Option("--seed", metavar="N", help="Graine du territoire de démonstration.")
]
DEFAULT_SEED: Final = 72


def day_asked(today: date | None) -> date:
    """The day asked for, else today in France."""
    return today or today_in_france()


def must_be_sure(question: str) -> None:
    """Ask for an "oui" before what cannot be undone; anything else gives up.

    Raises:
        typer.Abort: the answer is not yes, or there is nobody to answer.
    """
    answer = typer.prompt(f"{question} [o/N]", default="n", show_default=False)
    if answer.strip().casefold() not in YES:
        raise typer.Abort
