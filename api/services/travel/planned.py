"""What does a journey planner at its address say of the same way, on the next day that counts?"""

from datetime import date, datetime, time, timedelta
from typing import Any

from dateutil import tz

from api.services.travel.question import TravelQuestion
from data.travel.motis_http import MotisHttp, Planned

_FRANCE = tz.gettz("Europe/Paris")


def planner_at(address: str | None) -> MotisHttp | None:
    """The planner of the settings; None without one."""
    return None if address is None else MotisHttp(address)


def planned_ways(planner: MotisHttp, question: TravelQuestion) -> dict[str, Any]:
    """The way there and the way back, HH:MM; None: none. Raises RouterFailed."""
    day = _next_day(question)
    here, there = question.origin.place, question.destination.place
    back_on = day if question.leave > question.arrive else day + timedelta(days=1)
    return {
        "planner": planner.name,
        "day": day.isoformat(),
        "there": _told(planner.by(here, there, _moment(day, question.arrive))),
        "back": _told(planner.after(there, here, _moment(back_on, question.leave))),
    }


def _next_day(question: TravelQuestion) -> date:
    days = (question.today + timedelta(days=ahead) for ahead in range(7))
    return next((day for day in days if question.weekdays >> day.weekday() & 1), question.today)


def _moment(day: date, minutes: int) -> datetime:
    return datetime.combine(day, time(minutes // 60 % 24, minutes % 60), _FRANCE)


def _told(way: Planned | None) -> dict[str, Any] | None:
    if way is None:
        return None
    leaves, arrives = (f"{at.astimezone(_FRANCE):%H:%M}" for at in (way.leaves, way.arrives))
    return {"leaves": leaves, "arrives": arrives, "changes": way.changes}
