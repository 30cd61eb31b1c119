"""Ages of many people at once fall on the day that the law's one-person reading says."""

from datetime import date

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from data.rules import load_rules
from matcher.columns.missing import day_number, day_of
from matcher.eligibility.calendar import birthday
from matcher.kernel.people.ages import ages_of
from models.rules import RuleBook

TODAY = date(2026, 11, 25)
RULES: RuleBook = load_rules()
BIRTHS = st.dates(date(1990, 1, 1), date(2014, 12, 31))


@given(st.lists(BIRTHS, max_size=5))
@example([date(2008, 2, 29), date(2008, 2, 28), date(2008, 3, 1)])
def test_everybody_is_of_age_on_their_own_birthday(births: list[date]) -> None:
    ages = ages_of(np.array([day_number(birth) for birth in births], np.int32), RULES, TODAY)

    assert ages.day_18.tolist() == [birthday(birth, 18) for birth in births]
    assert ages.day_16.tolist() == [birthday(birth, 16) for birth in births]


def test_born_on_29_february_is_of_age_on_1_march_and_in_a_leap_year_on_the_day() -> None:
    born = np.array([day_number(date(2008, 2, 29))], np.int32)
    ages = ages_of(born, RULES, TODAY)

    assert day_of(int(ages.day_18[0])) == date(2026, 3, 1)
    assert day_of(int(ages.day_16[0])) == date(2024, 2, 29)
