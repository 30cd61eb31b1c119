"""`passerelle evaluate`: what would become of everybody under each policy, in simulated worlds?

What computes is imported inside the function that uses it.
"""

import json
import os
from pathlib import Path
from typing import Annotated, Any, Final

import typer
from rich.table import Table

from api.cli.bench.options import AsJson
from api.cli.console.asked import Output
from api.cli.console.terminal import console, progress
from api.cli.console.written import write_result
from api.words.evaluate import MEASURES, POLICIES, SHARES
from api.words.numbers import decimal

_EVERY_POLICY: Final = ",".join(POLICIES)


def _read_seeds(text: str) -> tuple[int, ...]:
    first, _, last = text.partition("-")
    try:
        seeds = tuple(range(int(first), int(last or first) + 1))
    except ValueError:
        seeds = ()
    if not seeds:
        raise typer.BadParameter("attendu des graines, par exemple 0-9 ou 100-119.")
    return seeds


def _read_policies(text: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in text.split(",") if name.strip())
    unknown = [name for name in names if name not in POLICIES]
    if unknown or not names:
        raise typer.BadParameter(
            f"« {', '.join(unknown) or text} » ; attendu, séparées par des virgules : "
            f"{', '.join(POLICIES)}."
        )
    return names


Seeds = Annotated[
    Any,
    typer.Option(
        parser=_read_seeds,
        metavar="A-B",
        help="Graines des mondes : 0-9 pour régler, 100-119 pour conclure.",
    ),
]
Policies = Annotated[
    Any,
    typer.Option(
        parser=_read_policies,
        metavar="A,B",
        help=f"Politiques comparées, parmi {', '.join(POLICIES)}.",
    ),
]
People = Annotated[int, typer.Option(min=1, metavar="N", help="Jeunes de chaque monde.")]
Employers = Annotated[int, typer.Option(min=1, metavar="N", help="Employeurs de chaque monde.")]
Kept = Annotated[
    Path | None,
    typer.Option(
        "--scorecard",
        dir_okay=False,
        exists=True,
        metavar="FICHIER",
        help="Grille apprise à reprendre ; sans elle, ajustée d'abord sur le passé simulé des "
        "mondes 0 à 3 (cinq minutes).",
        show_default=False,
    ),
]
Plot = Annotated[
    Path | None,
    typer.Option(
        dir_okay=False,
        metavar="FICHIER",
        help="Image à écrire, en .png ou .svg.",
        show_default=False,
    ),
]


def evaluate(  # noqa: PLR0913  Typer reads options as arguments
    seeds: Seeds = "0-9",
    policies: Policies = _EVERY_POLICY,
    people: People = 200,
    employers: Employers = 240,
    scorecard: Kept = None,
    plot: Plot = None,
    as_json: AsJson = False,
    output: Output = None,
) -> None:
    """Comparer des façons de proposer, dans des mondes simulés dont la vérité est connue.

    Vingt-quatre mois ; les jeunes entrent la première année et sont suivis un an chacun.
    """
    from api.services.evaluate.lived import WorldSize
    from api.services.evaluate.work import Evaluation
    from api.services.evaluate.work import evaluate as compare

    asked = Evaluation(
        seeds=seeds,
        policies=policies,
        size=WorldSize(people, employers),
        scorecard=scorecard,
        processes=os.cpu_count() or 1,
    )
    if plot is not None and plot.suffix not in (".png", ".svg"):
        raise typer.BadParameter("--plot : attendu un fichier en .png ou .svg.")
    with progress("Mondes simulés", asked.steps) as bar:
        document = compare(asked, bar.step)
    _write(document, plot, as_json, output)


def _write(document: dict[str, Any], plot: Path | None, as_json: bool, output: Path | None) -> None:
    if plot is not None:
        from api.services.evaluate.chart import chart

        write_result(chart(document, plot.suffix[1:]), plot)
    if as_json or output is not None:
        write_result(json.dumps(document, ensure_ascii=False, indent=1) + "\n", output)
        return
    console().print(_measures(document))
    for line in _verdicts(document):
        console().print(line, markup=False)


def _measures(document: dict[str, Any]) -> Table:
    """One row a policy; the half-width of each interval after its mean."""
    table = Table(title=f"{len(document['seeds'])} mondes, moyenne ± intervalle à 95 %")
    table.add_column("politique")
    for name in MEASURES.values():
        table.add_column(name, justify="right")
    for name, told in document["policies"].items():
        cells = [_cell(measure, told["measures"][measure]) for measure in MEASURES]
        table.add_row(POLICIES[name], *cells)
    return table


def _cell(measure: str, told: dict[str, float | None]) -> str:
    scale, digits = (100, 1) if measure in SHARES else (1, 2)
    value, high = told["value"], told["high"]
    if value is None:
        return "–"
    said = decimal(scale * value, digits)
    return said if high is None else f"{said} ± {decimal(scale * (high - value), digits)}"


def _verdicts(document: dict[str, Any]) -> list[str]:
    """What each of ours gains over each other way, in points, and whether that is sure."""
    return [
        f"{POLICIES[each['ours']]} / {POLICIES[each['other']]}, {MEASURES[each['measure']]} : "
        f"{_gained(each['gain'], each['apart'])}."
        for each in document["against"]
    ]


def _gained(gain: dict[str, float | None], is_apart: bool) -> str:
    value, low, high = (gain[name] for name in ("value", "low", "high"))
    if value is None:
        return "rien à comparer"
    points = f"{decimal(100 * value)} points"
    if low is None or high is None:
        return f"{points}, un seul monde"
    between = f"{points} [{decimal(100 * low)} ; {decimal(100 * high)}]"
    if is_apart:
        return f"{between}, intervalles disjoints"
    if low > 0:
        return f"{between}, gain établi monde par monde"
    return f"{between}, {'recul établi' if high < 0 else 'écart non établi'}"
