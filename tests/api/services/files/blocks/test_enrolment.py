"""Is a person's course chosen among those that exist?"""

from collections.abc import Callable
from datetime import date
from typing import Any

SAVE = Callable[..., Any]


def test_enrolment_with_its_course_and_its_day(save: SAVE, stored: SAVE) -> None:
    chosen = {"nouvelle-formation": "boul", "nouvelle-formation-choix": "cfa-1"}
    save("cfa", {"inscription": "started", "entree": "2026-09-07", **chosen})
    assert (stored("enrolment"), stored("course_id")) == ("started", "cfa-1")
    assert stored("cfa_entry_date") == date(2026, 9, 7)
    save("cfa", {"sans-formation": "oui"})
    assert stored("course_id") is None


def test_a_course_must_be_chosen_and_exist(mistakes: SAVE) -> None:
    assert set(mistakes("cfa", {"nouvelle-formation": "boul"})) == {"nouvelle-formation"}
    assert set(mistakes("cfa", {"formation": "cfa-x"})) == {"nouvelle-formation"}
