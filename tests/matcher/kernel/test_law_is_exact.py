"""Where the law turns on a day, does the kernel exclude what the explanation excludes?"""

from typing import Any

import pytest
from beside.kernel_beside import assert_equal
from worlds.small_world import World

from data.reference import load
from matcher.rank.matcher import Matcher

ENTERED = {"enrolment": "started", "course_id": "c"}
COURSE = {"course_id": "c", "km": 3}
AT_CFA = [{"km": 1, "course_id": "c"}, {"km": 2}]
BROKEN = {
    "employer_id": "e-9",
    "kind": "apprenticeship",
    "rome": "D1102",
    "starts_on": "2026-01-05",
    "ruptured": True,
}
HOST = {"km": 1, "kind": "pmsmp", "employer_id": "e-o1"}
ONE_A_FIELD = load("trades").groupby(load("trades")["rome"].str[0])["rome"].first().tolist()


def stay(employer: str, starts_on: str, ends_on: str | None) -> dict[str, Any]:
    """A PMSMP done."""
    past = {"employer_id": employer, "kind": "pmsmp", "rome": "D1102"}
    return {**past, "starts_on": starts_on, "ends_on": ends_on}


@pytest.mark.parametrize(
    "world",
    [
        # Too old at once, and within the days on which one may start.
        *(
            {"person": {"birth_date": born}, "offers": [{"km": 1}, {"km": 2, "kind": "pmsmp"}]}
            for born in ("1995-05-10", "1997-02-01")
        ),
        # Sixteen at last while it is known that school was left before its end.
        *(
            {
                "person": {"birth_date": born, "college_finished": False},
                "offers": [{"km": 1}, {"km": 2, "kind": "pmsmp"}],
            }
            for born in ("2010-11-20", "2011-01-31", "2012-02-29")
        ),
        # Sessions of a certain CFA: long over, entered lately, entered for longer than the window.
        *(
            {"person": person, "offers": AT_CFA, "courses": [{**COURSE, "start": start}]}
            for person in ({}, ENTERED, {**ENTERED, "cfa_entry_date": "2026-09-01"})
            for start in ("2024-09-02", "2026-09-01", "2027-01-11")
        ),
        # Kept by the CFA after a rupture: the session's limit and the shortest contract yield.
        *(
            {
                "person": person,
                "stays": [{**BROKEN, "ends_on": ends}],
                "offers": [{**each, "duration_months": 4} for each in AT_CFA],
                "courses": [{**COURSE, "start": "2026-09-01"}],
            }
            for person in ({}, ENTERED)
            for ends in ("2026-10-30", "2026-07-20", None)
        ),
        # Stays with one host and another: a convention or days are left later, or never.
        *(
            {"stays": stays, "offers": [{**HOST, "duration_days": days} for days in (5, 20, 45)]}
            for stays in (
                [stay("e-o1", "2026-01-12", "2026-02-10"), stay("e-o9", "2026-03-02", None)],
                [stay("e-o1", "2026-01-20", "2026-02-03"), stay("e-o1", "2026-01-25", None)],
                [stay("e-o1", "2026-11-02", "2026-11-28"), stay("e-o1", "2026-12-01", None)],
                [stay("e-o1", "2026-01-01", "2026-02-28")],
            )
        ),
        # One immersion in each field of trades, for somebody without a wish.
        {
            "wishes": [],
            "offers": [{"km": 1, "kind": "pmsmp", "rome": rome} for rome in ONE_A_FIELD],
        },
    ],
)
def test_a_world_on_either_side_of_a_limit_is_judged_as_it_is_explained(
    matcher: Matcher, world: dict[str, Any]
) -> None:
    assert_equal(matcher, World(**{"person": {}, "courses": [], **world}))
