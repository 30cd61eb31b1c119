"""`passerelle scorecard`: which scorecards are there, what do their cards say, which one serves?

What reads them is imported inside the functions that use it: it brings the matcher.
"""

import json
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Table

from api.cli.console.asked import Output
from api.cli.console.french_typer import FrenchTyper
from api.cli.console.opened import opened_store
from api.cli.console.terminal import console
from api.cli.console.written import write_result
from api.cli.learning.scorecard_value import value
from api.clock import now
from api.words.dates import short_day
from api.words.numbers import counted, decimal
from api.words.scorecards import (
    BASELINES,
    KINDS,
    MEASURES,
    NO_LONGER_FITS,
    QUESTIONS,
    STATES,
    with_interval,
)
from models.errors import SettingsError

app = FrenchTyper(help="Grilles de contributions : lister, lire, comparer, adopter, rétablir.")
app.command("value")(value)

ScorecardId = Annotated[
    str, typer.Argument(metavar="GRILLE", help="Identifiant, par exemple expert-2026-11.")
]


class PictureForm(StrEnum):
    """How a picture is written."""

    SVG = "svg"
    PNG = "png"


AsJson = Annotated[bool, typer.Option("--json", help="Le document JSON.")]


@app.command("list")
def list_all() -> None:
    """Les grilles connues : celle des classements, les anciennes, les candidates."""
    from api.services.scorecards_known import list_scorecards

    with opened_store() as store, store.reading() as session:
        known = list_scorecards(session)
    table = Table(title="Grilles")
    for title in ("grille", "faite le", "suites lues", "état"):
        table.add_column(title)
    for each in known:
        table.add_row(
            each.scorecard_id,
            f"{each.made_at:%d/%m/%Y}" if each.made_at else "livrée avec Passerelle",
            "" if each.answers is None else str(each.answers),
            STATES[each.state] if each.fits else NO_LONGER_FITS,
        )
    console().print(table)


@app.command("show")
def show(
    scorecard_id: ScorecardId,
    as_json: AsJson = False,
    as_html: Annotated[
        bool, typer.Option("--html", help="La fiche en HTML, courbes comprises.")
    ] = False,
    output: Output = None,
) -> None:
    """La fiche d'une grille : ses mesures ; --json, tous ses nombres ; --html, ses courbes."""
    from api.services.scorecards_known import scorecard_of

    with opened_store() as store, store.reading() as session:
        scorecard = scorecard_of(session, scorecard_id)
    if as_html:
        from api.services.learning.card_page import card_page

        write_result(card_page(scorecard), output)
        return
    document = scorecard.to_json()
    if as_json or output is not None:
        write_result(json.dumps(document, ensure_ascii=False, indent=1) + "\n", output)
        return
    card = document["card"]
    if "questions" not in card:
        console().print(
            f"Grille {scorecard_id}, d'expert : chaque nombre a sa raison et sa source."
        )
        return
    trained = short_day(date.fromisoformat(card["trained_on"]))
    console().print(f"Grille {scorecard_id}, ajustée le {trained}.", markup=False)
    for kind, questions in card["questions"].items():
        for question, told in questions.items():
            _show_question(f"{KINDS[kind]}, {QUESTIONS[question]}", told)


@app.command("plots")
def plots(
    scorecard_id: ScorecardId,
    folder: Annotated[
        Path, typer.Argument(metavar="DOSSIER", file_okay=False, help="Créé s'il n'existe pas.")
    ],
    form: Annotated[PictureForm, typer.Option("--format", help="Forme des images.")] = (
        PictureForm.SVG
    ),
) -> None:
    """Dessiner les courbes et la calibration d'une grille : une image par question."""
    from api.services.learning.plots import pictures
    from api.services.scorecards_known import scorecard_of

    with opened_store() as store, store.reading() as session:
        found = pictures(scorecard_of(session, scorecard_id), form)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsError(f"{folder} : dossier impossible à créer.") from error
    for name, picture in found.items():
        write_result(picture, folder / name)
    console().print(f"{counted(len(found), 'image', 'images')} dans {folder}.", markup=False)


@app.command("compare")
def compare(first: ScorecardId, second: ScorecardId) -> None:
    """Ce qui distingue deux grilles : leurs mesures, et où leurs contributions s'écartent."""
    from api.services.learning.compare import compare_scorecards

    with opened_store() as store, store.reading() as session:
        found = compare_scorecards(session, first, second)
    for each in found["questions"]:
        console().print(
            f"{KINDS[each['kind']]}, {QUESTIONS[each['question']]}", style="bold", markup=False
        )
        for name, at, measures in zip(
            (first, second), each["intercepts"], each["measures"], strict=True
        ):
            said = f" ; {_measures(measures)}" if measures else ""
            console().print(f"  {name} : départ {_signed(at)}{said}", markup=False)
        gaps = " ; ".join(
            f"{found['labels'][name]} {decimal(gap, 2)}"
            for name, gap in each["widest_gaps"].items()
            if gap
        )
        console().print(f"  écarts les plus grands : {gaps or 'aucun'}", markup=False)


@app.command("adopt")
def adopt(scorecard_id: ScorecardId) -> None:
    """Classer désormais avec cette grille ; une ancienne se rétablit de la même façon."""
    from api.services.learning.choice import adopt_scorecard
    from api.services.viewer import CONSOLE

    with opened_store() as store, store.sessions.begin() as session:
        before = adopt_scorecard(session, CONSOLE, scorecard_id, now())
    console().print(
        f"Les classements se servent de {scorecard_id}. "
        f"Pour rétablir : passerelle scorecard adopt {before}",
        markup=False,
    )


def _show_question(title: str, told: dict[str, Any]) -> None:
    table = Table(title=f"{title} : {told['rows']} suites connues")
    for column in ("", *MEASURES.values()):
        table.add_column(column)
    for name, measures in told.get("measures", {}).items():
        table.add_row(BASELINES[name], *(with_interval(measures[m]) for m in MEASURES))
    if told["missing"]:
        table.caption = f"Il manque {told['missing']} suites : la grille d'expert pèse d'autant."
    console().print(table)


def _measures(measures: dict[str, Any]) -> str:
    return f"AUC {with_interval(measures['auc'])}, Brier {with_interval(measures['brier'])}"


def _signed(value: float) -> str:
    return f"{value:+.2f}".replace(".", ",")
