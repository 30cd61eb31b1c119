"""What does an adviser decide of a suggestion? Sent as a proposal, or set aside for good."""

from datetime import datetime

from sqlalchemy.orm import Session

from api.services.followup.proposals.list_kept import forget_list
from api.services.followup.proposals.propose import propose
from api.services.noting import Noting, open_to_note
from api.services.open_store import Store
from api.services.persons import person_for
from api.services.ranking.pool.snapshot import PoolSnapshots
from api.services.viewer import Permission
from models.enums import SuggestionDecision
from models.errors import NotFound
from models.tables import RematchSuggestion

# Run, young person, offer.
type Suggestion = tuple[str, str, str]


def send_suggestion(
    store: Store, snapshots: PoolSnapshots, noting: Noting, which: Suggestion
) -> str:
    """Propose the offer of a suggestion; gives the proposal's id.

    As any proposal: the view is logged, a closed or excluded offer is refused. Raises NotFound,
    NotAllowed, NotPossible.
    """
    _, person_id, offer_id = which
    with store.reading() as session:
        person_for(session, noting.viewer, person_id, Permission.NOTE_OUTCOMES)
        _suggestion(session, which)
    proposed = propose(store, snapshots, noting, person_id, offer_id)
    with store.sessions.begin() as session:
        if not proposed.already:
            forget_list(session, proposed.proposal_id)
        _decide(session, which, SuggestionDecision.PROPOSED, (noting.viewer.id, noting.now))
    return proposed.proposal_id


def set_suggestion_aside(store: Store, noting: Noting, which: Suggestion) -> None:
    """No later run suggests this offer to this person again. Raises NotFound, NotAllowed."""
    with store.sessions.begin() as session:
        open_to_note(session, noting, which[1])
        _decide(session, which, SuggestionDecision.SET_ASIDE, (noting.viewer.id, noting.now))


def _decide(
    session: Session, which: Suggestion, decision: SuggestionDecision, by: tuple[str, datetime]
) -> None:
    row = _suggestion(session, which)
    # What was sent stays sent.
    if row.decision is not SuggestionDecision.PROPOSED:
        row.decision = decision
        row.decided_by, row.decided_at = by


def _suggestion(session: Session, which: Suggestion) -> RematchSuggestion:
    row = session.get(RematchSuggestion, which)
    if row is None:
        raise NotFound("Suggestion", which[2])
    return row
