"""The same day some months later, on day numbers: compiled (see `matcher.eligibility.calendar`)."""

from typing import Final

from matcher.kernel.compiled import compiled, inner

# Civil calendar by eras of 400 years that begin on 1 March (Hinnant, "chrono-compatible dates").
_ERA_DAYS: Final = 146_097
_TO_ERA: Final = 719_468


@inner
def civil(day: int) -> tuple[int, int]:
    """Months since 1 March of year 0, and day of the month from 0."""
    shifted = day + _TO_ERA
    era = shifted // _ERA_DAYS
    of_era = shifted - era * _ERA_DAYS
    year = (of_era - of_era // 1460 + of_era // 36524 - of_era // 146096) // 365
    of_year = of_era - (365 * year + year // 4 - year // 100)
    month = (5 * of_year + 2) // 153
    return (era * 400 + year) * 12 + month, of_year - (153 * month + 2) // 5


@inner
def first_of_month(month: int) -> int:
    """First day of a month counted from March of year 0."""
    year, of_year = month // 12, month % 12
    era = year // 400
    of_era = year - era * 400
    days = of_era * 365 + of_era // 4 - of_era // 100 + (153 * of_year + 2) // 5
    return era * _ERA_DAYS + days - _TO_ERA


@compiled
def months_from(day: int, months: int) -> int:
    """The same day some months later, or the last day of a shorter month."""
    month, of_month = civil(day)
    wanted = month + months
    return min(first_of_month(wanted) + of_month, first_of_month(wanted + 1) - 1)


@compiled
def month_after(day: int) -> int:
    """First day of the following month."""
    return first_of_month(civil(day)[0] + 1)
