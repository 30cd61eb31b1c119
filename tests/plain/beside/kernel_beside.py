"""Everything the kernel reads of a small world, beside what explains it pair by pair."""

import numpy as np
from worlds.small_world import TODAY, World

from matcher.eligibility import Eligibility
from matcher.kernel.batch import everybody
from matcher.kernel.loop.rank import rank_people
from matcher.kernel.loop.work import Asked, Work, new_work
from matcher.kernel.prepare import crowd_of
from matcher.pool import Pool
from matcher.rank.candidates import Judge, match_pool, read_candidates
from matcher.rank.matcher import Matcher
from matcher.rank.score import score_pairs

VIEWER = "mine"
FAR = 2


def by_kernel(matcher: Matcher, small: World, pool: Pool) -> Work:
    """Everything the kernel reads and lists for the one person of a world."""
    board = matcher.board(pool, TODAY)
    crowd = crowd_of(board, small.frames_of_person(), VIEWER)
    world = everybody(board, crowd)
    work = new_work(world, 1, Asked(50, reads=len(world.by_trade.entries) + 1))
    rank_people(world, np.arange(1), work)
    return work


def assert_equal(matcher: Matcher, small: World) -> None:
    """Scores, exclusions and limits of every pair, to the bit, beside the explanation of each."""
    person, pool = small.read_person(), small.read_pool()
    matched = match_pool(person, pool, VIEWER)
    judge = Judge(matcher.scorecard, matcher.rules, matcher.travel, TODAY, VIEWER)
    told = read_candidates(person, pool, judge, matched)
    pairs = told.pairs
    unlawful = Eligibility(matcher.rules, TODAY).judge(person, pairs.offers, pairs.cfa.session)
    scores = score_pairs(pairs, matcher.scorecard)
    work = by_kernel(matcher, small, pool)
    n, reads = work.reads.taken[0], work.reads
    place = {offer: row for row, offer in enumerate(told.pool_rows.tolist())}
    for offer, state, found, score in zip(
        reads.offer[:n].tolist(), reads.state[:n], reads.found[:n], reads.score[:n], strict=True
    ):
        row = place.pop(offer)
        assert told.reach.excluded[row] == (state == FAR)
        if state != FAR:
            assert unlawful.excluded[row] == found
            assert scores.score[row] == score
    # What is not read lies beyond any reach.
    assert all(told.reach.excluded[row] for row in place.values())
