"""Which offers can somebody look up for a young person, beside those that are ranked?"""

from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from api.services.log_view import ViewAction, log_view
from api.services.open_store import Store
from api.services.persons import person_for
from api.services.ranking.frames.person_frames import person_frames
from api.services.ranking.order.shown_order import Before, shown_order
from api.services.ranking.order.standing import view_of
from api.services.ranking.pool.snapshot import PoolSnapshots
from api.services.ranking.rank_person import RankRequest
from api.services.ranking.told.offers_named import offers_named
from models.tables import YoungPerson


def find_offers(
    store: Store, snapshots: PoolSnapshots, request: RankRequest, text: str
) -> list[dict[str, Any]]:
    """Offers of that id, title or employer, open or not; the view is logged first.

    `rank`: the place of those that stand in the person's list, None of the others; it is of these
    that somebody asks, and they come first.
    """
    with store.sessions.begin() as session:
        person = person_for(session, request.viewer, request.person_id)
        log_view(session, person.id, request.viewer.id, ViewAction.RANK, request.now)
    with store.reading() as session:
        person = person_for(session, request.viewer, request.person_id)
        found = offers_named(session, text, person.structure_id, request.today)
        ranks = _ranks(session, snapshots, person, request.today) if found else {}
        told = [{**offer, "rank": ranks.get(offer["offer_id"])} for offer in found]
        return sorted(told, key=lambda offer: (not offer["open"], offer["rank"] or 0))


def _ranks(
    session: Session, snapshots: PoolSnapshots, person: YoungPerson, today: date
) -> dict[str, int]:
    """The place of each offer in the list that is shown; whoever objected to it has none."""
    if person.objects_to_ranking:
        return {}
    pool, view = snapshots.at_once(session, today), view_of(session, person, today)
    before = Before(person_frames(session, person), snapshots.matcher, pool, today, view)
    listed = shown_order(session, before).offers
    return {offer_id: rank for rank, (offer_id, _) in enumerate(listed, start=1)}
