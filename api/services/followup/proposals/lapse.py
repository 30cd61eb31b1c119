"""Which proposals has nobody answered for so long that they no longer count?"""

from datetime import date, timedelta

from sqlalchemy import CursorResult, update
from sqlalchemy.orm import Session

from api.services.rules_known import rules_known
from models.enums import ProposalStatus
from models.store.pool_version import bump_pool_version
from models.tables import Proposal


def lapse_unanswered(session: Session, today: date) -> int:
    """Let proposals without an answer lapse after the agreed days; how many did."""
    waited = timedelta(days=rules_known().value("proposal_lapses", today)["days"])
    changed = session.execute(
        update(Proposal)
        .where(Proposal.status == ProposalStatus.PENDING, Proposal.proposed_on < today - waited)
        .values(status=ProposalStatus.LAPSED)
    )
    assert isinstance(changed, CursorResult)  # noqa: S101
    if changed.rowcount:
        bump_pool_version(session)
    return changed.rowcount
