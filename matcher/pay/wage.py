"""What is an apprentice paid at least, year after year? (D6222-26)"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from dateutil.relativedelta import relativedelta

from matcher.columns.missing import day_of
from matcher.eligibility.calendar import birthday
from matcher.factors.french import day
from matcher.pay.post import Post, Told, euros, in_force
from models.rules import RuleBook

_YEAR: Final = 12
_MOST_YEARS: Final = 3


def wage(birth_date: date, post: Post, rules: RuleBook, today: date) -> tuple[Told, ...]:
    """Least pay by year of a contract, at the age of each year's first day; empty without a rule.

    The SMIC is today's: nobody knows a later one. Pay rises with each birthday that changes the
    percentage, on the first day of the following month; only the years' first days are told.
    """
    shares = in_force(rules, "pay_percent_of_smic", post.first_start)
    smic = in_force(rules, "smic", today)
    if shares is None:
        return ()
    years = _percents(birth_date, post, shares.value)
    first = f"{years[0]} % du SMIC la 1re année"
    if smic is not None:
        month = smic.value["month_mayotte" if post.in_mayotte else "month"]
        first += f", soit {euros(round(month * years[0] / 100, 2))} brut par mois"
        first += f" (SMIC du {day(smic.valid_from)})"
    later = [f"{percent} % la {number}e" for number, percent in enumerate(years[1:], start=2)]
    parts = [f"Salaire minimum : {first}", *later]
    agreed_from = rules.value("pay_agreed_minimum_from", today)
    agreed = agreed_from <= _age(birth_date, post.first_start)
    more = " ; le minimum de la branche s'il est plus haut" if agreed else ""
    return (Told.of(shares, f"{', '.join(parts)}{more}."),)


def _percents(birth_date: date, post: Post, shares: Mapping[str, Sequence[int]]) -> list[int]:
    """The percentage of each year of the contract; of the first alone, its length not known."""
    months = post.duration_months or 1
    years = min(_MOST_YEARS, max(1, -(-months // _YEAR)))
    starts = [post.first_start + relativedelta(years=number) for number in range(years)]
    return [
        shares[_bracket(_age(birth_date, start), shares)][number]
        for number, start in enumerate(starts)
    ]


def _bracket(age: int, shares: Mapping[str, Sequence[int]]) -> str:
    """The bracket `from_N` of the highest N reached, else the one below them all."""
    reached = [
        (int(name.removeprefix("from_")), name)
        for name in shares
        if name.startswith("from_") and int(name.removeprefix("from_")) <= age
    ]
    return max(reached)[1] if reached else "under_18"


def _age(birth_date: date, on: date) -> int:
    """Completed years on a day, as every rule counts them."""
    years = on.year - birth_date.year
    reached = day_of(birthday(birth_date, years))
    return years if reached is not None and reached <= on else years - 1
