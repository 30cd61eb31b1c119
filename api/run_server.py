"""How does the application run on an address already taken, until the machine says stop?"""

import socket

import uvicorn
from fastapi import FastAPI

from api.logs import OF_LIBRARIES


def run_server(app: FastAPI, listening: socket.socket, trusted_proxies: list[str]) -> None:
    """Serve until Ctrl-C or a stop signal; returns when the last request is answered.

    Only the proxies named are believed when they say who calls, and whether by https.
    """
    # Paths hold people's ids: no access log. The views that matter are in the database's log.
    config = uvicorn.Config(
        app,
        log_config=OF_LIBRARIES,
        log_level="warning",
        access_log=False,
        server_header=False,
        lifespan="off",
        proxy_headers=bool(trusted_proxies),
        forwarded_allow_ips=trusted_proxies,
    )
    try:
        uvicorn.Server(config).run(sockets=[listening])
    except KeyboardInterrupt:
        return
