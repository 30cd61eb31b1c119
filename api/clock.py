"""What time is it, and which day is it in France? Read here and nowhere deeper."""

from datetime import UTC, date, datetime

from dateutil import tz


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


def today_in_france() -> date:
    """The day French readers live in, whatever the machine's own zone."""
    return datetime.now(tz.gettz("Europe/Paris")).date()
