"""`passerelle bench`: how do our methods stand beside named alternatives, on this machine?

What computes is imported inside the functions that use it: it takes seconds that no other command
should wait for.
"""

import json
from typing import Annotated, Any, Final

import typer
from rich.table import Table

from api.cli.french_typer import FrenchTyper
from api.cli.terminal import console, progress
from api.cli.written import write_result

app = FrenchTyper(help="Mesurer à côté d'autres méthodes, sur un territoire tiré au sort.")

_SEED: Final = 7
_MOST_PEOPLE: Final = 2_000_000


@app.callback()
def bench() -> None:
    """Mesurer à côté d'autres méthodes, sur un territoire tiré au sort."""


@app.command("allocate")
def allocate(
    people: Annotated[
        int,
        typer.Option("--people", min=1, max=_MOST_PEOPLE, metavar="N", help="Nombre de jeunes."),
    ] = 10_000,
    seed: Annotated[
        int, typer.Option("--seed", metavar="N", help="Graine du territoire tiré au sort.")
    ] = _SEED,
    without: Annotated[
        list[str] | None,
        typer.Option(
            "--without",
            metavar="MÉTHODE",
            show_default=False,
            help="Ne pas mesurer une méthode (« scipy » est longue au-delà de 20 000) ; répétable.",
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Le document JSON.")] = False,
) -> None:
    """Mesurer l'affectation : enchère, OR-tools, SciPy, glouton, acceptation différée."""
    from api.services.bench.allocate import AllocateBench, bench_allocate
    from api.services.bench.peers import PEERS

    left_out = set(without or [])
    if left_out - set(PEERS):
        raise typer.BadParameter(f"--without : attendu {', '.join(PEERS)}.")
    asked = AllocateBench(people, seed, [name for name in PEERS if name not in left_out])
    with progress("Mesures") as bar:
        found = bench_allocate(asked, bar.step)
    if as_json:
        write_result(json.dumps(found, indent=2) + "\n", None)
    else:
        _show(found)


def _show(found: dict[str, Any]) -> None:
    several = found["three_suggestions_with_bonus"]
    for title, run in (("Une suggestion", found), ("Trois suggestions, bonus 1", several)):
        table = Table(title=f"{title} · {found['people']} jeunes, {found['candidates']} paires")
        table.add_column("méthode")
        for name in ("secondes", "valeur", "% de la borne", "mémoire (Mo)"):
            table.add_column(name, justify="right")
        for name, row in {"auction": run, **run["peers"]}.items():
            share = row["value"] / run["upper_bound"] if run["upper_bound"] else 1.0
            table.add_row(
                name,
                f"{row['seconds']:.2f}",
                f"{row['value']:.1f}",
                f"{100 * share:.3f}",
                f"{row['peak_rss_mb']:.0f}",
            )
        console().print(table)
        console().print(f"Écart certifié par les prix : {100 * run['gap']:.4f} %")
