"""`passerelle account`: who may sign in?"""

from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from api.cli.console.french_typer import FrenchTyper
from api.cli.console.opened import opened_store
from api.cli.console.terminal import console
from api.clock import now
from api.services.accounts.kept.keep_accounts import (
    NewAccount,
    accounts,
    add_account,
    disable_account,
    reset_password,
    unbind_provider,
    unlock_account,
)
from api.services.accounts.noted.account_changes import account_changes
from api.services.accounts.secrets.passwords import Passwords
from api.services.structures import ensure_structure
from api.services.viewer import CONSOLE
from api.settings import read_settings
from api.words.accounts import ACCOUNT_ACTS, ROLES, state_of_account
from api.words.dates import moment
from models.enums import NetworkKind, Role

app = FrenchTyper(
    help="Les comptes : qui peut se connecter, avec quel rôle, dans quelle structure."
)
Login = Annotated[
    str, typer.Argument(metavar="ADRESSE", help="Adresse électronique qui sert d'identifiant.")
]


@app.command("add")
def add(
    login: Login,
    name: Annotated[str, typer.Option("--name", metavar="NOM", help="Nom affiché.")],
    structure: Annotated[
        str,
        typer.Option(
            "--structure",
            metavar="ID",
            help="Identifiant de sa structure ; account structure en crée une.",
        ),
    ],
    role: Annotated[Role, typer.Option("--role", help="Rôle.")] = Role.ADVISER,
) -> None:
    """Donner un compte à quelqu'un ; le mot de passe affiché est à changer à la connexion."""
    settings = read_settings()
    passwords = Passwords(settings.password_memory_mib)
    new = NewAccount(login, name, role, structure)
    with opened_store(settings) as store, store.sessions.begin() as session:
        password = add_account(session, passwords, new, now())
    console().print(f"Compte créé : {escape(login)}, {ROLES[role]}.")
    _show_once(password)


@app.command("structure")
def structure(
    structure_id: Annotated[
        str, typer.Argument(metavar="ID", help="Identifiant, par exemple ml-lemans.")
    ],
    name: Annotated[str, typer.Option("--name", metavar="NOM", help="Nom affiché.")],
    network: Annotated[
        NetworkKind, typer.Option("--network", help="Réseau dont elle fait partie.")
    ] = NetworkKind.MISSION_LOCALE,
) -> None:
    """Créer une structure, si elle n'existe pas : il en faut une avant le premier compte."""
    with opened_store() as store, store.sessions.begin() as session:
        made = ensure_structure(session, structure_id, name, network)
        known = f"{made.id}, {made.name}"
    console().print(f"Structure en place : {escape(known)}.")


@app.command("list")
def list_accounts() -> None:
    """Les comptes, leur structure et leur état."""
    with opened_store() as store, store.reading() as session:
        lines = accounts(session, store.sealer, now())
    if not lines:
        console().print("Aucun compte. Créez le premier : passerelle account add --help")
        return
    table = Table()
    for heading in ("Identifiant", "Nom", "Rôle", "Structure", "État"):
        table.add_column(heading, overflow="fold")
    for line in lines:
        row = (
            line.login,
            line.display_name,
            ROLES[line.role],
            line.structure,
            state_of_account(line),
        )
        table.add_row(*(escape(cell) for cell in row))
    console().print(table)


@app.command("reset")
def reset(login: Login) -> None:
    """Donner un nouveau mot de passe, à changer ; ferme ses sessions, révoque ses jetons.

    Rouvre aussi un compte fermé.
    """
    settings = read_settings()
    passwords = Passwords(settings.password_memory_mib)
    with opened_store(settings) as store, store.sessions.begin() as session:
        password = reset_password(session, passwords, login, now())
        unlock_account(session, store.sealer, login, now())
    console().print("Nouveau mot de passe ; sessions fermées, jetons révoqués.")
    _show_once(password)


@app.command("disable")
def disable(login: Login) -> None:
    """Fermer un compte : plus de connexion ni de jeton ; ce qu'il a fait reste à son nom."""
    with opened_store() as store, store.sessions.begin() as session:
        disable_account(session, login, now())
    console().print("Compte fermé. Pour le rouvrir : passerelle account reset.")


@app.command("unlock")
def unlock(login: Login) -> None:
    """Débloquer un compte après trop de mots de passe faux, sans attendre."""
    with opened_store() as store, store.sessions.begin() as session:
        had_failures = unlock_account(session, store.sealer, login, now())
    console().print("Compte débloqué." if had_failures else "Ce compte n'était pas bloqué.")


@app.command("unbind")
def unbind(login: Login) -> None:
    """Délier un compte de l'identité qu'un fournisseur lui connaît ; une autre s'y liera."""
    with opened_store() as store, store.sessions.begin() as session:
        was_bound = unbind_provider(session, login, now())
    console().print("Identité déliée." if was_bound else "Aucune identité n'était liée.")


@app.command("log")
def log(
    page: Annotated[int, typer.Option("--page", min=1, help="Page, la plus récente d'abord.")] = 1,
) -> None:
    """Ce qui a été fait aux comptes : lequel, quoi, par qui, quand."""
    with opened_store() as store, store.reading() as session:
        seen = account_changes(session, CONSOLE, page)
    table = Table(caption=f"page {seen.page} sur {seen.pages}")
    for heading in ("Quand", "Compte", "Changement", "Rôle", "Par"):
        table.add_column(heading, overflow="fold")
    for line in seen.lines:
        role = ROLES[line.role] if line.role else ""
        table.add_row(moment(line.at), line.adviser_id, ACCOUNT_ACTS[line.act], role, line.by_id)
    console().print(table if seen.lines else "Aucun changement de compte noté.")


def _show_once(password: str) -> None:
    console().print(f"Mot de passe provisoire, affiché une seule fois : [bold]{password}[/]")
