"""Valhalla as a server: the same requests as in this process, sent to its address."""

from typing import Any, Final

from data.travel.roads.http_client import RouterClient
from data.travel.roads.router import NoWay, RouterFailed
from data.travel.roads.tables import Cap
from data.travel.roads.valhalla import NO_WAY, NO_WAY_WORDS, Valhalla

# What a server accepts unless it is told otherwise.
_CAP: Final = Cap(places=50, pairs=2_500)


def valhalla_at(address: str, seconds: float = 20.0) -> Valhalla:
    """A router at an address, for example http://127.0.0.1:8002."""
    return Valhalla(_Served(address, seconds))


class _Served:
    """See `Asked`."""

    name = "Valhalla (HTTP)"
    cap = _CAP

    def __init__(self, address: str, seconds: float) -> None:
        self._client = RouterClient(self.name, address, seconds)

    def ask(self, action: str, request: dict[str, Any]) -> Any:
        """See `Asked`."""
        answer = self._client.post(action, request)
        if isinstance(answer, dict):
            code = answer.get("error_code", answer.get("code"))
            if code in NO_WAY or code in NO_WAY_WORDS:
                raise NoWay(self.name, f"« {action} » refusé (code {code}).")
        return answer

    def status(self) -> dict[str, Any]:
        """See `Asked`."""
        status = self._client.get("status")
        if not isinstance(status, dict) or "version" not in status:
            raise RouterFailed(self.name, "cette adresse ne répond pas comme un Valhalla.")
        return status
