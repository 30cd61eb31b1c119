"""What does a re-match of these records bring, beside own lists and the nearest offers?

Every pair is read, so that the nearest are the nearest of all.
"""

from datetime import date
from typing import Final

import numpy as np

from api.services.open_store import Store
from api.services.ranking.pool.snapshot import PoolSnapshots
from api.services.rematch.reading.in_full import Reading
from api.services.rematch.reading.read_field import read_field
from api.services.rematch.reading.seekers import seekers
from api.services.rules_known import rules_known
from matcher.kernel.board import Judges
from matcher.rematch.field import Play
from matcher.rematch.pairs import in_order
from matcher.rematch.policies import After, PolicyOutcome, compared_policies
from matcher.rematch.rounds import best_for_all
from matcher.rematch.terms import run_terms
from matcher.rematch.territory import Ground, forget_columns
from models.enums import RunScope

# More offers than anybody of the demo has: everybody is read in full.
_EVERYTHING: Final = 500


def compare_policies(
    store: Store, snapshots: PoolSnapshots, today: date, threads: int = 1
) -> list[PolicyOutcome]:
    """The three policies on everybody of these records who looks for a contract."""
    with store.reading() as session:
        people = [each for each in seekers(session, RunScope.ALL, today) if not each.call_first]
        pool, matcher = snapshots.current(session, today), snapshots.matcher
        judges = Judges(matcher.scorecard, matcher.rules, matcher.travel)
        ground = Ground("policies", pool, judges, today)
        terms = run_terms(rules_known(), today)
        field, _ = read_field(session, people, Reading(ground, terms, lambda _: None))
    play = Play(field, ground, terms, lambda _: None, threads)
    found = best_for_all(play)
    lists = play.longer_lists(np.ones(field.people, dtype=np.bool_), _EVERYTHING)
    pairs = in_order([field.whole, lists])
    forget_columns()
    after = After(field.people, terms.suggestions, pool.offers.places, terms.per_place)
    return compared_policies(found.pairs.taken(found.chosen), pairs, after)
