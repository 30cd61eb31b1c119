"""Rank anybody of the demo as a professional would, from the command."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from stored.offer_desk import NOW, Desk

from api.services.open_store import Store
from api.services.ranking.pool.snapshot import PoolSnapshots
from api.services.ranking.rank_person import RankRequest, rank_person
from api.services.viewer import CONSOLE
from models.enums import OfferKind

Ranked = Callable[..., dict[str, Any]]


@pytest.fixture
def ranked(demo_store: Store, demo_day: date, demo_snapshots: PoolSnapshots) -> Ranked:
    def rank(person_id: str, kind: OfferKind | None = None, limit: int = 20) -> dict[str, Any]:
        request = RankRequest(person_id, CONSOLE, demo_day, NOW, kind, limit)
        return rank_person(demo_store, demo_snapshots, request)

    return rank


@pytest.fixture
def desk(demo_store: Store, demo_day: date, demo_snapshots: PoolSnapshots) -> Desk:
    """The services on a copy of the demo, asked about one offer."""
    return Desk(demo_store, demo_day, demo_snapshots)
