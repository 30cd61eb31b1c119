"""`passerelle ruptures`: which reported ruptures wait, and whose are they?

What reads them is imported inside the functions that use it: it brings the matcher, which takes a
second that no other command should wait for.
"""

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape
from rich.table import Table

from api.cli.console.asked import PersonId, Today, day_asked
from api.cli.console.french_typer import FrenchTyper
from api.cli.console.opened import opened_store
from api.cli.console.terminal import console
from api.cli.console.written import write_result
from api.clock import now
from api.services.viewer import CONSOLE
from api.words.numbers import counted
from api.words.ruptures import MATCHES, STATUSES

if TYPE_CHECKING:
    from api.services.ruptures.cases import WaitingCase

app = FrenchTyper(help="Ruptures signalées : celles qui attendent, et à qui elles sont.")


@app.command("list")
def list_cases(
    as_json: Annotated[bool, typer.Option("--json", help="Le document JSON.")] = False,
    today: Today = None,
) -> None:
    """Les ruptures sans nouveau contrat : à confirmer d'abord, puis les plus récentes."""
    from api.services.ruptures.cases import waiting_cases

    day = day_asked(today)
    with opened_store() as store, store.reading() as session:
        cases = waiting_cases(session, store.sealer, CONSOLE, day)
    if as_json:
        document = [asdict(case) for case in cases]
        write_result(json.dumps(document, ensure_ascii=False, indent=2, default=str) + "\n", None)
    else:
        _show(cases)


@app.command("confirm")
def confirm(
    case_id: Annotated[str, typer.Argument(metavar="RUPTURE", help="Numéro de la rupture.")],
    person_id: PersonId,
    today: Today = None,
) -> None:
    """Dire de quel jeune est une rupture ; son contrat est noté rompu, l'accès est journalisé."""
    from api.services.ruptures.confirm import confirm_rupture

    with opened_store() as store:
        kept = confirm_rupture(store, CONSOLE, case_id, person_id, (day_asked(today), now()))
    console().print(f"Rupture {kept} : confirmée pour {person_id}.", markup=False)


@app.command("allow-employer")
def allow_employer(
    person_id: PersonId,
    undo: Annotated[
        bool, typer.Option("--undo", help="Exclure de nouveau cet employeur pour ce jeune.")
    ] = False,
    today: Today = None,
) -> None:
    """Permettre de suggérer à nouveau l'employeur du contrat rompu ; l'accès est journalisé."""
    from api.services.ruptures.allow_employer import allow_employer as allow

    with opened_store() as store:
        allow(store, CONSOLE, person_id, (day_asked(today), now()), allowed=not undo)
    told = "exclu de nouveau" if undo else "de nouveau permis"
    console().print(
        f"Employeur du contrat rompu {told} pour {person_id}, dès la prochaine répartition.",
        markup=False,
    )


def _show(cases: "list[WaitingCase]") -> None:
    if not cases:
        console().print(
            "Aucune rupture n'attend. Pour en importer : passerelle import ruptures FICHIER."
        )
        return
    table = Table(title=f"{counted(len(cases), 'rupture', 'ruptures')} sans nouveau contrat")
    for title in ("rupture", "le", "jeune", "statut", "prochaine étape"):
        table.add_column(title)
    for case in cases:
        table.add_row(
            case.id,
            f"{case.ruptured_on:%d/%m/%Y} ({counted(case.days_since, 'jour', 'jours')})",
            escape(_whose(case)),
            STATUSES[case.status] if case.status else "",
            _next(case),
        )
    console().print(table)


def _whose(case: "WaitingCase") -> str:
    if case.person_id is not None:
        return case.person_id if case.has_contract else f"{case.person_id}, contrat à compléter"
    alike = f" : {', '.join(case.alike)} ?" if case.alike else ""
    return f"{case.name}, {MATCHES[case.match]}{alike}"


def _next(case: "WaitingCase") -> str:
    if not case.steps:
        return ""
    step = case.steps[0]
    article = f" ({step.article})" if step.article else ""
    left = counted(step.days_left, "jour", "jours")
    return f"{step.due:%d/%m/%Y}, {left} : {step.sentence}{article}"
