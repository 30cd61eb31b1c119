"""How many others waited for an answer on the same offer, the day it was proposed to somebody?"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from api.services.answers_known import answered_on, outcomes_of
from matcher.pool import Pool
from models.tables import Outcome, Proposal


class WhoWaited:
    """Every proposal, by offer, with the day it was answered."""

    def __init__(self, session: Session, proposals: Sequence[Proposal]) -> None:
        events = outcomes_of(session, Outcome.proposal_id, Outcome.proposal_id.is_not(None))
        self._answered = {each.id: answered_on(events[each.id]) for each in proposals}
        self._of_offer: dict[str, list[Proposal]] = {}
        for each in proposals:
            self._of_offer.setdefault(each.offer_id, []).append(each)

    def is_answered(self, proposal: Proposal) -> bool:
        """Whether anything has answered it since."""
        return self._answered[proposal.id] is not None

    def seen_by(self, proposal: Proposal, pool: Pool) -> Pool:
        """The pool with the others who waited on its offer that day; nobody else's count."""
        row = pool.row_of(proposal.offer_id)
        others = sum(
            each is not proposal and self._waits(each, proposal.proposed_on)
            for each in self._of_offer[proposal.offer_id]
        )
        if row is None or others == 0:
            return pool
        pending = pool.offers.pending.copy()
        pending[row] = others
        return replace(pool, offers=replace(pool.offers, pending=pending))

    def _waits(self, proposal: Proposal, day: date) -> bool:
        answered = self._answered[proposal.id]
        return proposal.proposed_on <= day and (answered is None or answered > day)
