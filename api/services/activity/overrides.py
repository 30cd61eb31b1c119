"""How often did advisers propose an offer before those that stood above it, and why?"""

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.services.activity.asked import ActivityAsked
from api.services.activity.placed import whose
from api.small_counts import shown, shown_parts
from models.enums import OrderReason
from models.tables import OrderOverride, Proposal, YoungPerson

NOT_SAID = "not_said"


def overrides(session: Session, asked: ActivityAsked) -> dict[str, Any]:
    """Proposals of the period made from a list, those that passed over others, and their reasons.

    None is a count not shown.
    """
    of_period = (
        Proposal.proposed_on.between(asked.first, asked.last)
        & Proposal.shown_rank.is_not(None)
        & whose(asked)
    )
    made = select(func.count(Proposal.id)).join(YoungPerson, YoungPerson.id == Proposal.person_id)
    rows = session.execute(
        select(OrderOverride.reason, func.count())
        .join(Proposal, Proposal.id == OrderOverride.proposal_id)
        .join(YoungPerson, YoungPerson.id == Proposal.person_id)
        .where(of_period)
        .group_by(OrderOverride.reason)
    ).all()
    counts = {reason.value: 0 for reason in OrderReason} | {NOT_SAID: 0}
    counts |= {reason.value if reason else NOT_SAID: count for reason, count in rows}
    total = sum(counts.values())
    told = shown(total) is not None
    return {
        "proposals": shown(session.scalar(made.where(of_period)) or 0),
        "passed_over": shown(total),
        "reasons": shown_parts(counts) if told else dict.fromkeys(counts),
    }
