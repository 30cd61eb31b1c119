"""Factors that tell a group are reported; those that do not, come out as a coin."""

import numpy as np

from matcher.audit.proxies import proxy_of


def _people(seed: int, n: int = 500) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    return rng.normal(size=(n, 4)), rng.random(n) < 0.4


def test_a_planted_proxy_is_found_and_named() -> None:
    added, belongs = _people(1)
    added[:, 2] -= 1.5 * belongs
    found = proxy_of(added, belongs, 30)
    assert found is not None
    assert found.all_factors.low > 0.75
    assert int(np.argmax(found.alone)) == 2
    assert found.people == 500


def test_two_factors_that_tell_only_together_are_found() -> None:
    rng = np.random.default_rng(2)
    added = rng.normal(size=(800, 4))
    found = proxy_of(added, added[:, 0] * added[:, 1] > 0, 30)
    assert found is not None
    assert found.all_factors.low > 0.8
    assert max(found.alone) < 0.6


def test_without_one_nothing_is_said_to_tell() -> None:
    told = 0
    for seed in range(10):
        found = proxy_of(*_people(10 + seed), 30)
        assert found is not None
        told += found.all_factors.low > 0.5
    assert told <= 1


def test_too_few_on_a_side_tell_nothing() -> None:
    added, _ = _people(3, 100)
    assert proxy_of(added, np.arange(100) < 29, 30) is None
    assert proxy_of(added, np.arange(100) < 71, 30) is None
