"""Is an apprentice told the least pay that D6222-26 gives? (domain.md §1, Pay and SMIC)"""

from datetime import date

import pytest

from matcher.pay.post import Post
from matcher.pay.wage import wage
from models.rules import RuleBook

TODAY = date(2026, 11, 26)
START = date(2026, 12, 1)
POST = Post(START, START, 36, 3, 6, "1071C", "72181")


def told(rules: RuleBook, birth: date, post: Post = POST, today: date = TODAY) -> str:
    (fact,) = wage(birth, post, rules, today)
    assert fact.article == "D6222-26"
    return fact.sentence


@pytest.mark.parametrize(
    ("birth", "percents"),
    [
        # 15, 16 and 17 on the first day of each year.
        (date(2011, 6, 1), (27, 39, 55)),
        # Eighteen on the eve of the second year.
        (date(2009, 11, 30), (27, 51, 67)),
        (date(2009, 12, 1), (27, 51, 67)),
        (date(2009, 12, 2), (27, 39, 67)),
        (date(2008, 12, 1), (43, 51, 67)),
        (date(2005, 12, 2), (43, 61, 78)),
        (date(2005, 12, 1), (53, 61, 78)),
        (date(2000, 12, 2), (53, 100, 100)),
        (date(2000, 12, 1), (100, 100, 100)),
    ],
)
def test_each_year_is_paid_by_the_age_of_its_first_day(
    rules: RuleBook, birth: date, percents: tuple[int, int, int]
) -> None:
    first, second, third = percents
    sentence = told(rules, birth)
    assert f"{first} % du SMIC la 1re année" in sentence
    assert f", {second} % la 2e, {third} % la 3e" in sentence


def test_the_amount_is_the_share_of_the_smic_of_the_day(rules: RuleBook) -> None:
    # 43 % of 1 867.02 €.
    assert "soit 802,82 € brut par mois (SMIC du 01/06/2026)" in told(rules, date(2007, 5, 10))


def test_mayotte_has_its_own_smic(rules: RuleBook) -> None:
    # 43 % of 1 449.93 €.
    there = Post(START, START, 12, 3, 6, "1071C", "97611")
    assert "soit 623,47 € brut par mois" in told(rules, date(2007, 5, 10), there)


def test_without_a_smic_known_on_the_day_only_the_share_is_told(rules: RuleBook) -> None:
    assert "€" not in told(rules, date(2007, 5, 10), today=date(2026, 5, 31))


def test_a_length_that_is_not_known_promises_one_year(rules: RuleBook) -> None:
    unknown = Post(START, START, None, 3, 6, "1071C", "72181")
    assert "2e" not in told(rules, date(2007, 5, 10), unknown)


def test_from_twenty_one_the_branchs_minimum_counts(rules: RuleBook) -> None:
    assert "minimum de la branche" in told(rules, date(2005, 12, 1))
    assert "minimum de la branche" not in told(rules, date(2005, 12, 2))


def test_nothing_is_told_of_a_contract_from_before_the_scale(rules: RuleBook) -> None:
    before = date(2018, 12, 31)
    assert wage(date(2002, 5, 10), Post(before, before, 12, 3, 6, "", ""), rules, before) == ()
