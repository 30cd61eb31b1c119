"""`passerelle bench`: how do our methods stand beside named alternatives, on this machine?

What computes is imported inside the functions that use it: it takes seconds that no other command
should wait for.
"""

import json
import os
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer
from rich.table import Table

from api.cli.bench import rematch as bench_rematch
from api.cli.bench.options import SEED, AsJson, Offers, People, Seed
from api.cli.console.french_typer import FrenchTyper
from api.cli.console.terminal import console, progress
from api.cli.console.written import write_result
from api.words.numbers import decimal, percent, thousands

if TYPE_CHECKING:
    from api.services.bench.rank import RankMeasured

app = FrenchTyper(help="Mesurer à côté d'autres méthodes, sur un territoire tiré au sort.")

_MOST_THREADS: Final = 64

Threads = Annotated[
    int | None,
    typer.Option(
        "--threads",
        min=1,
        max=_MOST_THREADS,
        metavar="N",
        show_default=False,
        help="Fils de calcul ; sans elle, autant que de cœurs.",
    ),
]
Source = Annotated[
    str,
    typer.Option(
        "--travel",
        metavar="SOURCE",
        help="D'où viennent les minutes : « model », le modèle de distance, ou « matrix », "
        "une matrice de commune à commune tirée au sort, à la taille du pays (27 millions "
        "de paires ; tirée en 15 s environ, qui ne sont pas comptées ; 250 Mo sur le disque, "
        "le temps de la mesure).",
    ),
]

app.command("rematch")(bench_rematch.rematch)
app.command("policies")(bench_rematch.policies)


@app.callback()
def bench() -> None:
    """Mesurer à côté d'autres méthodes, sur un territoire tiré au sort."""


@app.command("allocate")
def allocate(
    people: People = 10_000,
    seed: Seed = SEED,
    without: Annotated[
        list[str] | None,
        typer.Option(
            "--without",
            metavar="MÉTHODE",
            show_default=False,
            help="Ne pas mesurer une méthode (« scipy » est longue au-delà de 20 000) ; répétable.",
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Mesurer l'affectation : enchère, OR-tools, SciPy, glouton, acceptation différée."""
    from api.services.bench.allocate import AllocateBench, bench_allocate
    from api.services.bench.peers import PEERS

    left_out = set(without or [])
    if left_out - set(PEERS):
        raise typer.BadParameter(f"--without : attendu {', '.join(PEERS)}.")
    peers = [name for name in PEERS if name not in left_out]
    asked = AllocateBench(people, seed, peers, os.cpu_count() or 1)
    with progress("Mesures") as bar:
        found = bench_allocate(asked, bar.step)
    if as_json:
        write_result(json.dumps(found, indent=2) + "\n", None)
    else:
        _show(found)


@app.command("rank")
def rank(  # noqa: PLR0913  Typer reads options as arguments
    people: People = 10_000,
    offers: Offers = 30_000,
    threads: Threads = None,
    seed: Seed = SEED,
    travel: Source = "model",
    as_json: AsJson = False,
) -> None:
    """Mesurer le classement d'un pays entier : 24 métiers par jeune, tous les critères.

    Sont comptés les colonnes des offres, les trajets et le classement ; ni le tirage du territoire,
    ni la lecture des jeunes.
    """
    from api.services.bench.rank import RankBench, bench_rank
    from api.services.bench.travelled import Travelled

    if travel not in list(Travelled):
        raise typer.BadParameter(f"--travel : attendu {', '.join(Travelled)}.")
    asked = RankBench(people, offers, threads or os.cpu_count() or 1, seed, Travelled(travel))
    with progress("Préparation", people) as bar:
        found = bench_rank(asked, bar.by)
    if as_json:
        write_result(json.dumps(asdict(found), indent=2) + "\n", None)
    else:
        _show_rank(found)


def _show_rank(found: "RankMeasured") -> None:
    table = Table(title=f"{thousands(found.people)} jeunes, {thousands(found.offers)} offres")
    table.add_column("mesure")
    table.add_column("valeur", justify="right")
    for name, value in (
        ("métiers par jeune", f"{found.trades_per_person:.1f}".replace(".", ",")),
        ("paires dans les limites", thousands(found.pairs)),
        ("paires par jeune", thousands(round(found.pairs_per_person))),
        ("secondes", f"{found.seconds:.1f}".replace(".", ",")),
        ("paires par seconde", thousands(round(found.pairs / found.seconds))),
        ("mémoire (Mo)", thousands(round(found.peak_rss_mb))),
        ("fils de calcul", str(found.threads)),
        ("trajets", _journeys(found)),
        ("empreinte du résultat", found.checksum),
    ):
        table.add_row(name, value)
    console().print(table)


def _journeys(found: "RankMeasured") -> str:
    if not found.matrix_pairs:
        return "modèle de distance"
    seconds = decimal(found.matrix_seconds)
    return f"matrice de {thousands(found.matrix_pairs)} paires, tirée en {seconds} s"


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
                decimal(row["seconds"], 2),
                decimal(row["value"]),
                decimal(100 * share, 3),
                f"{row['peak_rss_mb']:.0f}",
            )
        console().print(table)
        console().print(f"Écart certifié par les prix : {percent(run['gap'], 4)}")
