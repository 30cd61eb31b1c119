"""Which offers can somebody look up for a young person, beside those that are ranked?"""

from typing import Any

from api.services.log_view import ViewAction, log_view
from api.services.open_store import Store
from api.services.persons import person_for
from api.services.ranking.rank_person import RankRequest
from api.services.ranking.told.offers_named import offers_named


def find_offers(store: Store, request: RankRequest, text: str) -> list[dict[str, Any]]:
    """Offers of that id, title or employer, open or not; the view is logged first."""
    with store.sessions.begin() as session:
        person = person_for(session, request.viewer, request.person_id)
        log_view(session, person.id, request.viewer.id, ViewAction.READ, request.now)
    with store.reading() as session:
        return offers_named(session, text, person.structure_id, request.today)
