"""How are days and hours said to French readers?"""

from datetime import UTC, date, datetime
from typing import Final

from dateutil import tz

from api.words.numbers import NBSP

_MONTHS: Final = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip


def day(value: date | str | None) -> str:
    """A day, or its ISO text, as "1er septembre 2026"; not known is said."""
    if value is None:
        return "date inconnue"
    moment = date.fromisoformat(value) if isinstance(value, str) else value
    number = "1er" if moment.day == 1 else str(moment.day)
    return f"{number} {_MONTHS[moment.month - 1]} {moment.year}"


def between(first: date | str, last: date | str) -> str:
    """Two days as "le 3 et le 15 décembre 2026": the month and the year once where they are one."""
    begins, ends = day(first), day(last)
    _, month, year = ends.split()
    for told_once in (f" {month} {year}", f" {year}"):
        begins = begins.removesuffix(told_once)
    return f"le {begins} et le {ends}"


def short_day(value: date) -> str:
    """A day as 01/09/2026."""
    return f"{value:%d/%m/%Y}"


def month(value: date) -> str:
    """The month of a day, as "septembre 2026"."""
    return f"{_MONTHS[value.month - 1]} {value.year}"


def moment(value: datetime) -> str:
    """A moment as "25 novembre 2026 à 14 h 05", at the hour of France."""
    there = in_france(value)
    return f"{day(there.date())} à {there.hour}{NBSP}h{NBSP}{there.minute:02d}"


def in_france(value: datetime) -> datetime:
    """The same moment on French clocks; one without a zone, as databases give it, is in UTC."""
    aware = value if value.tzinfo else value.replace(tzinfo=UTC)
    return aware.astimezone(tz.gettz("Europe/Paris"))
