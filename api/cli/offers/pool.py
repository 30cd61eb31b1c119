"""`passerelle pool`: which offers of several sources are one, and what was decided?"""

from typing import Annotated

import typer
from rich.table import Table

from api.cli.console.french_typer import FrenchTyper
from api.cli.console.opened import opened_store
from api.cli.console.terminal import console
from api.cli.offers.pool_list import pool_export, pool_list
from api.clock import now
from api.settings import read_settings
from api.words.dates import day, in_france
from api.words.numbers import counted
from api.words.one_pool import DECIDED, WHY

app = FrenchTyper(
    help="Les offres que plusieurs réseaux connaissent : une seule fois dans le vivier."
)

OfStructure = Annotated[
    str,
    typer.Option("--structure", metavar="ID", help="Structure qui regarde, et au nom de qui."),
]
FirstOffer = Annotated[str, typer.Argument(metavar="OFFRE", help="Identifiant d'une offre.")]
OtherOffer = Annotated[str, typer.Argument(metavar="AUTRE", help="Identifiant de l'autre.")]

app.command("list")(pool_list)
app.command("export")(pool_export)


@app.command("review")
def review(
    structure: OfStructure,
    decided: Annotated[
        bool,
        typer.Option("--decided", help="Les paires décidées, non celles qui attendent."),
    ] = False,
) -> None:
    """Lister les paires d'offres peut-être identiques, côte à côte."""
    from api.services.pool.settled.review import pairs_to_review

    with opened_store(read_settings()) as store, store.reading() as session:
        pairs = pairs_to_review(session, structure, decided=decided)
    if not pairs:
        console().print("Aucune paire d'offres à examiner." if not decided else "Rien de décidé.")
        return
    table = Table(show_lines=True)
    for heading in ("Offre", "Autre offre", "Pourquoi", "Décision"):
        table.add_column(heading, overflow="fold")
    for pair in pairs:
        said = DECIDED[pair.is_one]
        if pair.decided_at is not None:
            on = in_france(pair.decided_at).date()
            said += f" ({pair.decided_by or 'structure inconnue'}, le {day(on)})"
        sides = (_side(pair.first_id, pair.first), _side(pair.second_id, pair.second))
        table.add_row(*sides, WHY.get(pair.why, pair.why), said)
    console().print(table)
    console().print(f"{counted(len(pairs), 'paire', 'paires')}.")


@app.command("accept")
def accept(
    first: FirstOffer,
    other: OtherOffer,
    structure: OfStructure,
    keep: Annotated[
        str | None,
        typer.Option(
            "--keep",
            metavar="ID",
            show_default=False,
            help="Celle des deux qui tient la place, si toutes deux le peuvent.",
        ),
    ] = None,
) -> None:
    """Dire que deux offres sont la même : une seule reste au vivier."""
    _decide((first, other), structure, True, keep)


@app.command("apart")
def apart(first: FirstOffer, other: OtherOffer, structure: OfStructure) -> None:
    """Dire que deux offres sont deux places : elles ne seront plus rapprochées."""
    _decide((first, other), structure, False)


@app.command("reopen")
def reopen(first: FirstOffer, other: OtherOffer, structure: OfStructure) -> None:
    """Reprendre une décision : la paire est jugée comme si rien n'avait été dit."""
    _decide((first, other), structure, None)


def _decide(
    offers: tuple[str, str], structure: str, is_one: bool | None, keep: str | None = None
) -> None:
    from api.services.pool.settled.review import Decision, decide

    with opened_store(read_settings()) as store, store.sessions.begin() as session:
        decide(session, offers, Decision(is_one, structure, None, now(), keep))
    console().print(f"Noté : {DECIDED[is_one]}.")


def _side(offer_id: str, words: dict[str, object]) -> str:
    told = (words["title"], words["employer"], words["commune"], offer_id)
    return "\n".join(str(text) for text in told if text)
