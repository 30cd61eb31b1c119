"""One offer of the demo, asked about and changed as services do."""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import update

from api.services.open_store import Store
from api.services.ranking.one_offer import one_offer
from api.services.ranking.pool.snapshot import PoolSnapshots
from api.services.ranking.rank_person import RankRequest, rank_person
from api.services.viewer import CONSOLE
from models.tables import Offer

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
OFFER = "boulangerie-conlie"


class Desk:
    """The services on a copy of the demo."""

    def __init__(self, store: Store, day: date, snapshots: PoolSnapshots) -> None:
        self.store, self.day, self.snapshots = store, day, snapshots

    def _asked(self, person_id: str, limit: int = 20) -> RankRequest:
        return RankRequest(person_id, CONSOLE, self.day, NOW, limit=limit)

    def ranking(self, person_id: str = "rural-17", limit: int = 200) -> dict[str, Any]:
        return rank_person(self.store, self.snapshots, self._asked(person_id, limit))

    def offer(self, offer_id: str, person_id: str = "rural-17") -> dict[str, Any]:
        return one_offer(self.store, self.snapshots, self._asked(person_id), offer_id)

    def change(self, **values: Any) -> None:
        with self.store.sessions.begin() as session:
            session.execute(update(Offer).where(Offer.id == OFFER).values(**values))
        self.snapshots = PoolSnapshots()
