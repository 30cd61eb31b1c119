"""Are offers listed by what they are worth less their price exactly those a full reading finds?"""

from datetime import date

import numba
import numpy as np
import pandas as pd
import pytest

from data.france import country, people_frames, pool_frames
from data.scorecards import load_expert_page
from matcher.kernel.batch import rank_asked
from matcher.kernel.board import Board, Judges, board_of
from matcher.kernel.loop.work import Asked
from matcher.kernel.prepare import crowd_of
from matcher.kernel.reads import Reads, around, read_each
from matcher.kernel.worth.priced import Prices, value_of_scores
from matcher.pool import Pool
from matcher.rank.matcher import Matcher
from models.enums import OfferKind

TODAY = date(2026, 11, 25)
K = 8
# Plain Python has a district's offers to pass over, what is compiled a country's.
PEOPLE, OFFERS, LISTED = (20, 2_000, 5) if numba.config.DISABLE_JIT else (40, 20_000, 40)
CONTRACTS = 0b01
UNIT = 1_000_000
type Frames = dict[str, pd.DataFrame]


@pytest.fixture(scope="module")
def drawn(matcher: Matcher) -> tuple[Board, Frames]:
    ground = country(3, TODAY)
    pool = Pool.from_frames(
        pool_frames(ground, OFFERS), ground.labels, load_expert_page()["priors"]
    )
    board = board_of(pool, Judges(matcher.scorecard, matcher.rules, matcher.travel), TODAY)
    return board, dict(next(people_frames(ground, PEOPLE, OFFERS)))


@pytest.fixture(scope="module")
def read(drawn: tuple[Board, Frames]) -> list[Reads]:
    """Every pair of each person, read and judged."""
    board, frames = drawn
    return list(read_each(board, around(board, frames), range(PEOPLE)))


def prices(seed: int, credit: int) -> Prices:
    rng = np.random.default_rng(seed)
    return Prices(
        price=rng.integers(0, UNIT, OFFERS),
        weight=rng.uniform(0.5, 1.5, PEOPLE) * UNIT / 2**46,
        least_score=2**42,
        credit=credit,
    )


def by_full_reading(board: Board, read: list[Reads], asked: Prices) -> list[list[int]]:
    """Worths of the best contracts of each person, out of all their pairs."""
    found = []
    for person, reads in enumerate(read):
        kind = board.pool.offers.kind[reads.row]
        fits = reads.is_open & (kind == list(OfferKind).index(OfferKind.APPRENTICESHIP))
        fits &= reads.score >= asked.least_score
        value = value_of_scores(reads.score[fits], asked.weight[person : person + 1])
        worth = value - asked.price[reads.row[fits]] + asked.credit
        best = sorted((each for each in worth.tolist() if each >= 0), reverse=True)
        found.append(best[:K])
    return found


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("credit", [0, UNIT])
def test_what_is_listed_is_worth_most_of_all_that_may_be_had(
    drawn: tuple[Board, Frames], read: list[Reads], seed: int, credit: int
) -> None:
    board, frames = drawn
    asked = prices(seed, credit)
    found: list[list[int]] = [[] for _ in range(PEOPLE)]
    lists = Asked(K, CONTRACTS, discusses=False, prices=asked)
    for part in rank_asked(board, crowd_of(board, frames), lists, threads=2):
        for row, person in enumerate(part.rows.tolist()):
            found[person] = part.listed.score[row, : part.listed.taken[row]].tolist()
    expected = by_full_reading(board, read, asked)
    assert found == expected
    assert sum(map(len, expected)) > LISTED
    # Prices decide something: fewer are listed than have room, or others.
    assert any(len(each) < K for each in expected) or credit
