"""The demo's proposals, whose facts were kept on the day of each: what a fit learns from."""

from datetime import UTC, date, datetime, time

from sqlalchemy import null, update

from api.services.learning.train_scorecard import train_scorecard
from api.services.open_store import Store
from models.tables import Proposal


def forget_facts(store: Store) -> None:
    """As if Passerelle had only now been installed: answers are known, no fact of their day."""
    with store.sessions.begin() as session:
        session.execute(update(Proposal).values(entries=null(), scorecard_id=None))


def fitted_candidate(store: Store, today: date) -> str:
    """Id of a scorecard fitted on the demo's answers."""
    return train_scorecard(store, today, datetime.combine(today, time(9), UTC)).scorecard_id
