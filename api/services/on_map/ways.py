"""Which ways to an offer are drawn on somebody's map?"""

from typing import Any

from api.services.named.names import offer_words
from api.services.named.visible_offers import visible_offer
from api.services.on_map.start import home_spot, opened_for_map
from api.services.open_store import Store
from api.services.ranking.rank_person import RankRequest
from api.services.travel.door import DoorToDoor
from api.services.travel.points import spot_at
from data.travel.roads.router import ROAD_MODES, RouterFailed
from models.errors import NotFound


def ways_on_map(
    store: Store, door: DoorToDoor, request: RankRequest, asked: tuple[str, int]
) -> dict[str, Any]:
    """The way to an offer by each means that goes by road: minutes, kilometres and line.

    An offer that is only announced lies at its commune's point. Raises NotFound, NotAllowed;
    logged first.
    """
    offer_id, home = asked
    person = opened_for_map(store, request)
    with store.reading() as session:
        visible_offer(session, offer_id, person.structure_id)
        words = offer_words(session, [offer_id], person.structure_id)[offer_id]
    if words["lat"] is None or words["lng"] is None:
        raise NotFound("Lieu de l'offre", offer_id)
    start, end = home_spot(person, home), spot_at(offer_id, words["lat"], words["lng"])
    ways, remarks = [], []
    for mode in ROAD_MODES:
        try:
            route = door.route(start, end, mode)
        except RouterFailed as error:
            remarks.append(str(error))
            break
        if route is not None:
            told = {"minutes": route.minutes, "km": route.km, "line": route.line}
            ways.append({"mode": str(mode), **told})
    return {"router": door.router_name, "ways": ways, "remarks": remarks}
