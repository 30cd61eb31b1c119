"""Does the checker, which shares nothing with the solver, find every kind of break?"""

from dataclasses import replace

import numpy as np
import pytest
from worlds.markets import drawn_market

from matcher.allocate import Allocation, Candidates, Rooms, allocate, market_of
from matcher.allocate.check import Flaw, flaws_of

CANDIDATES, ROOMS = drawn_market(np.random.default_rng(122))
SOUND = allocate(market_of(CANDIDATES, ROOMS), seed=3)
ALL = np.arange(len(CANDIDATES.value))
FULL = np.full_like(ROOMS.person, 9), np.full_like(ROOMS.offer, 9)


def _choosing(rows: np.ndarray) -> Allocation:
    return replace(SOUND, chosen=rows)


def test_a_sound_allocation_has_no_flaw() -> None:
    assert len(SOUND.chosen) > 3
    assert flaws_of(CANDIDATES, ROOMS, SOUND) == []


@pytest.mark.parametrize(
    ("broken", "rooms", "flaw"),
    [
        (_choosing(np.array([len(ALL)])), ROOMS, Flaw.NOT_A_CANDIDATE),
        (_choosing(np.array([-1])), ROOMS, Flaw.NOT_A_CANDIDATE),
        (_choosing(SOUND.chosen[[0, *range(len(SOUND.chosen))]]), ROOMS, Flaw.TWICE),
        (_choosing(ALL), ROOMS._replace(offer=FULL[1]), Flaw.PERSON_OVER),
        (_choosing(ALL), ROOMS._replace(person=FULL[0]), Flaw.OFFER_OVER),
        (replace(SOUND, value=SOUND.value + 1), ROOMS, Flaw.VALUE),
        (replace(SOUND, prices=SOUND.prices[:0]), ROOMS, Flaw.NO_CERTIFICATE),
        (replace(SOUND, prices=SOUND.prices[:-1]), ROOMS, Flaw.NO_CERTIFICATE),
        (replace(SOUND, prices=SOUND.prices - SOUND.prices.max() - 1), ROOMS, Flaw.NEGATIVE_PRICE),
        (replace(SOUND, bound=SOUND.bound - 1), ROOMS, Flaw.BOUND),
        (replace(SOUND, prices=SOUND.prices * 2), ROOMS, Flaw.BOUND),
        (replace(SOUND, bound=SOUND.value - 1), ROOMS, Flaw.ABOVE_BOUND),
    ],
)
def test_a_planted_break_is_caught(broken: Allocation, rooms: Rooms, flaw: Flaw) -> None:
    assert flaw in flaws_of(CANDIDATES, rooms, broken)


def test_a_pair_that_a_rule_excludes_is_caught_against_what_is_left() -> None:
    row = int(SOUND.chosen[0])
    left = Candidates(*(np.delete(column, row) for column in CANDIDATES))
    assert flaws_of(left, ROOMS, SOUND)


def test_one_suggestion_exchanged_for_a_worse_one_is_caught() -> None:
    for out in SOUND.chosen:
        for into in np.setdiff1d(ALL, SOUND.chosen):
            if CANDIDATES.value[into] != CANDIDATES.value[out]:
                rows = np.sort(np.where(SOUND.chosen == out, into, SOUND.chosen))
                assert flaws_of(CANDIDATES, ROOMS, _choosing(rows)), (out, into)
