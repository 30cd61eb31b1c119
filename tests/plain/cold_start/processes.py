"""How long does a process of its own take to answer, from its start?"""

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final
from urllib.error import URLError

from api.services.serving import take_port

COMMAND: Final = (sys.executable, "-c", "from api.cli.main import app; app()")
NEAREST: Final = (sys.executable, str(Path(__file__).with_name("nearest.py")))
NEAREST_SERVICE: Final = (sys.executable, str(Path(__file__).with_name("nearest_service.py")))
_PATIENCE_SECONDS: Final = 120


def seconds_to_end(words: Sequence[str], environment: Mapping[str, str]) -> float:
    """From the start of the process to its end; what it says must not be an error."""
    start = time.perf_counter()
    subprocess.run(words, env=os.environ | environment, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def seconds_to_answer(
    words: Sequence[str], environment: Mapping[str, str], path: str, token: str = ""
) -> float:
    """From the start of a server to its first answer at this path, to who holds the token.

    `{port}` among its words is where it listens.
    """
    with take_port("127.0.0.1", 0) as spare:
        port = str(spare.getsockname()[1])
    start = time.perf_counter()
    server = subprocess.Popen(
        [port if word == "{port}" else word for word in words],
        env=os.environ | environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        _wait_for(f"http://127.0.0.1:{port}{path}", headers)
        return time.perf_counter() - start
    finally:
        server.terminate()
        server.wait(_PATIENCE_SECONDS)


def _wait_for(address: str, headers: Mapping[str, str]) -> None:
    asked = urllib.request.Request(address, headers=dict(headers))  # noqa: S310  our own server
    end = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(asked, timeout=_PATIENCE_SECONDS) as answer:  # noqa: S310
                answer.read()
            return
        except URLError as error:
            if not isinstance(error.reason, ConnectionRefusedError):
                raise
            time.sleep(0.02)
    raise TimeoutError("the server did not start")
