"""Twenty claimers on one employer, a thousand rounds, on both databases: one winner each."""

import pytest
from stored.claim_race import CLAIMERS, check_one_winner_each, race

pytestmark = pytest.mark.bench

ROUNDS = 1000


def test_one_winner_in_each_of_a_thousand_rounds(database_url: str) -> None:
    told, held, took = race(database_url, ROUNDS)
    check_one_winner_each(told, held, ROUNDS)
    kind = database_url.partition(":")[0]
    print(f"\n{kind}: {CLAIMERS} claimers × {ROUNDS} rounds, one winner each; {took:.0f} s")
