"""`passerelle rematch`: who is suggested which offers, when all open cases are looked at together?

What computes is imported inside the functions that use it: it takes seconds that no other command
should wait for.
"""

import json
import time
from typing import TYPE_CHECKING, Annotated, Final

import typer

from api.cli.console.asked import Today, day_asked
from api.cli.console.opened import opened_store
from api.cli.console.terminal import Advance, progress
from api.cli.console.written import write_result
from api.cli.ranking.ranked import snapshots_of
from api.clock import now
from api.services.open_store import Store
from api.services.viewer import CONSOLE
from api.settings import read_settings
from models.enums import RunMethod, RunScope

if TYPE_CHECKING:
    from api.services.rematch.run.book import RunAsked
    from api.services.rematch.run.work import Workshop

_LOOKED_EVERY: Final = 0.5
_MOST_SUGGESTIONS: Final = 10


Scope = Annotated[
    RunScope,
    typer.Option(
        "--scope",
        help="ruptures : les ruptures ouvertes ; all : tous ceux qui sont prêts à signer ; "
        "chosen : ceux que nomme --person.",
    ),
]
People = Annotated[
    list[str] | None,
    typer.Option(
        "--person",
        metavar="JEUNE",
        show_default=False,
        help="Identifiant d'un jeune : l'option se répète, et la répartition ne regarde qu'eux.",
    ),
]
Suggestions = Annotated[
    int | None,
    typer.Option(
        "--suggestions",
        min=1,
        max=_MOST_SUGGESTIONS,
        metavar="N",
        show_default=False,
        help="Suggestions par jeune ; sans elle, 3.",
    ),
]
Method = Annotated[
    RunMethod,
    typer.Option(
        "--method",
        help="optimal : le plus grand total, chacun compté selon ses propres chances ; "
        "raw : le plus grand total des scores ; stable : personne n'échangerait.",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Le document JSON.")]


def rematch(  # noqa: PLR0913  Typer reads options as arguments
    person: People = None,
    scope: Scope = RunScope.RUPTURES,
    suggestions: Suggestions = None,
    method: Method = RunMethod.OPTIMAL,
    as_json: AsJson = False,
    today: Today = None,
) -> None:
    """Répartir les offres ouvertes entre les jeunes au contrat rompu, ou ceux nommés.

    Passerelle suggère ; rien n'est proposé à personne avant qu'un conseiller l'ait validé.
    """
    from api.services.rematch.run.asked import run_asked
    from api.services.rematch.run.work import Workshop
    from api.services.rematch.told.document import run_document, run_named

    settings, day = read_settings(), day_asked(today)
    asked = run_asked(CONSOLE, day, scope, suggestions, method)
    with opened_store(settings) as store:
        run_id = _ask(store, asked, person or [])
        _see_through(Workshop(store, snapshots_of(settings), spread=settings.spread), run_id)
        with store.reading() as session:
            run = run_named(session, CONSOLE, run_id)
            document = run_document(session, CONSOLE, run, now())
    if as_json:
        write_result(json.dumps(document, ensure_ascii=False, indent=2) + "\n", None)
    else:
        from api.cli.ruptures.rematch_view import show_run

        show_run(document)


def _ask(store: Store, asked: "RunAsked", people: list[str]) -> str:
    """The id of a run over those named, or over the scope where nobody is."""
    from api.services.rematch.run.book import ask_run
    from api.services.rematch.run.chosen import ask_for_chosen

    if people:
        return ask_for_chosen(store, asked, people, now())
    return ask_run(store, asked, now())[0]


def _see_through(shop: "Workshop", run_id: str) -> None:
    """Do the run here, or follow it where another process does it."""
    from api.services.rematch.run.work import work_on

    with progress("Répartition") as bar:
        while not work_on(shop, run_id, bar.to) and not _is_over(shop.store, run_id, bar):
            time.sleep(_LOOKED_EVERY)


def _is_over(store: Store, run_id: str, bar: Advance) -> bool:
    from api.services.rematch.told.document import run_named

    with store.reading() as session:
        run = run_named(session, CONSOLE, run_id)
        bar.to(run.people_done, run.people_total or 0)
        return run.active is None
