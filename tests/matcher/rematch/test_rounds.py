"""Do priced rounds find, from short lists, what reading every pair finds, and prove it?"""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray
from worlds.rematch_world import PEOPLE, TERMS

from matcher.allocate import allocate
from matcher.allocate.allocation import Allocation
from matcher.allocate.certificate import bound_of
from matcher.allocate.check import flaws_of
from matcher.rematch.field import Play
from matcher.rematch.pairs import Pairs, no_pairs
from matcher.rematch.rounds import GOOD_ENOUGH, Found, best_for_all
from matcher.rematch.terms import Method, RunTerms

ONE_EACH = replace(TERMS, suggestions=1, bonus=0.0)
RAW = replace(TERMS, relative=False)


@pytest.fixture(autouse=True)
def _short_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    """So short that most of what is best lies beyond them."""
    monkeypatch.setattr("matcher.rematch.field.LISTED", 4)
    monkeypatch.setattr("matcher.rematch.rounds.LISTED", 4)
    monkeypatch.setattr("matcher.rematch.unseen.LISTED", 4)


@pytest.mark.parametrize("terms", [ONE_EACH, TERMS, RAW], ids=["one", "three", "raw"])
def test_the_certificate_covers_pairs_that_first_lists_did_not_show(
    play_of: Callable[..., Play], every_pair: Pairs, terms: RunTerms
) -> None:
    found = best_for_all(play_of(terms))
    over_all = play_of(terms, every_pair)
    market = over_all.market(every_pair, found.weight)
    best = allocate(market, seed=1, good_enough=0.0)

    assert found.rounds > 1
    assert 0 <= found.gap <= GOOD_ENOUGH
    # The bound holds for every pair there is, and the prices prove it.
    assert best.value <= found.bound
    assert bound_of(market, found.prices, 1) <= found.bound
    assert found.value >= best.value * (1 - GOOD_ENOUGH) - 1


@pytest.mark.parametrize("terms", [ONE_EACH, TERMS], ids=["one", "three"])
def test_a_checker_that_shares_no_code_finds_nothing_wrong(
    play_of: Callable[..., Play], terms: RunTerms
) -> None:
    play = play_of(terms)
    found = best_for_all(play)
    candidates = play.candidates(found.pairs, found.weight)
    allocation = Allocation(found.chosen, found.value, found.bound, found.prices, 1, terms.seed)
    assert flaws_of(candidates, play.rooms(), allocation) == []


def test_the_same_data_and_seed_give_the_same_result(play_of: Callable[..., Play]) -> None:
    one, other = best_for_all(play_of(TERMS)), best_for_all(play_of(TERMS))
    assert sent(one) == sent(other)
    assert (one.value, one.bound) == (other.value, other.bound)


def test_short_lists_alone_would_have_hidden_much(
    play_of: Callable[..., Play], every_pair: Pairs
) -> None:
    play = play_of(ONE_EACH)
    lists = play.first_lists()
    weight = play.weights(lists)
    alone = allocate(play.market(lists, weight), seed=1)
    assert alone.value < 0.98 * best_for_all(play).value


def test_stable_leaves_nobody_who_would_rather_swap(
    play_of: Callable[..., Play], every_pair: Pairs
) -> None:
    terms = replace(TERMS, method=Method.STABLE, suggestions=1)
    found = best_for_all(play_of(terms))
    offers = len(play_of(terms).field.offer_room)
    got = np.zeros(PEOPLE, dtype=np.int64)
    least = least_sent(found, offers)
    got[found.pairs.person[found.chosen]] = found.pairs.score[found.chosen]
    would_rather = every_pair.score > got[every_pair.person]
    taken = np.bincount(found.pairs.offer[found.chosen], minlength=offers)
    room = play_of(terms).field.offer_room[every_pair.offer]
    has_room = taken[every_pair.offer] < room
    would_take = (every_pair.score > least[every_pair.offer]) & (room > 0)
    assert not (would_rather & (has_room | would_take)).any()
    assert found.value <= found.bound


def test_a_market_of_nobody_is_solved(play_of: Callable[..., Play]) -> None:
    found = best_for_all(play_of(TERMS, no_pairs()))
    assert (found.value, found.gap, len(found.chosen)) == (0, 0.0, 0)


def test_rounds_that_end_early_say_how_much_may_be_missed(
    play_of: Callable[..., Play], every_pair: Pairs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("matcher.rematch.rounds._MOST_ROUNDS", 1)
    found = best_for_all(play_of(ONE_EACH))
    over_all = play_of(ONE_EACH, every_pair).market(every_pair, found.weight)
    assert found.gap > GOOD_ENOUGH
    assert allocate(over_all, seed=1).value <= found.bound


def test_only_those_in_need_are_ranked_again(play_of: Callable[..., Play]) -> None:
    heard: list[int] = []
    play = play_of(ONE_EACH, heard=heard.append)
    needy = np.zeros(PEOPLE, dtype=np.bool_)
    needy[:3] = True
    longer = play.longer_lists(needy, 40)
    assert heard == [3]
    assert set(longer.person.tolist()) <= {0, 1, 2}


def least_sent(found: Found, offers: int) -> NDArray[np.int64]:
    """The worst score that each offer was given; far above any for one given nobody."""
    least = np.full(offers, np.iinfo(np.int64).max)
    chosen = found.pairs.taken(found.chosen)
    np.minimum.at(least, chosen.offer, chosen.score)
    return least


def sent(found: Found) -> list[tuple[int, int]]:
    chosen = found.pairs.taken(found.chosen)
    return list(zip(chosen.person.tolist(), chosen.offer.tolist(), strict=True))
