"""A PostgreSQL of one's own with PostGIS, on a spare port, gone with its files at the end."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

_ASK: Final = (
    "PostGIS introuvable : ce banc compare Passerelle à PostgreSQL et PostGIS. Sous Debian ou "
    "Ubuntu : apt install postgresql-15-postgis-3 (ou la version de votre système)."
)
# All in memory, on both cores, without the compiler that short queries never earn back.
_SETTINGS: Final = {
    "listen_addresses": "",
    "shared_buffers": "1GB",
    "work_mem": "256MB",
    "maintenance_work_mem": "512MB",
    "effective_cache_size": "4GB",
    "random_page_cost": "1.1",
    "jit": "off",
    "fsync": "off",
}
# PostgreSQL refuses to run as root; Debian's package brings this account.
_ACCOUNT: Final = "postgres"


class PostgisMissing(RuntimeError):
    """No PostgreSQL with PostGIS is installed."""

    def __init__(self) -> None:
        super().__init__(_ASK)


def find_programs() -> Path:
    """Folder of the newest PostgreSQL's programs that has PostGIS; else `PostgisMissing`."""
    found = [
        programs
        for programs in Path("/usr/lib/postgresql").glob("*/bin")
        if (programs / "initdb").exists()
        and Path(f"/usr/share/postgresql/{programs.parent.name}/extension/postgis.control").exists()
    ]
    if not found:
        raise PostgisMissing
    return max(found, key=lambda programs: float(programs.parent.name))


@contextmanager
def postgis_cluster() -> Iterator[str]:
    """The address of a fresh database with PostGIS."""
    programs, folder = find_programs(), Path(tempfile.mkdtemp(prefix="passerelle-postgis-"))
    port = _spare_port()
    settings = {**_SETTINGS, "port": str(port), "unix_socket_directories": str(folder)}
    options = " ".join(f"-c {name}={value or chr(39) * 2}" for name, value in settings.items())
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, _ACCOUNT, _ACCOUNT)
        data, log = str(folder / "data"), str(folder / "log")
        _run(programs / "initdb", "-D", data, "-U", _ACCOUNT, "--auth=trust", "-E", "UTF8")
        _run(programs / "pg_ctl", "-D", data, "-w", "-l", log, "-o", options, "start")
        try:
            yield f"host={folder} port={port} user={_ACCOUNT} dbname=postgres"
        finally:
            _run(programs / "pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(program: Path, *arguments: str) -> None:
    as_account = ["setpriv", f"--reuid={_ACCOUNT}", f"--regid={_ACCOUNT}", "--clear-groups"]
    command = [*(as_account if os.geteuid() == 0 else []), str(program), *arguments]
    # Its own files only: the server keeps what it inherits open.
    subprocess.run(command, check=True, cwd="/", stdout=subprocess.DEVNULL, timeout=120)


def _spare_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
