"""A report is made once and kept until what it rests on changes."""

from datetime import date, timedelta

import pytest

from api.services.audit.book import BiasBook
from api.services.open_store import Store
from api.services.ranking.pool.snapshot import PoolSnapshots
from api.services.viewer import CONSOLE, viewer_of
from models.enums import Role
from models.errors import RightMissing
from models.store.pool_version import bump_pool_version


def test_it_holds_until_the_pool_or_the_day_changes(
    demo_store: Store, demo_day: date, demo_snapshots: PoolSnapshots
) -> None:
    book = BiasBook(demo_snapshots)
    with demo_store.reading() as session:
        assert book.known(session, CONSOLE, demo_day) is None
        made = book.report(session, CONSOLE, demo_day)
        assert book.known(session, CONSOLE, demo_day) is made
        assert book.report(session, CONSOLE, demo_day) is made
        assert book.known(session, CONSOLE, demo_day + timedelta(days=1)) is None
    with demo_store.sessions.begin() as session:
        bump_pool_version(session)
    with demo_store.reading() as session:
        assert book.known(session, CONSOLE, demo_day) is None


def test_without_the_right_nothing_is_told(demo_store: Store, demo_day: date) -> None:
    adviser = viewer_of("adv", Role.ADVISER, "ml-a", "A")
    with demo_store.reading() as session:
        for asked in (BiasBook(PoolSnapshots()).known, BiasBook(PoolSnapshots()).report):
            with pytest.raises(RightMissing):
                asked(session, adviser, demo_day)
