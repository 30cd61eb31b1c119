"""The judgement agrees with a slow reading of the law, one pair and one day at a time."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.columns import Person
from models.enums import Enrolment, Licence, RefusalKind

TODAY = date(2026, 11, 22)


@settings(max_examples=400, deadline=None)
@given(data=st.data())
def test_it_agrees_with_the_slow_reading(
    data: st.DataObject,
    drawn: Any,
    excludes: Callable[..., frozenset[str]],
    person_of: Callable[..., Person],
) -> None:
    person, offer = data.draw(drawn.people), data.draw(drawn.offers)
    session = data.draw(drawn.sessions)
    eligible = slow_is_eligible(person_of(**person), offer, session)
    assert eligible is not bool(excludes(person, offer, session))


def slow_is_eligible(person: Person, offer: Mapping[str, Any], session: date | None) -> bool:
    """Whether some start day breaks no hard rule. Written from domain.md, not from the code."""
    if _refused(person, offer) or not _place_is_open(person, offer):
        return False
    return any(_may_start(person, offer, session, day) for day in _days(person, offer))


def _days(person: Person, offer: Mapping[str, Any]) -> list[date]:
    first = max(TODAY, person.available_from or TODAY)
    start, end = (offer[k] and date.fromisoformat(offer[k]) for k in ("start_from", "start_to"))
    low = max(first, start or first)
    high = max(low, end or low)
    return [low + timedelta(days=n) for n in range((high - low).days + 1)]


def _worked_minutes(offer: Mapping[str, Any]) -> set[int]:
    """Minutes of the clock that are surely worked."""
    start, end = offer["day_start"], offer["day_end"]
    if start is None and end is None:
        return set()
    if start is None:
        return {(end - 1) % 1440}
    if end is None or end == start:
        return {start % 1440}
    return {minute % 1440 for minute in range(start, end if end > start else end + 1440)}


def _span(offer: Mapping[str, Any]) -> int:
    start, end = offer["day_start"], offer["day_end"]
    if start is None or end is None or start == end:
        return 0
    return end - start if end > start else end + 1440 - start


def _clock(*spans: tuple[int, int]) -> set[int]:
    return {minute for first, last in spans for minute in range(first * 60, last * 60)}


def _refused(person: Person, offer: Mapping[str, Any]) -> bool:
    hours = person.refused[RefusalKind.HOURS]
    at_night = bool(_worked_minutes(offer) & _clock((22, 24), (0, 5)))
    return (
        offer["rome"] in person.refused[RefusalKind.TRADE]
        or offer["employer_id"] in person.refused[RefusalKind.EMPLOYER]
        or ("sunday" in hours and offer["works_sunday"] is True)
        or ("weekend" in hours and True in (offer["works_weekend"], offer["works_sunday"]))
        or ("night" in hours and (offer["works_night"] is True or at_night))
    )


def _place_is_open(person: Person, offer: Mapping[str, Any]) -> bool:
    """Everything that does not depend on the start day."""
    held = set(person.licences)
    if held & {Licence.A1, Licence.B, Licence.C}:
        held.add(Licence.AM)
    if Licence.C in held:
        held.add(Licence.B)
    if offer["licence_required"] in ("am", "b") and offer["licence_required"] not in held:
        return False
    if offer["kind"] == "pmsmp":
        return offer["replaces_a_job"] is not True
    least = {4: 2, 5: 4, 6: 4, 7: 5, 8: 7}.get(offer["diploma_level"] or 0, 0)
    if person.level_reached is not None and person.level_reached < least:
        return False
    longest = 48 if person.age_limit_lifted else 36
    return (offer["duration_months"] or 0) <= longest and _has_master(offer)


def _has_master(offer: Mapping[str, Any]) -> bool:
    masters, now = offer["apprentice_masters"], offer["apprentices_now"]
    if not masters or now is None:
        return True
    may_be_agency = offer["naf"] in ("7820Z", None)
    return now < (5 if may_be_agency else 2) * masters


def _may_start(person: Person, offer: Mapping[str, Any], session: date | None, day: date) -> bool:
    age = relativedelta(day, person.birth_date).years
    if age < 18 and not _minor_may(offer, age):
        return False
    if offer["kind"] == "pmsmp":
        return age >= 16 and _pmsmp_may(person, offer, day)
    if age > 35 and not person.age_limit_lifted:
        return False
    if age < 16 and person.college_finished is False:
        return False
    if relativedelta(day - timedelta(days=1), person.birth_date).years < 15:
        return False
    kept = [
        (stay.ends_on or TODAY) + relativedelta(months=6)
        for stay in person.stays
        if stay.kind == "apprenticeship" and stay.ruptured
    ]
    if (offer["duration_months"] or 99) < 6 and not any(day <= last for last in kept):
        return False
    return _session_suits(person, offer, session, day, kept)


def _session_suits(
    person: Person, offer: Mapping[str, Any], session: date | None, day: date, kept: list[date]
) -> bool:
    if session is None:
        return True
    own = offer["course_id"] in (None, person.course_id)
    usual = session + relativedelta(months=3)
    still_kept = own and any(last > usual for last in kept)
    at_cfa = own and person.enrolment is Enrolment.STARTED
    first = _days(person, offer)[0]
    if session + relativedelta(months=12) <= first and not still_kept and not at_cfa:
        return True
    if day + relativedelta(months=3) < session:
        return False
    return not at_cfa or day <= (max(kept) if still_kept else usual)


def _minor_may(offer: Mapping[str, Any], age: int) -> bool:
    if offer["dangerous_work"] == "banned" or not _minor_may_at_night(offer, age):
        return False
    if not offer["hours_fixed"]:
        return True
    bakery = _in_sector(offer, "1071C", "D1102")
    site = _in_sector(offer, "4120A", "F1703")
    most = 40 if site or offer["naf"] is None else 35
    listed = bakery or offer["naf"] in ("5610A", None)
    sunday_allowed = offer["kind"] == "apprenticeship" and listed
    return (
        (offer["weekly_hours"] or 0) <= most
        and _span(offer) <= (600 if age < 16 else 720)
        and (offer["works_sunday"] is not True or sunday_allowed)
    )


def _in_sector(offer: Mapping[str, Any], naf: str, rome: str) -> bool:
    """The employer's activity decides; the trade only where the activity is not known."""
    return offer["naf"] == naf if offer["naf"] is not None else offer["rome"] == rome


def _minor_may_at_night(offer: Mapping[str, Any], age: int) -> bool:
    worked, naf = _worked_minutes(offer), offer["naf"]
    flagged = offer["works_night"] is True
    if age < 16 and (flagged or worked & _clock((20, 24), (0, 6))):
        return False
    night = worked & _clock((22, 24), (0, 6))
    allowed = {
        "1071C": _clock((4, 6)),
        "5610A": set(range(22 * 60, 23 * 60 + 30)),
        "9001Z": _clock((22, 24)),
    }
    hours = [allowed[naf]] if naf in allowed else []
    if naf is None and offer["rome"] == "D1102":
        hours.append(_clock((4, 6)))
    if not hours:
        return naf is None or not (flagged or night)
    return not offer["hours_fixed"] or any(night <= own for own in hours)


def _pmsmp_may(person: Person, offer: Mapping[str, Any], day: date) -> bool:
    wanted = offer["duration_days"] or 1
    if wanted > ((day + relativedelta(months=1)) - day).days:
        return False
    since = day - relativedelta(months=12) + timedelta(days=1)
    here = [s for s in person.stays if s.kind == "pmsmp" and s.employer_id == offer["employer_id"]]
    if sum(not s.is_renewal and s.starts_on >= since for s in here) >= 2:
        return False
    spent = 0
    for stay in here:
        last = stay.ends_on or stay.starts_on
        spent += max(0, (last - max(stay.starts_on, since)).days + 1)
    return spent + wanted <= 60
