"""Real routers at an address of their own: Valhalla's and OSRM's servers over the tiny roads."""

import json
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import osrm
import requests
import valhalla

from data.travel.roads.valhalla_embedded import valhalla_config

_START_SECONDS = 30


@contextmanager
def served_valhalla(tiles: Path, folder: Path) -> Iterator[str]:
    """The address of a Valhalla server with the caps it has by default."""
    port = _free_port()
    config = valhalla.get_config(tile_extract="", tile_dir=str(tiles))
    ours = valhalla_config(tiles)
    config["mjolnir"] = ours["mjolnir"]
    config["logging"] = ours["logging"]
    config["thor"]["source_to_target_algorithm"] = "timedistancematrix"
    config["httpd"]["service"].update(
        listen=f"tcp://127.0.0.1:{port}", drain_seconds=0, shutdown_seconds=0
    )
    written = folder / "served.json"
    written.write_text(json.dumps(config), encoding="utf-8")
    program = Path(valhalla.__file__).parent / "bin" / "valhalla_service"
    with _running([str(program), str(written), "1"], folder, f"http://127.0.0.1:{port}") as at:
        yield at


@contextmanager
def served_osrm(osm: Path, folder: Path) -> Iterator[str]:
    """The address of an OSRM server for cars, with the caps it has by default."""
    home = Path(osrm.__file__).parent
    port = _free_port()
    network = folder / "roads.osrm"
    copy = folder / f"roads{osm.suffix}"
    copy.write_bytes(osm.read_bytes())
    for step in (
        [home / "bin/osrm-extract", "-p", home / "share/profiles/car.lua", copy],
        [home / "bin/osrm-contract", network],
    ):
        subprocess.run([str(part) for part in step], check=True, capture_output=True, cwd=folder)
    program = [str(home / "bin/osrm-routed"), "--port", str(port), str(network)]
    with _running(program, folder, f"http://127.0.0.1:{port}") as at:
        yield at


@contextmanager
def _running(program: list[str], folder: Path, address: str) -> Iterator[str]:
    with (folder / "server.log").open("wb") as log:
        server = subprocess.Popen(program, stdout=log, stderr=log, cwd=folder)
    try:
        _wait_for(address, server)
        yield address
    finally:
        server.kill()
        server.wait()


def _wait_for(address: str, server: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + _START_SECONDS
    while time.monotonic() < until:
        try:
            requests.get(f"{address}/status", timeout=1).close()
        except requests.RequestException:
            if server.poll() is not None:
                raise
            time.sleep(0.05)
        else:
            return
    raise TimeoutError(address)


def _free_port() -> int:
    with socket.socket() as chosen:
        chosen.bind(("127.0.0.1", 0))
        return int(chosen.getsockname()[1])
