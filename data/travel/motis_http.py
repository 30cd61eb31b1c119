"""How does a MOTIS server say one gets there by public transport, by an hour or after it?

The interface of MOTIS 2 (`GET /api/v1/plan`), which Transitous serves too.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, NoReturn

from data.travel.roads.http_client import RouterClient
from data.travel.roads.router import RouterFailed
from models.protocols import Places


@dataclass(frozen=True)
class Planned:
    """One way, door to door: when one leaves and arrives, and how often one changes."""

    leaves: datetime
    arrives: datetime
    changes: int


class MotisHttp:
    """MOTIS at an address; raises RouterFailed when it is slow, down, or answers nonsense."""

    name = "MOTIS"

    def __init__(self, address: str, client: RouterClient | None = None) -> None:
        self._client = client or RouterClient(self.name, address)

    def by(self, origin: Places, destination: Places, at: datetime) -> Planned | None:
        """The way that leaves last and is there by a moment; None without one."""
        found = self._plans(origin, destination, at, arrive_by=True)
        in_time = [way for way in found if way.arrives <= at]
        return max(in_time, key=lambda way: way.leaves, default=None)

    def after(self, origin: Places, destination: Places, at: datetime) -> Planned | None:
        """The way that leaves after a moment and is there first; None without one."""
        found = self._plans(origin, destination, at, arrive_by=False)
        in_time = [way for way in found if way.leaves >= at]
        return min(in_time, key=lambda way: way.arrives, default=None)

    def _plans(
        self, origin: Places, destination: Places, at: datetime, *, arrive_by: bool
    ) -> list[Planned]:
        start, end = (f"{p.lat[0]:.5f},{p.lng[0]:.5f}" for p in (origin, destination))
        moment = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        told = self._client.get(
            f"api/v1/plan?fromPlace={start}&toPlace={end}&time={moment}"
            f"&arriveBy={str(arrive_by).lower()}&transitModes=TRANSIT"
        )
        try:
            return [_planned(way) for way in told["itineraries"]]
        except (KeyError, TypeError, ValueError):
            self._nonsense()

    def _nonsense(self) -> NoReturn:
        raise RouterFailed(self.name, "réponse inattendue : pas d'itinéraires de MOTIS 2.")


def _planned(way: dict[str, Any]) -> Planned:
    leaves, arrives = (datetime.fromisoformat(way[key]) for key in ("startTime", "endTime"))
    changes = way["transfers"]
    if arrives < leaves or isinstance(changes, bool) or not isinstance(changes, int):
        raise ValueError("itinerary")
    if leaves.tzinfo is None or arrives.tzinfo is None:
        raise ValueError("no zone")
    return Planned(leaves, arrives, max(changes, 0))
