"""How is a router asked over HTTP, and what when it is slow, down, or answers nonsense?"""

import json
from collections.abc import Callable
from threading import Thread
from time import monotonic
from typing import Any, Final, NoReturn

from data.travel.roads.router import RouterFailed

_SECONDS: Final = 20.0
# A router that failed is left alone for so long: whoever comes next need not wait for it again.
_REST_SECONDS: Final = 30.0
_MOST_BYTES: Final = 256 * 2**20
_CHUNK: Final = 2**16
# Routers say "no way" with these statuses, and JSON that says so.
_ANSWERS: Final = (200, 400)


class RouterClient:
    """One router's address. Nothing personal is sent but the points of two places."""

    def __init__(
        self, name: str, address: str, seconds: float = _SECONDS, rest: float = _REST_SECONDS
    ) -> None:
        try:
            import requests
        except ImportError:
            raise RouterFailed(
                name, "appeler un routeur demande pip install 'passerelle[travel]'."
            ) from None
        self.name = name
        self._address = address.rstrip("/")
        self._seconds = seconds
        self._rest = rest
        self._requests = requests
        self._rests_until = 0.0

    def get(self, path: str) -> Any:
        """The JSON at a path."""
        return self._json("GET", path, None)

    def post(self, path: str, body: dict[str, Any]) -> Any:
        """The JSON that answers a body."""
        return self._json("POST", path, body)

    def _json(self, method: str, path: str, body: dict[str, Any] | None) -> Any:
        if monotonic() < self._rests_until:
            raise RouterFailed(self.name, "n'a pas répondu il y a un instant ; réessayez bientôt.")
        try:
            content = self._within_time(lambda until: self._content(method, path, body, until))
        except TimeoutError:
            self._give_up(f"pas de réponse complète en {self._seconds:g} s.")
        except self._requests.RequestException:
            self._give_up("injoignable ; vérifiez son adresse et qu'il est lancé.")
        try:
            return json.loads(content, parse_constant=_refuse)
        except ValueError:
            raise RouterFailed(self.name, "réponse illisible (pas du JSON).") from None

    def _content(self, method: str, path: str, body: dict[str, Any] | None, until: float) -> bytes:
        url = f"{self._address}/{path}"
        # The deadline is kept outside; the library's timeout only ends what was left behind.
        late = 2 * self._seconds
        with self._requests.request(
            method, url, json=body, timeout=late, stream=True, allow_redirects=False
        ) as response:
            if response.status_code not in _ANSWERS:
                raise RouterFailed(self.name, f"réponse HTTP {response.status_code}.")
            content = bytearray()
            for chunk in response.iter_content(_CHUNK):
                content += chunk
                if len(content) > _MOST_BYTES:
                    raise RouterFailed(self.name, "réponse sans fin.")
                if monotonic() > until:
                    raise TimeoutError
            return bytes(content)

    def _within_time(self, ask: Callable[[float], bytes]) -> bytes:
        """What `ask` returns; TimeoutError past the deadline.

        The library's own timeout counts from byte to byte: a server that trickles never meets it.
        """
        told: list[bytes | Exception] = []

        def run() -> None:
            try:
                told.append(ask(until))
            except Exception as error:  # raised again by whoever waits
                told.append(error)

        until = monotonic() + self._seconds
        asking = Thread(target=run, daemon=True)
        asking.start()
        asking.join(self._seconds)
        if not told:
            raise TimeoutError
        if isinstance(told[0], Exception):
            raise told[0]
        return told[0]

    def _give_up(self, reason: str) -> NoReturn:
        self._rests_until = monotonic() + self._rest
        raise RouterFailed(self.name, reason) from None


def _refuse(constant: str) -> NoReturn:
    """NaN and Infinity are no JSON, though the standard library reads them."""
    raise ValueError(constant)
