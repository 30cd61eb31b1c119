"""The words for hours of work in the sentences of the rules."""

from typing import Final

import numpy as np

from matcher.columns import UNKNOWN
from matcher.eligibility.minors.sectors import Sectors
from matcher.eligibility.minors.working_day import WorkingDay
from matcher.eligibility.phrases.phrase import Phrase, Told, said_number, said_range
from matcher.factors.french import clock
from models.enums import RefusalKind

_REFUSED: Final = {
    "night": "nuit",
    "weekend": "week-end",
    "sunday": "dimanche",
    "early_morning": "tôt le matin",
    "late_evening": "tard le soir",
}


def _night_hours(told: Told) -> str:
    """The hours that lie in the night, or what the employer declared."""
    offers = told.case.offers
    day, window = WorkingDay(offers), told.law.hours_by("minors_night")[_class(told)]
    start, end = int(offers.day_start[0]), int(offers.day_end[0])
    if not day.within(window)[0]:
        return "travail de nuit déclaré"
    if day.stated[0]:
        return said_range((start, end))
    return f"fin à {clock(end)}" if start == UNKNOWN else f"début à {clock(start)}"


def _class(told: Told) -> str:
    """Under which of the two thresholds the person starts, on the last possible day."""
    ages = told.law.numbers_by("minors_ages")
    return "under_16" if told.case.high[0] < told.case.birthday(ages["under_16"]) else "under_18"


def _night_window(told: Told) -> str:
    return said_range(told.law.hours_by("minors_night")[_class(told)])


def _protected_age(told: Told) -> str:
    return str(told.law.numbers_by("minors_ages")[_class(told)])


def _derogation(told: Told) -> str:
    sectors = Sectors(told.law, "minors_sectors").of(told.case.offers)
    allowed = told.law.hours_by("minors_night_derogation")
    return " ou ".join(said_range(hours) for name, hours in allowed.items() if sectors[name][0])


def _on_site(told: Told) -> bool:
    return bool(Sectors(told.law, "minors_sectors").of(told.case.offers)["building_sites"][0])


def _weekly_hours(told: Told) -> str:
    return said_number(float(told.case.offers.weekly_hours[0]))


def _weekly_limit(told: Told) -> str:
    if _on_site(told):
        return str(told.law.numbers_by("minors_site_hours")["weekly"])
    return str(told.law.whole("minors_weekly_hours"))


def _daily_limit(told: Told) -> str:
    if _on_site(told):
        return str(told.law.numbers_by("minors_site_hours")["daily"])
    return str(told.law.whole("minors_daily_hours"))


def _rest_hours(told: Told) -> str:
    return clock(24 * 60 - int(WorkingDay(told.case.offers).minutes[0]))


def _rest_limit(told: Told) -> str:
    return str(told.law.numbers_by("minors_daily_rest")[_class(told)])


def _missing_hours(told: Told) -> str:
    offers = told.case.offers
    missing = []
    if np.isnan(offers.weekly_hours[0]):
        missing.append("durée hebdomadaire")
    if offers.works_night[0] == UNKNOWN and not WorkingDay(offers).stated[0]:
        missing.append("travail de nuit")
    if offers.works_sunday[0] == UNKNOWN and offers.works_weekend[0] != 0:
        missing.append("travail du dimanche")
    return ", ".join(missing)


def _refused_hours(told: Told) -> str:
    refused = told.case.person.refused[RefusalKind.HOURS]
    return ", ".join(said for word, said in _REFUSED.items() if word in refused)


HOUR_PHRASES: Final[dict[str, Phrase]] = {
    "night_hours": _night_hours,
    "night_window": _night_window,
    "protected_age": _protected_age,
    "derogation": _derogation,
    "weekly_hours": _weekly_hours,
    "weekly_limit": _weekly_limit,
    "daily_limit": _daily_limit,
    "rest_hours": _rest_hours,
    "rest_limit": _rest_limit,
    "missing_hours": _missing_hours,
    "refused_hours": _refused_hours,
}
