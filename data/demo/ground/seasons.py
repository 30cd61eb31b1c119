"""When do contracts start? By the months' shares of domain.md, section 7 (POEM, starts of 2024)."""

from calendar import monthrange
from datetime import date, timedelta

from numpy.random import Generator

from data.demo.chance import between, pick

# % of 890,205 apprenticeship starts of 2024, January to December (poem.travail-emploi.gouv.fr).
MONTH_SHARES = (3.1, 2.1, 1.7, 1.5, 1.0, 1.4, 5.6, 12.4, 51.5, 10.0, 5.3, 4.3)
HISTORY_MONTHS = 36
_SOONEST_DAYS = 4
# An assumption of the demo: each three months ahead halve the places already open.
LEAD_HALF_LIFE_MONTHS = 3.0


def draw_past_start(rng: Generator, today: date) -> date:
    """A start in the 36 whole months before the month of `today`."""
    months = [_month(today, -back) for back in range(HISTORY_MONTHS, 0, -1)]
    year, month = pick(rng, months, [MONTH_SHARES[month - 1] for _, month in months])
    return date(year, month, between(rng, 1, monthrange(year, month)[1]))


def draw_coming_start(rng: Generator, today: date) -> date:
    """A start within twelve months after `today`: the season, thinned by how far ahead it is."""
    months = [_month(today, ahead) for ahead in range(12)]
    weights = [
        MONTH_SHARES[month - 1] * 0.5 ** (ahead / LEAD_HALF_LIFE_MONTHS)
        for ahead, (_, month) in enumerate(months)
    ]
    year, month = pick(rng, months, weights)
    start = date(year, month, between(rng, 1, monthrange(year, month)[1]))
    soonest = today + timedelta(days=_SOONEST_DAYS)
    # An offer for this very month is for now: some day of the coming four weeks.
    return start if start >= soonest else soonest + timedelta(days=between(rng, 0, 28))


def last_september(today: date) -> date:
    """First day of the school year that `today` belongs to."""
    return date(today.year if today.month >= 9 else today.year - 1, 9, 1)


def next_september(today: date) -> date:
    """First day of the next school year."""
    return last_september(today).replace(year=last_september(today).year + 1)


def next_january(today: date) -> date:
    """Day of the winter intake to come, taken as 5 January."""
    return (
        date(today.year + 1, 1, 5) if (today.month, today.day) > (1, 5) else date(today.year, 1, 5)
    )


def years_before(today: date, years: int, months: int = 0) -> date:
    """The same day so many years and months earlier; the month's last day where it is missing."""
    year, month = _month(today, -(12 * years + months))
    return date(year, month, min(today.day, monthrange(year, month)[1]))


def months_after(day: date, months: int) -> date:
    """The same day so many months later; the month's last day where it is missing."""
    return years_before(day, 0, -months)


def _month(today: date, offset: int) -> tuple[int, int]:
    index = today.year * 12 + today.month - 1 + offset
    return index // 12, index % 12 + 1
