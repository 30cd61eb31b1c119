"""Facts for the demo's proposals, as if they had been kept on the day of each: a fit can learn."""

from datetime import UTC, date, datetime, time

import numpy as np
from sqlalchemy import select
from worlds.planted_rows import random_entries

from api.services.learning.train_scorecard import train_scorecard
from api.services.open_store import Store
from matcher.factors import FACTORS
from models.tables import Proposal


def keep_facts(store: Store) -> int:
    """Random facts, always the same, on every proposal; how many there are."""
    with store.sessions.begin() as session:
        proposals = session.scalars(select(Proposal).order_by(Proposal.id)).all()
        drawn = random_entries(np.random.default_rng(1), len(proposals))
        for proposal, entries in zip(proposals, drawn.tolist(), strict=True):
            proposal.entries = {
                factor.name: entry for factor, entry in zip(FACTORS, entries, strict=True)
            }
    return len(proposals)


def fitted_candidate(store: Store, today: date) -> str:
    """Id of a scorecard fitted on these facts and the demo's real answers."""
    keep_facts(store)
    moment = datetime.combine(today, time(9), UTC)
    return train_scorecard(store, today, moment).scorecard_id
