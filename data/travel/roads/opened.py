"""Which router answers for a folder of tiles, or at an address? One of each a process."""

from functools import cache
from pathlib import Path

from data.travel.roads.router import RoadRouter
from data.travel.roads.valhalla_embedded import valhalla_on
from data.travel.roads.valhalla_http import valhalla_at


@cache
def open_router(where: str, seconds: float = 20.0) -> RoadRouter:
    """Valhalla at an address (http…), or on a folder of tiles, opened once: it takes a while.

    Raises RouterFailed when there are no tiles, or no Valhalla to read them.
    """
    if where.startswith(("http://", "https://")):
        return valhalla_at(where, seconds)
    return valhalla_on(Path(where))
