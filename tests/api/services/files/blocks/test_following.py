"""Are referent, scheme, notice and closing entered?"""

from collections.abc import Callable
from datetime import date
from typing import Any

SAVE = Callable[..., Any]


def test_following_referent_scheme_notice_and_closing(save: SAVE, stored: SAVE) -> None:
    save(
        "suivi",
        {
            "referent": "",
            "accompagnement": "cej",
            "informe-le": "2026-11-20",
            "notice": "2026-1",
            "clos-le": "2026-11-21",
        },
    )
    assert (stored("referent_id"), stored("support_scheme")) == (None, "cej")
    assert (stored("informed_on"), stored("information_version")) == (date(2026, 11, 20), "2026-1")
    assert stored("closed_on") == date(2026, 11, 21)


def test_a_referent_is_of_the_structure_and_no_day_is_to_come(mistakes: SAVE) -> None:
    told = mistakes("suivi", {"referent": "adv-b", "informe-le": "2026-11-23"})
    assert set(told) == {"referent", "informe-le"}
