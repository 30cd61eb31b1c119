"""How many, and on which day? What a caller gives beside frames, read or refused by name."""

from datetime import date, datetime
from numbers import Integral

from models.errors import InvalidCode


def whole(name: str, number: object) -> int:
    """A whole number from 1; raises `InvalidCode` for anything else."""
    if isinstance(number, bool) or not isinstance(number, Integral):
        raise InvalidCode(name, "un nombre entier à partir de 1", f"un {type(number).__name__}")
    if number < 1:
        raise InvalidCode(name, "un nombre à partir de 1", "moins de 1")
    return int(number)


def day(today: object) -> date:
    """A day, of a date or of a moment; raises `InvalidCode` for anything else."""
    # pandas' "no moment" calls itself a datetime, and differs from itself.
    if not isinstance(today, date) or today != today:
        raise InvalidCode("today", "un jour (datetime.date)", f"un {type(today).__name__}")
    return today.date() if isinstance(today, datetime) else today
