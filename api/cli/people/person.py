"""`passerelle person`: what is held on a young person, and how is it forgotten?"""

import json
from typing import Annotated

import typer

from api.cli.console.asked import Output, PersonId, Today, day_asked, must_be_sure
from api.cli.console.french_typer import FrenchTyper
from api.cli.console.opened import opened_store
from api.cli.console.terminal import console, errors_console
from api.cli.console.written import write_result
from api.cli.people.person_journey import journey, journey_undo
from api.clock import now
from api.services.persons import person_by_id
from api.services.rights.export_person import export_person
from api.services.rights.forget_person import forget_person
from api.services.viewer import CONSOLE
from models.store.engine import erase_old_pages

app = FrenchTyper(help="Le dossier d'un jeune : l'exporter, l'oublier, corriger ses trajets.")
app.command("journey")(journey)
app.command("journey-undo")(journey_undo)


# Every command takes --today; an export is of now, and so is its line in the log.
@app.command("export")
def export(person_id: PersonId, output: Output = None, today: Today = None) -> None:  # noqa: ARG001
    """Tout ce qui est enregistré sur un jeune, en JSON ; l'export est inscrit au journal."""
    with opened_store() as store, store.sessions.begin() as session:
        answer = export_person(session, store.sealer, person_id, CONSOLE, now())
    write_result(json.dumps(answer, ensure_ascii=False, indent=2) + "\n", output)
    if output is not None:
        errors_console().print(
            f"Export écrit dans {output} : il contient l'identité, gardez-le en lieu sûr."
        )


@app.command("forget")
def forget(
    person_id: PersonId,
    yes: Annotated[bool, typer.Option("--yes", help="Ne pas demander de confirmation.")] = False,
    today: Today = None,
) -> None:
    """Effacer un jeune et tout son dossier ; les employeurs gardent des comptes anonymes."""
    with opened_store() as store:
        with store.reading() as session:
            person_by_id(session, person_id)
        if not yes:
            must_be_sure(f"Oublier {person_id} ? C'est définitif")
        with store.sessions.begin() as session:
            report = forget_person(session, person_id, CONSOLE, now(), day_asked(today))
        erase_old_pages(store.engine)
    for line in report.lines():
        console().print(line, markup=False)
