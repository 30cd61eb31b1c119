"""Is somebody read in full held to what is left of their training, and to their CFA?"""

import numpy as np
import pytest
from worlds.rematch_world import TERMS

from matcher.rematch.case import Constraint
from matcher.rematch.pairs import Pairs, in_order, no_pairs
from matcher.rematch.territory import Ground
from matcher.rematch.whole import read_whole

type Drawn = tuple[Ground, dict]


@pytest.fixture
def someone(drawn: Drawn, every_pair: Pairs) -> tuple[dict, np.ndarray]:
    """The frames of whoever has most offers, and these offers' rows."""
    person = int(np.bincount(every_pair.person).argmax())
    key = drawn[1]["people"]["person_id"].iloc[person]
    own = {name: f[f["person_id"] == key].reset_index(drop=True) for name, f in drawn[1].items()}
    return own, every_pair.offer[every_pair.person == person]


def read(drawn: Drawn, someone: tuple[dict, np.ndarray], asked: Constraint) -> set[int]:
    (pairs,) = read_whole(drawn[0], someone[0], ("", [asked]), TERMS.least_score)
    return set(pairs.offer.tolist())


def test_without_a_constraint_everything_counts(drawn: Drawn, someone) -> None:
    assert read(drawn, someone, Constraint()) == set(someone[1].tolist())


def test_an_offer_decided_already_is_left_out(drawn: Drawn, someone) -> None:
    row = int(someone[1][0])
    barred = frozenset({str(drawn[0].pool.offers.offer_id[row])})
    assert read(drawn, someone, Constraint(barred)) == set(someone[1].tolist()) - {row}


def test_nothing_begins_after_the_training_ends(drawn: Drawn, someone) -> None:
    opens = drawn[0].pool.offers.start_from
    last = int(np.median(opens[someone[1]]))
    left = read(drawn, someone, Constraint(last_start=last))
    assert left
    assert left < set(someone[1].tolist()) or (opens[someone[1]] <= last).all()
    assert all(opens[row] <= last for row in left)


def test_an_offer_of_another_cfa_is_none_for_whoever_keeps_theirs(drawn: Drawn, someone) -> None:
    courses = drawn[0].pool.offers.course_id
    left = read(drawn, someone, Constraint(only_course="theirs"))
    assert left == {row for row in someone[1].tolist() if courses[row] == ""}


def test_nobody_read_gives_no_pairs() -> None:
    assert len(in_order([]).person) == len(no_pairs().person) == 0
