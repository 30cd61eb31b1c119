"""`passerelle demo`: an invented territory to see the service at work."""

from datetime import date
from typing import Annotated

import typer
from rich.table import Table

from api.cli.console.asked import DEFAULT_SEED, Seed, Today, day_asked
from api.cli.console.french_typer import FrenchTyper
from api.cli.console.opened import opened_store
from api.cli.console.terminal import console, progress
from api.cli.house.serve import Port, address_of, held_port, serve_until_stopped
from api.cli.ranking.rank_view import show_ranking
from api.cli.ranking.ranked import snapshots_of
from api.clock import now
from api.services.accounts.secrets.readable_passwords import demo_password
from api.services.demo.demo_sign_ins import demo_accounts
from api.services.demo.prepare_demo import (
    DEMO_STEPS,
    DemoState,
    PreparedDemo,
    check_reference,
    demo_persona_ids,
    prepare_demo,
    reload_demo,
)
from api.services.open_store import Store
from api.services.ranking.pool.snapshot import PoolSnapshots
from api.services.ranking.rank_person import RankRequest, rank_person
from api.services.travel.demo_timetable import install_demo_timetable
from api.services.viewer import CONSOLE
from api.settings import Settings, read_settings
from api.words.accounts import ROLES
from api.words.dates import day
from api.words.numbers import counted

SHOWN_PERSONA = "rural-17"
SHOWN_OFFERS = 5
app = FrenchTyper(help="Un territoire inventé, sur de vraies communes de la Sarthe et autour.")


@app.command("load")
def load(today: Today = None, seed: Seed = DEFAULT_SEED) -> None:
    """Charger le territoire de démonstration, à la place d'un plus ancien."""
    with opened_store() as store, progress("Démonstration", DEMO_STEPS) as bar:
        report = reload_demo(store, day_asked(today), seed, lambda name, _rows: bar.step(name))
    install_demo_timetable(read_settings().travel_folder, report.today)
    rows = counted(sum(report.counts.values()), "enregistrement", "enregistrements")
    console().print(f"Démonstration du {day(report.today)} chargée : {rows}.")


@app.command("run")
def run(
    port: Port = None,
    no_serve: Annotated[
        bool, typer.Option("--no-serve", help="Préparer et montrer un classement, sans servir.")
    ] = False,
    today: Today = None,
) -> None:
    """Tout préparer, montrer un classement, puis servir l'API et les pages."""
    settings = read_settings()
    if no_serve:
        with opened_store(settings) as store:
            _prepare(settings, store, day_asked(today))
            _show_one_ranking(settings, store, day_asked(today))
        return
    with held_port(settings, port) as listening, opened_store(settings) as store:
        _prepare(settings, store, day_asked(today))
        # Told before the first ranking, which compiles: nobody waits to know where to go.
        sign_in = _show_accounts(store)
        console().print(
            f"Passerelle répondra sur [bold]{address_of(listening)}[/] après ce premier classement."
        )
        pool = _show_one_ranking(settings, store, day_asked(today))
        console().print(sign_in)
        serve_until_stopped((settings, store), listening, today, pool)


def _prepare(settings: Settings, store: Store, today: date) -> None:
    say = console().print
    say(f"{counted(check_reference(), 'table', 'tables')} de référence en place.")
    with progress("Démonstration", DEMO_STEPS) as bar:
        prepared = prepare_demo(store, today, on_progress=lambda name, _rows: bar.step(name))
    say(_what_was_done(prepared))
    if install_demo_timetable(settings.travel_folder, today):
        say("Horaires de bus imaginaires du Mans en place.")


def _show_one_ranking(settings: Settings, store: Store, today: date) -> PoolSnapshots:
    say = console().print
    request = RankRequest(SHOWN_PERSONA, CONSOLE, today, now(), limit=SHOWN_OFFERS)
    snapshots = snapshots_of(settings)
    show_ranking(console(), rank_person(store, snapshots, request))
    say(f"Le classement entier : passerelle rank {SHOWN_PERSONA}", style="dim")
    say(f"D'autres jeunes : {', '.join(demo_persona_ids())}", style="dim")
    return snapshots


def _what_was_done(prepared: PreparedDemo) -> str:
    loaded = f"Démonstration du {day(prepared.today)}"
    if prepared.state is DemoState.READY:
        return f"{loaded} déjà en place."
    if prepared.state is DemoState.RELOADED:
        return (
            f"{loaded} chargée, à la place de celle du {day(prepared.earlier)} "
            "(ses dates se comptent depuis son jour)."
        )
    return f"{loaded} chargée : personnes et entreprises inventées."


def _show_accounts(store: Store) -> str:
    """Every account to try; gives the line that says one of them again."""
    with store.reading() as session:
        accounts = demo_accounts(session)
    table = Table(title="Comptes de démonstration", title_justify="left")
    # On the narrowest terminal what is to be copied stays on one line.
    table.add_column("Identifiant", no_wrap=True)
    table.add_column("Rôle", overflow="fold")
    table.add_column("Structure", overflow="fold")
    for account in accounts:
        table.add_row(account.login, ROLES[account.role], account.structure)
    console().print(table)
    password = demo_password(store.sealer)
    console().print(f"Mot de passe de tous ces comptes : [bold]{password}[/]")
    return f"Pour entrer : [bold]{accounts[0].login}[/], mot de passe [bold]{password}[/]"
