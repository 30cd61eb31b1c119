"""The words for dates, ages and levels in the sentences of the rules."""

from typing import Final

from matcher.eligibility.phrases.phrase import Phrase, Told, said_day
from matcher.eligibility.session import kept_by_cfa_until

_DIPLOMAS: Final = {
    3: "CAP (niveau 3)",
    4: "baccalauréat (niveau 4)",
    5: "BTS (niveau 5)",
    6: "licence ou BUT (niveau 6)",
    7: "master (niveau 7)",
    8: "doctorat (niveau 8)",
}


def _from_fifteen(told: Told) -> str:
    youngest = told.law.numbers_by("age_too_young")
    return said_day(told.case.birthday(youngest["years"]) + youngest["days"])


def _fifteenth(told: Told) -> str:
    return said_day(told.case.birthday(told.law.numbers_by("age_too_young")["years"]))


def _sixteenth(told: Told) -> str:
    return said_day(told.case.birthday(told.law.whole("age_college_not_finished")))


def _sixteenth_for_pmsmp(told: Told) -> str:
    return said_day(told.case.birthday(told.law.whole("pmsmp_minimum_age")))


def _eighteenth(told: Told) -> str:
    return said_day(told.case.birthday(told.law.numbers_by("minors_ages")["under_18"]))


def _thirtieth(told: Told) -> str:
    return said_day(told.case.birthday(told.law.whole("age_from_30") + 1))


def _thirty_sixth(told: Told) -> str:
    return said_day(told.case.birthday(told.law.whole("age_maximum") + 1))


def _first_start(told: Told) -> str:
    return said_day(int(told.case.low[0]))


def _last_start(told: Told) -> str:
    return said_day(int(told.case.high[0]))


def _first_possible(told: Told) -> str:
    return said_day(told.case.first_day)


def _window_end(told: Told) -> str:
    return said_day(int(told.case.offers.start_to[0]))


def _session(told: Told) -> str:
    return said_day(int(told.case.sessions[0]))


def _kept_until(told: Told) -> str:
    return said_day(kept_by_cfa_until(told.case, told.law.whole("session_after_rupture")))


def _diploma(told: Told) -> str:
    return _DIPLOMAS[int(told.case.offers.diploma_level[0])]


def _least_level(told: Told) -> str:
    return str(told.law.numbers_by("level_access")[f"level_{told.case.offers.diploma_level[0]}"])


def _usual_level(told: Told) -> str:
    return str(
        told.law.numbers_by("level_access_unusual")[f"level_{told.case.offers.diploma_level[0]}"]
    )


def _reached_level(told: Told) -> str:
    return str(told.case.person.level_reached)


PERSON_PHRASES: Final[dict[str, Phrase]] = {
    "from_15": _from_fifteen,
    "birthday_15": _fifteenth,
    "birthday_16": _sixteenth,
    "birthday_16_pmsmp": _sixteenth_for_pmsmp,
    "birthday_18": _eighteenth,
    "birthday_30": _thirtieth,
    "birthday_36": _thirty_sixth,
    "first_start": _first_start,
    "last_start": _last_start,
    "first_possible": _first_possible,
    "window_end": _window_end,
    "session": _session,
    "kept_until": _kept_until,
    "diploma": _diploma,
    "level_least": _least_level,
    "level_usual": _usual_level,
    "level_reached": _reached_level,
}
