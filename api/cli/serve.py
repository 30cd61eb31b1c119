"""`passerelle serve`: how is the service started, on this machine, until it is stopped?"""

import logging
import socket
from contextlib import closing
from typing import Annotated

import typer

from api.cli.opened import opened_store
from api.cli.terminal import console
from api.logs import send_logs_to_stderr
from api.services.open_store import Store
from api.services.serving import check_host, take_port
from api.settings import Settings, read_settings

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


def serve(port: Port = None) -> None:
    """Servir l'API et les pages, jusqu'à Ctrl-C."""
    settings = read_settings()
    with held_port(settings, port) as listening, opened_store(settings) as store:
        serve_until_stopped(settings, store, listening)


def held_port(settings: Settings, port: int | None) -> "closing[socket.socket]":
    """The address to listen on, taken before any long work; raises SettingsError."""
    check_host(settings, settings.host)
    return closing(take_port(settings.host, port or settings.port))


def serve_until_stopped(settings: Settings, store: Store, listening: socket.socket) -> None:
    """Say where the service is, and serve until Ctrl-C."""
    # The web framework is for this command only: the others should not wait for it.
    from api.app import create_app
    from api.run_server import run_server

    send_logs_to_stderr(logging.INFO)
    host, port = listening.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    console().print(f"Passerelle écoute sur [bold]http://{shown}:{port}/[/] — Ctrl-C pour arrêter.")
    console().print("Sans identification pour l'instant : cette machine seulement.", style="dim")
    run_server(create_app(store, settings), listening)
    console().print("Arrêté.")
