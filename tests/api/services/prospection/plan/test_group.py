"""Does whoever something was proposed to still count the offers proposed among their good ones?"""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import update

from api.services.open_store import Store
from api.services.prospection.plan.group import Group, group_of, seekers_for
from api.services.ranking.pool.snapshot import PoolSnapshots
from models.enums import ProposalStatus
from models.tables import Proposal

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
# More than three a place: the most that competition takes from a score.
CROWD = 4


@pytest.fixture
def group(demo_store: Store, demo_day: date) -> Callable[[], Group]:
    def read() -> Group:
        snapshots = PoolSnapshots()
        with demo_store.reading() as session:
            pool = snapshots.current(session, demo_day)
            seekers = seekers_for(session, "ml-lemans", demo_day)
            return group_of(session, snapshots.matcher, pool, seekers, demo_day)

    return read


def _lack(group: Group) -> dict[str, float]:
    return dict(zip(group.frames["people"]["person_id"], group.lack.tolist(), strict=True))


def test_own_proposals_leave_nobody_with_fewer_good_options(
    demo_store: Store, demo_day: date, group: Callable[[], Group]
) -> None:
    """Every offer is proposed to somebody far from them all, then to one whom that leaves short."""
    before = _lack(group())
    with demo_store.sessions.begin() as session:
        session.add_all(
            Proposal(
                id=f"crowd-{number}-{offer}",
                person_id="minor-15",
                offer_id=offer,
                proposed_on=demo_day,
                status=ProposalStatus.PENDING,
                updated_at=NOW,
            )
            for offer in PoolSnapshots().current(session, demo_day).offers.offer_id
            for number in range(CROWD)
        )
    crowded = _lack(group())
    short = next(person for person, lack in crowded.items() if lack > before.get(person, 0))
    with demo_store.sessions.begin() as session:
        session.execute(
            update(Proposal).where(Proposal.id.startswith("crowd-")).values(person_id=short)
        )
    assert _lack(group()).get(short, 0) == before.get(short, 0)
