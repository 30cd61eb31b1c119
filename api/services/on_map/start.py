"""From which home, of whose file, is a map drawn?"""

from api.services.log_view import ViewAction, log_view
from api.services.named.places import point_of
from api.services.open_store import Store
from api.services.persons import person_for
from api.services.ranking.rank_person import RankRequest
from api.services.travel.points import Spot, spot_at
from models.errors import NotFound
from models.tables import YoungPerson


def opened_for_map(store: Store, request: RankRequest) -> YoungPerson:
    """The file, its view logged. Raises NotFound, NotAllowed."""
    with store.sessions.begin() as session:
        person = person_for(session, request.viewer, request.person_id)
        log_view(session, person.id, request.viewer.id, ViewAction.RANK, request.now)
    with store.reading() as session:
        person = person_for(session, request.viewer, request.person_id)
        # Read while the session is open.
        _ = list(person.homes)
        return person


def home_spot(person: YoungPerson, number: int) -> Spot:
    """The home of this number, from 1. Raises NotFound without one, or without its place."""
    if number > len(person.homes):
        raise NotFound("Domicile", f"n° {number}")
    home = person.homes[number - 1]
    point = point_of(home.lat, home.lng, home.insee)
    if point.lat is None or point.lng is None:
        raise NotFound("Lieu du domicile", f"n° {number}")
    return spot_at(home.label, point.lat, point.lng, point.spread_km)
