"""Twenty structures claim one employer at once: exactly one has it (`make bench`: 1,000 times)."""

from stored.claim_race import check_one_winner_each, race

ROUNDS = 10


def test_exactly_one_wins_and_the_others_are_told_who(database_url: str) -> None:
    told, held, _ = race(database_url, ROUNDS)
    check_one_winner_each(told, held, ROUNDS)
