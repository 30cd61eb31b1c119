"""Real routers at an address of their own: Valhalla's and OSRM's servers over the tiny roads."""

import json
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import osrm
import requests
import valhalla
from doors.kept_port import kept_port

from data.travel.roads.valhalla_embedded import valhalla_config

_START_SECONDS = 30


@contextmanager
def served_valhalla(tiles: Path, folder: Path) -> Iterator[str]:
    """The address of a Valhalla server with the caps it has by default."""
    config = valhalla.get_config(tile_extract="", tile_dir=str(tiles))
    ours = valhalla_config(tiles)
    config["mjolnir"] = ours["mjolnir"]
    config["logging"] = ours["logging"]
    config["thor"]["source_to_target_algorithm"] = "timedistancematrix"
    written = folder / "served.json"
    program = Path(valhalla.__file__).parent / "bin" / "valhalla_service"
    with kept_port() as port:
        config["httpd"]["service"].update(
            listen=f"tcp://127.0.0.1:{port}", drain_seconds=0, shutdown_seconds=0
        )
        written.write_text(json.dumps(config), encoding="utf-8")
        with _running([str(program), str(written), "1"], folder, port) as address:
            yield address


@contextmanager
def served_osrm(osm: Path, folder: Path) -> Iterator[str]:
    """The address of an OSRM server for cars, with the caps it has by default."""
    home = Path(osrm.__file__).parent
    network = folder / "roads.osrm"
    copy = folder / f"roads{osm.suffix}"
    copy.write_bytes(osm.read_bytes())
    for step in (
        [home / "bin/osrm-extract", "-p", home / "share/profiles/car.lua", copy],
        [home / "bin/osrm-contract", network],
    ):
        subprocess.run([str(part) for part in step], check=True, capture_output=True, cwd=folder)
    with kept_port() as port:
        program = [str(home / "bin/osrm-routed"), "--port", str(port), str(network)]
        with _running(program, folder, port) as address:
            yield address


@contextmanager
def _running(program: list[str], folder: Path, port: int) -> Iterator[str]:
    address = f"http://127.0.0.1:{port}"
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
