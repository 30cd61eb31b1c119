"""`passerelle prospect`: which employers to call next, for which trade, and why?"""

import json
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape

from api.cli.console.asked import Today, day_asked
from api.cli.console.opened import opened_store
from api.cli.console.terminal import console
from api.cli.console.written import write_result
from api.cli.ranking.ranked import snapshots_of
from api.services.prospection.plan.book import PlanBook
from api.services.prospection.plan.whom_to_call import MOST_CALLS, PlanRequest, call_plan
from api.services.viewer import CONSOLE
from api.settings import read_settings
from api.words.dates import day
from api.words.numbers import counted, percent
from api.words.prospection import expected, fewer_calls


def prospect(
    structure: Annotated[
        str,
        typer.Option(
            "--structure", metavar="ID", help="Structure qui appelle, par exemple ml-lemans."
        ),
    ],
    calls: Annotated[
        int,
        typer.Option("--calls", min=1, max=MOST_CALLS, metavar="N", help="Nombre d'appels."),
    ] = 20,
    new_share: Annotated[
        float | None,
        typer.Option(
            "--new-share",
            min=0,
            max=1,
            metavar="PART",
            help="Part d'appels à des entreprises que personne n'a contactées ; "
            "sans elle, celle convenue.",
            show_default=False,
        ),
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Le document JSON, le même que celui de l'API.")
    ] = False,
    today: Today = None,
) -> None:
    """Choisir les entreprises à appeler pour les jeunes qui ont trop peu d'offres accessibles."""
    request = PlanRequest(structure, CONSOLE, day_asked(today), calls, new_share)
    settings = read_settings()
    with opened_store(settings) as store:
        document = call_plan(store, PlanBook(snapshots_of(settings)), request)
    if as_json:
        write_result(json.dumps(document, ensure_ascii=False, indent=2) + "\n", None)
    else:
        show_plan(console(), document)


def show_plan(out: Console, document: dict[str, Any]) -> None:
    """The plan for a reader: the group, each call with its sentence, the value and its bound."""
    group, calls = document["group"], document["calls"]
    out.print(f"[bold]{escape(document['structure']['name'])}[/]")
    out.print(
        f"{counted(group['without_good_option'], 'jeune', 'jeunes')} sur "
        f"{group['looked_at']} sans assez d'offres accessibles ; "
        f"{counted(document['employers'], 'entreprise', 'entreprises')} à qui demander."
    )
    if not calls:
        out.print("Aucun appel n'ajouterait rien : rien à prospecter aujourd'hui.")
        return
    for call in calls:
        out.print(_told(call))
    shorter = fewer_calls(len(calls), document["calls_asked"])
    if shorter:
        out.print(shorter)
    out.print(
        f"Gain attendu : {expected(document['value'])} parcours à six mois, compté selon ce qui "
        f"manque à chacun. Ce plan atteint au moins {percent(document['certified'], 1)} de ce que "
        f"peut le meilleur plan d'autant d'appels ({expected(document['bound'])})."
    )


def _told(call: dict[str, Any]) -> str:
    where = f" ({call['commune']})" if call["commune"] else ""
    last = call["last_contact"]
    known = f"contactée le {day(last)}" if last else "jamais contactée"
    places = counted(call["places"], "place", "places")
    return (
        f"[bold]{call['rank']:>3}. {escape(call['name'])}[/]{escape(where)} : demander {places}, "
        f"{escape(call['trade'])}\n     {escape(call['sentence'])}\n"
        f"     [dim]un oui sur cet appel : {percent(call['chance'])} ; {known}[/]"
    )
