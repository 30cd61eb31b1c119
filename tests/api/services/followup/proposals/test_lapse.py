"""Do proposals lapse after three weeks without an answer, and not a day before?"""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from api.services.followup.proposals.lapse import lapse_unanswered
from models.enums import ProposalStatus
from models.store.pool_version import pool_version
from models.tables import Proposal, YoungPerson

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("days", "status"), [(21, ProposalStatus.PENDING), (22, ProposalStatus.LAPSED)]
)
def test_the_twenty_first_day_still_counts(
    territory: Session,
    add_person: Callable[..., YoungPerson],
    days: int,
    status: ProposalStatus,
) -> None:
    add_person("someone")
    proposal = Proposal(
        id="sent",
        person_id="someone",
        offer_id="offer-1",
        proposed_on=TODAY - timedelta(days=days),
    )
    territory.add(proposal)
    territory.flush()
    before = pool_version(territory)
    assert lapse_unanswered(territory, TODAY) == (status is ProposalStatus.LAPSED)
    territory.refresh(proposal)
    assert proposal.status is status
    assert (pool_version(territory) > before) == (status is ProposalStatus.LAPSED)
