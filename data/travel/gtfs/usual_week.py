"""Which services run on a usual Monday, Tuesday … of a feed?"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from data.travel.gtfs.feed_file import GtfsFeed

# How far ahead a usual week is looked for: beyond, holidays of another season would count.
WEEKS_AHEAD = 9


@dataclass(frozen=True)
class UsualWeek:
    """Services of Monday to Sunday, and the first day of the days they were read from."""

    services: tuple[frozenset[str], ...]
    since: date


def usual_week(feed: GtfsFeed, today: date) -> UsualWeek:
    """For each weekday, the services that run together most often in the weeks to come.

    A bank holiday or a strike day is thus no usual day. A feed that has ended, or has not begun, is
    read from its own last, or first, weeks: its caller says that it is out of date.
    """
    length = timedelta(weeks=WEEKS_AHEAD)
    start = min(max(today, feed.first_day), max(feed.first_day, feed.last_day - length))
    if feed.first_day <= today <= feed.last_day:
        start = today
    days = min((feed.last_day - start).days, length.days) + 1
    seen = [Counter[frozenset[str]]() for _ in range(7)]
    for number in range(days):
        day = start + timedelta(days=number)
        seen[day.weekday()][services_on(feed, day)] += 1
    usual = (counts.most_common(1)[0][0] if counts else frozenset[str]() for counts in seen)
    return UsualWeek(tuple(usual), start)


def services_on(feed: GtfsFeed, day: date) -> frozenset[str]:
    """Services that run on a day: the calendar, with its exceptions."""
    return frozenset(feed.tables.get_active_services(day.strftime("%Y%m%d")))
