"""`passerelle trial`: a randomised draw from its size to its result, step by step.

What computes is imported inside the function that uses it.
"""

import json
from datetime import date
from typing import Annotated, Any

import typer

from api.cli.console.asked import Output, PersonId, Today, day_asked, must_be_sure, read_day
from api.cli.console.french_typer import FrenchTyper
from api.cli.console.opened import opened_store
from api.cli.console.terminal import console, errors_console
from api.cli.console.written import write_result
from api.cli.learning.trial_options import (
    Alike,
    AsJson,
    Base,
    People,
    Share,
    TrialId,
    Worth,
)
from api.cli.learning.trial_read import analyse, list_all, show
from api.clock import now
from api.services.viewer import CONSOLE
from api.words.trial import ARMS, size_sentences

app = FrenchTyper(help="Essai par tirage au sort : taille, pré-enregistrement, tirage, résultat.")

app.command("list")(list_all)
app.command("show")(show)
app.command("analyse")(analyse)


@app.command("size")
def size(  # noqa: PLR0913  Typer reads options as arguments
    people: People,
    sites: Annotated[int, typer.Option(min=1, metavar="N", help="Nombre de sites.")] = 1,
    share: Share = None,
    base: Base = 0.5,
    alike: Alike = 0.02,
    worth: Worth = 0.05,
    as_json: AsJson = False,
) -> None:
    """Dire ce qu'un essai de cette taille pourrait voir, avant de le prévoir ; rien n'est écrit."""
    from api.services.trial.plan import TrialPlan
    from api.services.trial.sizes import sizes_told

    names = tuple(f"site-{number}" for number in range(1, sites + 1))
    shares = tuple(share or (0.5,))
    plan = TrialPlan("taille", names, people, shares, base=base, alike=alike, worth=worth)
    _told(sizes_told(plan), as_json)


@app.command("plan")
def plan(  # noqa: PLR0913  Typer reads options as arguments
    trial_id: TrialId,
    people: People,
    site: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ID",
            show_default=False,
            help="Structure ; sans elle, toutes les Missions Locales. Répétable.",
        ),
    ] = None,
    share: Share = None,
    weight: Annotated[
        float, typer.Option(metavar="LAMBDA", help="λ du service renforcé (voir congestion).")
    ] = 0.5,
    base: Base = 0.5,
    alike: Alike = 0.02,
    worth: Worth = 0.05,
    adds: Annotated[
        str, typer.Option(metavar="TEXTE", help="Ce que le service renforcé ajoute hors d'ici.")
    ] = "",
) -> None:
    """Prévoir un essai et dire ce qu'il pourra voir ; un plan gardé ne change plus."""
    from api.services.trial.plan import TrialPlan, plan_trial, possible_sites
    from api.services.trial.sizes import sizes_told

    with opened_store() as store:
        with store.reading() as session:
            sites = tuple(site or (each for each, _ in possible_sites(session)))
        kept = TrialPlan(
            trial_id, sites, people, tuple(share or (0.5,)), weight, base, alike, worth, adds
        )
        plan_trial(store, CONSOLE, kept, now())
    _told(sizes_told(kept), as_json=False)
    console().print(f"Ensuite : passerelle trial register {trial_id} --output {trial_id}.md")


@app.command("register")
def register(trial_id: TrialId, output: Output = None) -> None:
    """Écrire le pré-enregistrement, avec l'engagement de la graine ; à déposer avant tout."""
    from api.services.trial.register import hash_of, register_trial

    with opened_store() as store:
        text = register_trial(store, CONSOLE, trial_id, now())
    write_result(text, output)
    errors_console().print(f"Empreinte SHA-256 du texte : {hash_of(text)}", markup=False)


@app.command("start")
def start(trial_id: TrialId) -> None:
    """Ouvrir les inscriptions ; refusé tant que l'essai n'est pas pré-enregistré."""
    from api.services.trial.register import start_trial

    with opened_store() as store:
        start_trial(store, CONSOLE, trial_id, now())
    console().print(
        f"Les inscriptions à {trial_id} sont ouvertes : passerelle trial enrol ID --agreed DATE",
        markup=False,
    )


@app.command("enrol")
def enrol(
    person_id: PersonId,
    agreed: Annotated[
        date,
        typer.Option(
            parser=read_day, metavar="AAAA-MM-JJ", help="Jour où le jeune a donné son accord."
        ),
    ],
    today: Today = None,
) -> None:
    """Inscrire un jeune à l'essai ouvert et dire son groupe, tiré alors, une fois pour toutes."""
    from api.services.noting import Noting
    from api.services.trial.enrol import enrol as draw

    with opened_store() as store:
        row = draw(store, Noting(CONSOLE, day_asked(today), now()), person_id, agreed)
    console().print(f"{person_id} : {ARMS[row.arm]} ({row.trial_id}).", markup=False)


@app.command("close")
def close(
    trial_id: TrialId,
    yes: Annotated[bool, typer.Option("--yes", help="Ne pas demander de confirmation.")] = False,
) -> None:
    """Clore les inscriptions et publier la graine ; personne n'est plus inscrit ensuite."""
    from api.services.trial.close import close_trial

    if not yes:
        must_be_sure(f"Clore les inscriptions à {trial_id} ? C'est définitif")
    with opened_store() as store:
        seed = close_trial(store, CONSOLE, trial_id, now())
    console().print(f"Graine : {seed}", markup=False)
    console().print(f"À vérifier par chacun : passerelle trial draw {trial_id}", markup=False)


@app.command("draw")
def draw(trial_id: TrialId, output: Output = None) -> None:
    """Recalculer le tirage depuis la graine publiée, et l'écrire en CSV sans nommer personne."""
    from api.services.trial.draw_file import draw_file

    with opened_store() as store, store.reading() as session:
        published = draw_file(session, trial_id)
    write_result(published.text, output)
    agrees = f"Les {published.drawn} tirages sont ceux de la graine."
    for sentence in published.faults or [agrees]:
        errors_console().print(sentence, markup=False)
    if published.faults:
        raise typer.Exit(1)


def _told(sizes: dict[str, Any], as_json: bool) -> None:
    if as_json:
        write_result(json.dumps(sizes, ensure_ascii=False, indent=2) + "\n", None)
        return
    for sentence in size_sentences(sizes):
        console().print(sentence, markup=False)
