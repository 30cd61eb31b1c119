"""`passerelle serve`: how is the service started, on this machine, until it is stopped?"""

import gc
import logging
import socket
from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.console.asked import Today, day_asked
from api.cli.console.collector import modules_read
from api.cli.console.opened import opened_store
from api.cli.console.rules_warned import rules_warned
from api.cli.console.terminal import console
from api.cli.ranking.ranked import say_if_compiling
from api.logs import send_logs_to_stderr
from api.services.demo.prepare_demo import prepare_demo
from api.services.open_store import Store
from api.services.reference.rules_status import rules_status
from api.services.serving import THIS_MACHINE, check_host, take_port
from api.settings import Settings, read_settings
from api.sign_in_settings import listed

if TYPE_CHECKING:
    from api.services.ranking.pool.snapshot import PoolSnapshots

Port = Annotated[
    int | None,
    typer.Option(
        "--port",
        min=1,
        max=65535,
        metavar="PORT",
        show_default=False,
        help="Port où écouter ; sans elle, PASSERELLE_PORT, sinon 8000.",
    ),
]

_IN_CLEAR = (
    "ATTENTION : sans HTTPS, les mots de passe circulent en clair sur le réseau. Placez un serveur "
    "HTTPS devant Passerelle et nommez-le dans PASSERELLE_TRUSTED_PROXIES."
)

_BARE = (
    "Les styles et scripts des pages ne sont pas installés : elles se lisent, sans mise en forme "
    "ni carte mobile. Installez-les par « make run », ou « npm ci » dans api/pages/front, puis "
    "relancez."
)


def serve(port: Port = None, today: Today = None) -> None:
    """Servir l'API et les pages, jusqu'à Ctrl-C."""
    settings = read_settings()
    with held_port(settings, port) as listening, opened_store(settings) as store:
        if settings.demo:
            prepare_demo(store, day_asked(today))
        for sentence in rules_warned(rules_status(day_asked(today))):
            console().print(sentence)
        serve_until_stopped((settings, store), listening, today)


def held_port(settings: Settings, port: int | None) -> "closing[socket.socket]":
    """The address to listen on, taken before any long work; raises SettingsError."""
    check_host(settings)
    return closing(take_port(settings.host, port or settings.port))


def serve_until_stopped(
    opened: tuple[Settings, Store],
    listening: socket.socket,
    today: date | None,
    pool: "PoolSnapshots | None" = None,
) -> None:
    """Say where the service is, and serve until Ctrl-C, for a day asked for or each day's own.

    `pool`: where it stands already, so that the first page does not wait for it.
    """
    # The web framework is for this command only: the others should not wait for it.
    with modules_read():
        from api.app import create_app
        from api.pages.static_files import missing_files
        from api.run_server import run_server

    settings, store = opened
    send_logs_to_stderr(logging.INFO)
    _say_where(listening, settings)
    if missing_files():
        console().print(_BARE, style="bold")
    say_if_compiling()
    app = create_app(store, settings, lambda: day_asked(today))
    access = app.state.access
    if pool is not None:
        access.snapshots.begin_with(pool)
    desks = access.runs, access.imports, access.trainings
    # Work that a process left unfinished is taken up at once.
    for desk in desks:
        desk.wake()
    # Modules and tables stay for good: no request waits for the collector to look through them.
    gc.freeze()
    try:
        run_server(app, listening, listed(settings.trusted_proxies))
    finally:
        for desk in desks:
            desk.stop()
    console().print("Arrêté.")


def address_of(listening: socket.socket) -> str:
    """What to open in a browser."""
    host, port = listening.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"


def _say_where(listening: socket.socket, settings: Settings) -> None:
    host = listening.getsockname()[0]
    console().print(
        f"Passerelle écoute sur [bold]{address_of(listening)}[/] — Ctrl-C pour arrêter."
    )
    proxies = listed(settings.trusted_proxies)
    if host not in THIS_MACHINE and not proxies:
        console().print(_IN_CLEAR, style="bold")
