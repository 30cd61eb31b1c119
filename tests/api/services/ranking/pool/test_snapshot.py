"""Which pool is served while a change is being read?"""

from collections.abc import Callable
from datetime import date
from threading import Event

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session, sessionmaker

from api.services.open_store import Store
from api.services.ranking.pool import snapshot as module
from api.services.ranking.pool.snapshot import PoolSnapshots
from models.enums import OfferStatus
from models.store.pool_version import bump_pool_version
from models.tables import Offer

WAIT = 60


@pytest.fixture
def withdraw(demo_store: Store) -> Callable[[str], None]:
    def leave(offer_id: str) -> None:
        with demo_store.sessions.begin() as session:
            session.execute(
                update(Offer).where(Offer.id == offer_id).values(status=OfferStatus.WITHDRAWN)
            )
            bump_pool_version(session)

    return leave


def _offers_at_once(snapshots: PoolSnapshots, store: Store, day: date) -> set[str]:
    with store.reading() as session:
        return set(snapshots.at_once(session, day).offers.offer_id.tolist())


def test_the_pool_at_hand_serves_until_the_next_is_built(
    demo_store: Store,
    demo_day: date,
    withdraw: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # The real reading, held back until the test has looked: no machine is slow enough to rely on.
    may_read, has_read = Event(), Event()
    real = module.pool_for

    def held_back(*asked: object) -> object:
        assert may_read.wait(WAIT)
        try:
            return real(*asked)  # type: ignore[arg-type]
        finally:
            has_read.set()

    snapshots = PoolSnapshots(demo_store.reading)
    first = _offers_at_once(snapshots, demo_store, demo_day)
    leaving = min(first)
    withdraw(leaving)
    monkeypatch.setattr(module, "pool_for", held_back)
    assert leaving in _offers_at_once(snapshots, demo_store, demo_day)
    may_read.set()
    assert has_read.wait(WAIT)
    with demo_store.reading() as session:
        assert leaving not in set(snapshots.current(session, demo_day).offers.offer_id.tolist())
    assert _offers_at_once(snapshots, demo_store, demo_day) == first - {leaving}


def test_who_can_wait_gets_the_change_at_once(
    demo_store: Store, demo_day: date, withdraw: Callable[[str], None]
) -> None:
    snapshots = PoolSnapshots()
    leaving = min(_offers_at_once(snapshots, demo_store, demo_day))
    withdraw(leaving)
    assert leaving not in _offers_at_once(snapshots, demo_store, demo_day)


def test_a_failed_build_is_tried_again(
    demo_store: Store,
    demo_day: date,
    withdraw: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    snapshots = PoolSnapshots(sessionmaker(demo_store.engine, class_=_Broken))
    leaving = min(_offers_at_once(snapshots, demo_store, demo_day))
    withdraw(leaving)
    for _ in range(3):
        assert leaving in _offers_at_once(snapshots, demo_store, demo_day)
    monkeypatch.setattr(snapshots, "_reading", demo_store.reading)
    for _ in range(WAIT * 10):
        if leaving not in _offers_at_once(snapshots, demo_store, demo_day):
            return
        Event().wait(0.1)
    pytest.fail("never built again")


class _Broken(Session):
    """A session whose database has gone."""

    def execute(self, *_asked: object, **_how: object) -> None:  # type: ignore[override]
        raise module.SQLAlchemyError("gone")
