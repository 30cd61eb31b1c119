"""`passerelle audit bias`: how do groups of people fare under the scorecard in use?

What reads them is imported inside the function that uses it: it brings the matcher.
"""

import json
from typing import Annotated, Any

import typer
from rich.table import Table

from api.cli.console.asked import Output, Today, day_asked
from api.cli.console.french_typer import FrenchTyper
from api.cli.console.opened import opened_store
from api.cli.console.terminal import console
from api.cli.console.written import write_result
from api.words.dates import day
from api.words.equity import (
    ATTRIBUTES,
    HIDDEN,
    MEASURES,
    figure,
    gaps_measured,
    group_name,
    interval,
    proxy_sentence,
    sure_gaps,
)

app = FrenchTyper(
    help="Ce que la grille fait aux groupes : écarts, et ce que ses facteurs devinent."
)


@app.callback()
def prepare() -> None:
    """Ce que la grille fait aux groupes, et ce que ses facteurs devinent."""


@app.command("bias")
def bias(
    as_json: Annotated[bool, typer.Option("--json", help="Le document JSON.")] = False,
    as_html: Annotated[bool, typer.Option("--html", help="Le rapport en HTML.")] = False,
    output: Output = None,
    today: Today = None,
) -> None:
    """Écarts entre groupes (sexe, âge, niveau, commune, quartier), avec leurs intervalles.

    Les groupes trop petits sont tus. Ces attributs ne servent qu'ici : aucun classement ne les lit.
    """
    document = _report(today)
    if as_html:
        from api.pages.equity.alone import report_alone

        write_result(report_alone(document), output)
    elif as_json or output is not None:
        write_result(json.dumps(document, ensure_ascii=False, indent=2) + "\n", output)
    else:
        _show(document)


def _report(today: Any) -> dict[str, Any]:
    from api.cli.ranking.ranked import snapshots_of
    from api.services.audit.report import bias_report
    from api.services.viewer import CONSOLE
    from api.settings import read_settings

    settings = read_settings()
    with opened_store(settings) as store, console().status("Lecture des listes de chacun …"):
        snapshots = snapshots_of(settings)
        with store.reading() as session:
            return bias_report(session, snapshots, CONSOLE, day_asked(today))


def _show(document: dict[str, Any]) -> None:
    say = console().print
    say(
        f"Grille {document['scorecard_id']}, {document['people'] or 'trop peu de'} jeunes, au "
        f"{day(document['today'])}. Groupes de moins de {document['least']} personnes : tus.",
        markup=False,
    )
    for attribute, measures in document["attributes"].items():
        say(_table(attribute, measures))
    sure = sure_gaps(document)
    say(
        f"{len(sure)} écarts établis sur {gaps_measured(document)} mesurés ; un sur vingt "
        "paraîtrait établi par hasard.",
        markup=False,
    )
    for name, told in document["proxies"].items():
        say(proxy_sentence(name, told), markup=False)


def _table(attribute: str, measures: dict[str, list[dict[str, Any]]]) -> Table:
    """One row a measure and group; the gap is to all others told."""
    table = Table(title=ATTRIBUTES[attribute])
    for title in ("mesure", "groupe"):
        table.add_column(title)
    for title in ("personnes", "valeur", "écart aux autres"):
        table.add_column(title, justify="right")
    for name, groups in measures.items():
        if not groups:
            table.add_row(MEASURES[name], HIDDEN)
        for at, each in enumerate(groups):
            gap = figure(name, each["gap"]["value"], is_gap=True)
            table.add_row(
                "" if at else MEASURES[name],
                group_name(each["group"]),
                str(each["people"]),
                figure(name, each["value"]["value"]),
                f"{gap} ({interval(name, each['gap'], is_gap=True)}){' *' if each['sure'] else ''}",
                end_section=each is groups[-1],
            )
    table.caption = "* : l'intervalle à 95 % de l'écart ne contient pas zéro."
    return table
