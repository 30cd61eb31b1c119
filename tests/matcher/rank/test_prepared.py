"""Does a prepared person get the list that everybody gets, however often and by whom asked?"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pytest
from sklearn.base import clone
from worlds.small_world import TODAY, World

from matcher.kernel.batch import rank_crowd
from matcher.kernel.board import Board
from matcher.kernel.prepare import Crowd, crowd_of
from matcher.rank.matcher import Matcher
from matcher.rank.prepared import Listed, prepared
from models.enums import OfferKind
from models.errors import InvalidCode
from models.frames import RANKED

K = 3


@pytest.fixture
def at_hand(matcher: Matcher) -> tuple[Board, Crowd]:
    small = World(
        offers=[{"km": km} for km in (9, 1, 5, 3, 7)],
        wishes=[{"rome": "D1102"}],
    )
    board = matcher.board(small.read_pool(), TODAY)
    return board, crowd_of(board, small.frames_of_person())


def _same(one: Listed, other: Listed) -> bool:
    return all(np.array_equal(a, b) for a, b in zip(one, other, strict=True))


def test_a_prepared_person_has_the_list_of_the_batch(at_hand: tuple[Board, Crowd]) -> None:
    (part,) = rank_crowd(*at_hand, K)
    best = part.listed
    found = prepared(*at_hand, K).best()
    assert len(found.offer) == int(best.taken[0]) == K
    for name in Listed._fields:
        assert getattr(found, name).tolist() == getattr(best, name)[0].tolist()


def test_asked_again_the_list_is_the_same_and_the_first_answer_stands(
    at_hand: tuple[Board, Crowd],
) -> None:
    ready = prepared(*at_hand, K)
    first = ready.best()
    kept = Listed(*(column.copy() for column in first))
    again = ready.best()
    again.offer[:] = -1
    assert _same(first, kept)
    assert _same(ready.best(), kept)


def test_several_threads_may_ask_at_once(at_hand: tuple[Board, Crowd]) -> None:
    ready = prepared(*at_hand, K)
    alone = ready.best()
    with ThreadPoolExecutor(4) as pool:
        assert all(_same(found, alone) for found in pool.map(lambda _: ready.best(), range(40)))


def test_a_matcher_prepares_from_frames_and_is_cloned_as_scikit_learn_clones(
    matcher: Matcher,
) -> None:
    small = World(offers=[{"km": km} for km in (9, 1, 5)], wishes=[{"rome": "D1102"}])
    pool, frames = small.read_pool(), small.frames_of_person()
    ranked = matcher.rank(frames, pool, K, TODAY)
    twin = clone(matcher)
    assert twin is not matcher
    assert twin.get_params().keys() == matcher.get_params(deep=False).keys()
    for one in (matcher, twin):
        rows = one.prepare(frames, pool, K, TODAY).best().offer
        assert pool.offers.offer_id[rows].tolist() == ranked["offer_id"].tolist()
    assert RANKED.conform(ranked).equals(ranked)


def test_another_scorecard_is_set_as_scikit_learn_sets_it(matcher: Matcher) -> None:
    small = World(offers=[{"km": km} for km in (9, 1, 5)], wishes=[{"rome": "D1102"}])
    pool, frames = small.read_pool(), small.frames_of_person()
    usual = matcher.rank(frames, pool, K, TODAY)
    twin = clone(matcher)
    assert twin.rank(frames, pool, K, TODAY).equals(usual)
    card = matcher.scorecard.kinds[OfferKind.APPRENTICESHIP]
    signed = replace(card.signed, intercept=card.signed.intercept + 1024)
    kinds = {**matcher.scorecard.kinds, OfferKind.APPRENTICESHIP: replace(card, signed=signed)}
    assert twin.set_params(scorecard=replace(matcher.scorecard, kinds=kinds)) is twin
    assert (twin.rank(frames, pool, K, TODAY)["p_signed"] > usual["p_signed"]).all()
    with pytest.raises(InvalidCode, match="seed : attendu l'un de scorecard, rules, travel"):
        twin.set_params(rules=matcher.rules, seed=3)
    assert twin.set_params() is twin
