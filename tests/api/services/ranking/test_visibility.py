"""Whose ranking may show an offer that its structure keeps to itself?"""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select, update

from api.services.open_store import Store
from api.services.ranking.pool.snapshot import PoolSnapshots
from api.services.ranking.rank_person import RankRequest, rank_person
from api.services.viewer import CONSOLE
from models.enums import Visibility
from models.tables import Offer, Structure, YoungPerson

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
OFFER = "boulangerie-conlie"


def _keep_to(store: Store, owner: str | None) -> None:
    with store.sessions.begin() as session:
        session.execute(
            update(Offer)
            .where(Offer.id == OFFER)
            .values(visibility=Visibility.OWN_STRUCTURE, owner_structure_id=owner)
        )


def _is_told(store: Store, day: date) -> bool:
    request = RankRequest("rural-17", CONSOLE, day, NOW, limit=200)
    document = rank_person(store, PoolSnapshots(), request)
    rows = [*document["offers"], *document["to_discuss"], *document["excluded"]]
    return OFFER in {row["offer_id"] for row in rows}


@pytest.fixture
def structures(demo_store: Store) -> tuple[str, str]:
    """The structure that follows rural-17, and another one."""
    with demo_store.reading() as session:
        person = session.get(YoungPerson, "rural-17")
        assert person is not None
        others = select(Structure.id).where(Structure.id != person.structure_id)
        return person.structure_id, session.scalars(others.order_by(Structure.id)).all()[0]


def test_its_own_structure_sees_it_and_another_does_not(
    demo_store: Store, demo_day: date, structures: tuple[str, str]
) -> None:
    own, other = structures
    _keep_to(demo_store, own)
    assert _is_told(demo_store, demo_day)
    _keep_to(demo_store, other)
    assert not _is_told(demo_store, demo_day)


def test_kept_to_nobody_known_it_is_shown_to_nobody(demo_store: Store, demo_day: date) -> None:
    assert _is_told(demo_store, demo_day)
    _keep_to(demo_store, None)
    assert not _is_told(demo_store, demo_day)
