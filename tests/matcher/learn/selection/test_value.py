"""A planted confounder: who travels less is proposed more and signs more. What is told of another
order covers the truth; the plain mean does not. Where nothing can be told, nothing is."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import numpy as np
import pytest

from matcher.learn.selection.choosing import fitted_choosing
from matcher.learn.selection.lists import PastLists
from matcher.learn.selection.value import LEAST_EFFECTIVE, by_person, value_of_first

OFFERS, FACTS, SEVERAL = 5, 3, 2
PULL = np.array([0.8, 0.4, 0.0])
PLACE = -0.6


@dataclass(frozen=True)
class Planted:
    """Drawn lists, the place another order puts first, and the true chance of a yes to it."""

    lists: PastLists
    first: np.ndarray
    true: np.ndarray


def straight(facts: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-(-1.0 + 1.3 * facts[..., 0] + 0.5 * facts[..., 1])))


def bent(facts: np.ndarray) -> np.ndarray:
    """No logistic regression of the facts gives this."""
    return 0.15 + 0.5 * (np.abs(facts[..., 0]) > 0.8) + 0.2 * (facts[..., 1] > 0)


def drawn(seed: int, people: int, truth: Callable = straight, pull=PULL) -> Planted:
    """Two lists a person; the other order puts first what is best by its second and third fact."""
    rng = np.random.default_rng(seed)
    n = SEVERAL * people
    facts = rng.normal(size=(n, OFFERS, FACTS))
    shown = np.arange(OFFERS) < rng.integers(3, OFFERS + 1, size=n)[:, None]
    appeal = facts @ pull + PLACE * np.log(np.arange(1, OFFERS + 1)) + rng.gumbel(size=(n, OFFERS))
    chosen = np.where(shown, appeal, -np.inf).argmax(axis=1)
    first = np.where(shown, facts[..., 1] + facts[..., 2], -np.inf).argmax(axis=1)
    chance = truth(facts)
    answer = rng.random(n) < chance[np.arange(n), chosen]
    lists = PastLists(
        facts, shown, chosen, answer.astype(float), np.repeat(np.arange(people), SEVERAL)
    )
    return Planted(lists, first, chance[np.arange(n), first])


@cache
def truth_of(truth: Callable) -> float:
    return float(drawn(999, 100_000, truth).true.mean())


def covered(truth: Callable, times: int) -> tuple[float, float, float]:
    """Share of intervals that hold the truth: doubly robust, naive; and the mean naive error."""
    true, hits, naive_hits, errors = truth_of(truth), 0, 0, []
    for seed in range(times):
        made = drawn(seed, 500, truth)
        found = value_of_first(made.lists, made.first)
        assert found.other is not None
        hits += found.other.low <= true <= found.other.high
        naive_hits += found.naive.low <= true <= found.naive.high
        errors.append(found.naive.value - true)
    return hits / times, naive_hits / times, float(np.mean(errors))


def test_with_a_planted_confounder_the_interval_covers_the_truth_and_the_naive_one_does_not():
    ours, naive, error = covered(straight, 120)
    assert ours >= 0.9
    assert naive <= 0.6
    assert error > 0.05


def test_it_covers_where_the_model_of_answers_is_wrong_as_choices_are_modelled_well():
    ours, _, _ = covered(bent, 60)
    assert ours >= 0.9


def test_the_choices_are_read_back():
    made = drawn(1, 4000)
    weights = fitted_choosing(made.lists).weights
    assert weights == pytest.approx([*PULL, PLACE], abs=0.1)
    chances = fitted_choosing(made.lists).chances(made.lists)
    assert chances.sum(axis=1) == pytest.approx(np.ones(len(made.lists)))
    assert not chances[~made.lists.shown].any()


def test_the_gain_is_beside_what_was_done_on_the_same_lists():
    made = drawn(2, 2000)
    found = value_of_first(made.lists, made.first)
    assert found.gain is not None
    assert found.gain.value == pytest.approx(found.other.value - found.done.value)
    true_gain = made.true.mean() - made.lists.answer.mean()
    assert found.gain.low <= true_gain <= found.gain.high


def test_an_order_nobody_followed_is_refused():
    made = drawn(3, 400, pull=np.array([1.0, -6.0, -6.0]))
    found = value_of_first(made.lists, made.first)
    assert (found.other, found.gain) == (None, None)
    assert found.overlap.effective < LEAST_EFFECTIVE
    assert found.overlap.rare > 0.1


def test_too_few_lists_are_refused_without_a_fit():
    made = drawn(4, 20)
    found = value_of_first(made.lists, made.first)
    assert found.other is None
    assert found.overlap.lists == 40


def test_when_all_answer_alike_the_value_is_that_answer():
    made = drawn(5, 400)
    lists = PastLists(
        made.lists.facts, made.lists.shown, made.lists.chosen, np.ones(800), made.lists.person
    )
    found = value_of_first(lists, made.first)
    assert (found.other.value, found.other.high) == pytest.approx((1.0, 1.0))


def test_the_answers_of_one_person_are_taken_together():
    values, person = np.tile([0.0, 1.0], 50), np.repeat(np.arange(50), 2)
    alone = by_person(values, np.arange(100))
    together = by_person(np.sort(values), person)
    assert together.high - together.low > 1.3 * (alone.high - alone.low)
    assert np.isnan(by_person(values[:1], person[:1]).low)
    assert np.isnan(by_person(values[:0], person[:0]).value)
