"""Valhalla in this process: tiles on disk, nothing listening."""

from pathlib import Path
from threading import Lock
from typing import Any, Final

from data.travel.roads.router import NoWay, RouterFailed
from data.travel.roads.tables import Cap
from data.travel.roads.valhalla import NO_WAY, Valhalla

# The default caps are a public server's: 2,500 pairs, 200 km.
_CAP: Final = Cap()
_MOST_METRES: Final = 5_000_000.0
_METHODS: Final = {"sources_to_targets": "matrix"}


def valhalla_config(tiles: Path) -> dict[str, Any]:
    """Valhalla's settings for tiles in a folder: quiet, without caps, with the fast table.

    `select_optimal` would take `costmatrix` for cars: a hundred times slower, gigabytes of memory.
    """
    try:
        import valhalla
    except ImportError:
        raise RouterFailed(
            "Valhalla", "non installé ; pip install 'passerelle[travel]' (Python 3.12)."
        ) from None
    config: dict[str, Any] = valhalla.get_config(tile_extract="", tile_dir=str(tiles))
    config["mjolnir"]["tile_extract"] = ""
    config["mjolnir"]["logging"] = {"type": ""}
    config["logging"]["type"] = ""
    config["thor"]["source_to_target_algorithm"] = "timedistancematrix"
    for costing in ("auto", "bicycle", "motor_scooter", "pedestrian"):
        limits = config["service_limits"][costing]
        limits["max_matrix_location_pairs"] = _CAP.pairs
        limits["max_locations"] = _CAP.places
        limits["max_matrix_distance"] = limits["max_distance"] = _MOST_METRES
    config["service_limits"]["isochrone"]["max_time_contour"] = 240
    return config


def valhalla_on(tiles: Path) -> Valhalla:
    """A router on tiles built here. RouterFailed when they cannot be opened."""
    return Valhalla(_Embedded(tiles))


class _Embedded:
    """See `Asked`. One question at a time: an actor is not safe among threads."""

    cap = _CAP

    def __init__(self, tiles: Path) -> None:
        if not tiles.is_dir():
            raise RouterFailed(
                "Valhalla", "routes absentes ; relancez « passerelle travel build »."
            )
        config = valhalla_config(tiles)
        from valhalla import Actor, __version__

        self.name = f"Valhalla {__version__}"
        self._turn = Lock()
        self._actor = Actor(config)

    def ask(self, action: str, request: dict[str, Any]) -> Any:
        """See `Asked`."""
        try:
            with self._turn:
                return getattr(self._actor, _METHODS.get(action, action))(request)
        except RuntimeError as error:
            code = getattr(error, "code", None)
            # Valhalla's own sentence names no place, but what it cannot read may.
            failed = NoWay if code in NO_WAY else RouterFailed
            raise failed(self.name, f"« {action} » refusé (code {code}).") from None

    def status(self) -> dict[str, Any]:
        """See `Asked`."""
        found: dict[str, Any] = self.ask("status", {})
        return found
