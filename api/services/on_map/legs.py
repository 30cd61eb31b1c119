"""How do both legs of an offer run on the map? By the roads of a router, else straight."""

from typing import Any

from api.services.open_store import Store
from api.services.ranking.one_offer import one_offer
from api.services.ranking.pool.snapshot import PoolSnapshots
from api.services.ranking.rank_person import RankRequest
from api.services.travel.door import DoorRoute, DoorToDoor
from api.services.travel.points import Spot, spot_at
from data.travel.roads.router import RouterFailed
from models.enums import LegTo, Mode


def legs_on_map(
    store: Store,
    drawn_by: tuple[PoolSnapshots, DoorToDoor],
    request: RankRequest,
    offer_id: str,
) -> dict[str, Any]:
    """The legs that have a place, each with the ranking's minutes, their depth, and a line.

    A leg has a `route` where a router told its way, door to door, by the means that the ranking
    counts; without one its line goes straight. Raises NotFound, NotAllowed; logged first.
    """
    snapshots, door = drawn_by
    told = one_offer(store, snapshots, request, offer_id)
    offer = told["offer"]
    legs = offer.get("legs") or {}
    remarks: list[str] = []
    places = {LegTo.EMPLOYER: offer, LegTo.CFA: legs.get("cfa") or {}}
    drawn = [
        _drawn(legs[to], (told["homes"], places[to]), door, remarks) | {"to": str(to)}
        for to in LegTo
        if legs.get(to) and _has_point(places[to]) and any(map(_has_point, told["homes"]))
    ]
    return {
        "offer": offer,
        "legs": drawn,
        "router": door.router_name,
        "remarks": list(dict.fromkeys(remarks)),
    }


def _drawn(
    leg: dict[str, Any],
    between: tuple[list[dict[str, Any]], dict[str, Any]],
    door: DoorToDoor,
    remarks: list[str],
) -> dict[str, Any]:
    homes, end = between
    best = leg["best"]
    start = _start(homes, best["from"] if best else None)
    route = None
    if best is not None:
        route = _route(door, (_spot(start), _spot(end)), Mode(best["mode"]), remarks)
    straight = [[start["lng"], start["lat"]], [end["lng"], end["lat"]]]
    return {
        "leg": leg,
        "line": straight if route is None else route.line,
        "route": None if route is None else {"minutes": route.minutes, "km": route.km},
    }


def _route(
    door: DoorToDoor, between: tuple[Spot, Spot], mode: Mode, remarks: list[str]
) -> DoorRoute | None:
    try:
        return door.route(*between, mode)
    except RouterFailed as error:
        remarks.append(str(error))
        return None


def _start(homes: list[dict[str, Any]], label: str | None) -> dict[str, Any]:
    """The home of this label; the first that has a point where none is named."""
    placed = [home for home in homes if _has_point(home)]
    return next((home for home in placed if home["label"] == label), placed[0])


def _has_point(place: dict[str, Any]) -> bool:
    return place.get("lat") is not None and place.get("lng") is not None


def _spot(place: dict[str, Any]) -> Spot:
    return spot_at("", place["lat"], place["lng"])
