"""When does the day begin and end, and is a minor alone on the road by night?"""

from collections.abc import Callable

import pytest

from matcher.journey.clock import Clock
from matcher.journey.journey import Journey

Told = Callable[..., dict[str, Journey]]
AT_17, AT_15, ADULT = "2009-06-01", "2011-06-01", "2007-05-10"


def test_a_day_lasts_from_door_to_door(told: Told) -> None:
    found = told(offers=[{"offer_id": "o", "km": 4, "day_start": 480, "day_end": 960}])["o"]
    assert found.employer.best is not None
    minutes = found.employer.best.minutes
    assert found.clock == Clock(480 - minutes, 960 + minutes)


def test_a_night_shift_ends_the_next_day(told: Told) -> None:
    found = told(offers=[{"offer_id": "o", "km": 4, "day_start": 1320, "day_end": 300}])["o"]
    assert found.clock is not None
    assert found.clock.back > 1740


def test_hours_that_are_not_stated_give_no_clock(told: Told) -> None:
    found = told(offers=[{"offer_id": "o", "km": 4, "day_start": None, "day_end": None}])["o"]
    assert (found.clock, found.remarks) == (None, ())


@pytest.mark.parametrize(
    ("born", "start", "end", "remarked"),
    [
        (AT_17, 360, 780, "départ à 5 h 36"),
        (AT_17, 900, 1310, "retour à 22 h 14"),
        (AT_17, 300, 1320, "départ à 4 h 36, retour à 22 h 24"),
        (AT_17, 480, 960, None),
        (AT_15, 480, 1190, "retour à 20 h 14"),
        (AT_17, 480, 1190, None),
        (ADULT, 300, 1320, None),
    ],
)
def test_a_minor_s_way_by_night_is_talked_over(
    told: Told, born: str, start: int, end: int, remarked: str | None
) -> None:
    offer = {"offer_id": "o", "km": 4, "day_start": start, "day_end": end}
    remarks = told(person={"birth_date": born}, offers=[offer])["o"].remarks
    expected = () if remarked is None else (remarked,)
    assert len(remarks) == len(expected)
    for sentence, part in zip(remarks, expected, strict=True):
        assert f"à vélo de nuit ({part})" in sentence


def test_a_minor_who_is_driven_is_not_alone(told: Told) -> None:
    offer = {"offer_id": "o", "km": 12, "day_start": 300, "day_end": 720}
    found = told(person={"birth_date": AT_17}, lifts=[{}], offers=[offer])["o"]
    assert found.remarks == ()
