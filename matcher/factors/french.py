"""How are minutes, means and rates said in French? One place for every sentence's parts."""

from datetime import date

from matcher.travel import MODES
from models.enums import Mode

BY_MODE = {
    Mode.WALK: "à pied",
    Mode.BIKE: "à vélo",
    Mode.MOPED: "en cyclomoteur",
    Mode.CAR: "en voiture",
    Mode.LIFT: "en voiture, conduit par un proche",
    Mode.TRANSIT: "en transport en commun",
    Mode.BIKE_TRANSIT: "à vélo puis en transport en commun",
}


def duration(minutes: int) -> str:
    """Minutes as "25 min" or "1 h 05"."""
    if minutes < 60:
        return f"{minutes} min"
    return f"{minutes // 60} h {minutes % 60:02d}"


def clock(minutes: int) -> str:
    """Minutes after midnight as "22 h" or "23 h 30"; midnight at the end of a day is 24 h."""
    hours, rest = divmod(minutes if minutes <= 24 * 60 else minutes - 24 * 60, 60)
    return f"{hours} h {rest:02d}" if rest else f"{hours} h"


def by_mode(number: int) -> str:
    """The means of a journey, from its index in `MODES`."""
    return BY_MODE[MODES[number]]


def percent(rate: float) -> str:
    """A rate of 0–1 as "72 %"."""
    return f"{round(100 * rate)} %"


def number(value: float) -> str:
    """A number with a French comma, one decimal at most."""
    return f"{value:.1f}".removesuffix(".0").replace(".", ",")


def counted(count: int, one: str, many: str) -> str:
    """A count with its word: 0 and 1 take the singular, as French does."""
    return f"{count} {one if count < 2 else many}"


def day(value: date) -> str:
    """A date as 01/09/2026."""
    return value.strftime("%d/%m/%Y")
