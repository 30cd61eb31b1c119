"""What is drawn on somebody's map: what can be reached by a means, and the ways to an offer?"""

from typing import Any

from api.services.log_view import ViewAction, log_view
from api.services.open_store import Store
from api.services.persons import person_for
from api.services.ranking import RankRequest
from api.services.ranking.names import offer_words
from api.services.ranking.places import point_of
from api.services.ranking.visible_offers import visible_offer
from api.services.travel.circles import circles
from api.services.travel.door import ISOCHRONE_MINUTES, DoorToDoor
from api.services.travel.points import Spot, spot_at
from data.travel.roads.router import ROAD_MODES, RouterFailed
from matcher.travel import DistanceModel
from models.enums import Mode
from models.errors import NotFound
from models.tables import YoungPerson


def reach_on_map(
    store: Store,
    drawn_by: tuple[DoorToDoor, DistanceModel],
    request: RankRequest,
    asked: tuple[Mode, int],
) -> dict[str, Any]:
    """Areas within 15, 30 and 45 minutes by a means from the home of this number, as GeoJSON.

    The router's; where none answers, circles of the distance model, and `depth` and a remark say
    so. Raises NotFound, NotAllowed; logged first.
    """
    (door, model), (mode, number) = drawn_by, asked
    home = _home(_opened(store, request), number)
    areas, remarks = None, []
    try:
        areas = door.isochrones(home, mode)
    except RouterFailed as error:
        remarks.append(str(error))
    told = {"depth": "model", "error_minutes": model.error_minutes(mode)}
    if areas is not None:
        told = {"depth": "router", "error_minutes": None}
    features = circles(model, home, mode, ISOCHRONE_MINUTES) if areas is None else areas["features"]
    return {
        "type": "FeatureCollection",
        "features": features,
        "home": home.label,
        "mode": str(mode),
        "router": door.router_name,
        **told,
        "remarks": remarks,
    }


def ways_on_map(
    store: Store, door: DoorToDoor, request: RankRequest, asked: tuple[str, int]
) -> dict[str, Any]:
    """The way to an offer by each means that goes by road: minutes, kilometres and line.

    An offer that is only announced lies at its commune's point. Raises NotFound, NotAllowed;
    logged first.
    """
    offer_id, home = asked
    person = _opened(store, request)
    with store.reading() as session:
        visible_offer(session, offer_id, person.structure_id)
        words = offer_words(session, [offer_id], person.structure_id)[offer_id]
    if words["lat"] is None or words["lng"] is None:
        raise NotFound("Lieu de l'offre", offer_id)
    start, end = _home(person, home), spot_at(offer_id, words["lat"], words["lng"])
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


def _opened(store: Store, request: RankRequest) -> YoungPerson:
    """The file, its view logged."""
    with store.sessions.begin() as session:
        person = person_for(session, request.viewer, request.person_id)
        log_view(session, person.id, request.viewer.id, ViewAction.RANK, request.now)
    with store.reading() as session:
        person = person_for(session, request.viewer, request.person_id)
        # Read while the session is open.
        _ = list(person.homes)
        return person


def _home(person: YoungPerson, number: int) -> Spot:
    if number > len(person.homes):
        raise NotFound("Domicile", f"n° {number}")
    home = person.homes[number - 1]
    point = point_of(home.lat, home.lng, home.insee)
    if point.lat is None or point.lng is None:
        raise NotFound("Lieu du domicile", f"n° {number}")
    return spot_at(home.label, point.lat, point.lng, point.spread_km)
