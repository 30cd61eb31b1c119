"""One month in which five offers stand, and what was asked before it."""

from datetime import date

import numpy as np
import pandas as pd

from models.simulation import Month, PairFacts
from worlds.small_world import World

OFFERS = [
    {"offer_id": "a", "km": 3, "employer_id": "e1", "published_on": date(2026, 9, 1)},
    {"offer_id": "b", "km": 1, "employer_id": "e2", "published_on": date(2026, 8, 1)},
    {"offer_id": "c", "km": 1, "employer_id": "e2", "published_on": date(2026, 9, 15)},
    {"offer_id": "d", "km": 15, "employer_id": "e3", "rome": "F1703"},
    {"offer_id": "e", "km": 2, "employer_id": "e4", "kind": "pmsmp"},
]
ASKED = pd.DataFrame(
    {
        "month": [0, 0, 1, 1, 1],
        "person": [4, 5, 4, 5, 5],
        "offer": [10, 10, 14, 10, 14],
        "employer_id": ["e1", "e1", "e4", "e1", "e4"],
        "kind": ["apprenticeship", "apprenticeship", "pmsmp", "apprenticeship", "pmsmp"],
        "answer": ["no_answer", "declined_by_employer", "signed", "no_answer", "signed"],
    }
)


def facts_of(*offers: int) -> PairFacts:
    """Pairs of these offers, by the number the world gives them."""
    n = len(offers)
    return PairFacts(
        offer=np.array(offers, dtype=np.int64),
        entries=np.zeros((15, n), dtype=np.int16),
        possible=np.ones(n, dtype=bool),
        uai=np.full(n, "", dtype=object),
        wish=np.zeros(n, dtype=np.int16),
    )


EVERY = (10, 11, 12, 13, 14)


def a_month() -> Month:
    """The third month: person 7 looks for a place."""
    world = World(offers=OFFERS)
    return Month(
        number=2,
        day=date(2026, 9, 20),
        seeking=np.array([7]),
        people=world.frames_of_person(),
        pool=world.frames_of_pool(),
        offers=np.array(EVERY),
        asked=ASKED,
    )
