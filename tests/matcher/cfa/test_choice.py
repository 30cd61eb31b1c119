"""Which CFA goes with an offer, and how does the person get there?"""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from matcher.cfa.choice import CfaLegs, CfaOrigin
from matcher.columns import NO_DAY
from matcher.rank.ranking import Ranking

NEAR, FAR = {"km": 2}, {"km": 12}


@pytest.fixture
def chosen(rank: Callable[..., Ranking]) -> Callable[..., tuple[str | None, CfaOrigin, CfaLegs]]:
    """Course, origin and legs of the only offer; `offer` changes that offer."""

    def answer(offer: dict[str, Any] | None = None, **world: Any) -> Any:
        ranking = rank(offers=[{"km": 1, **(offer or {})}], **world)
        cfa = ranking.candidates.pairs.cfa
        ids = sorted(row.get("course_id", f"c{n}") for n, row in enumerate(world["courses"], 1))
        row = int(cfa.course[0])
        return (None if row < 0 else ids[row]), CfaOrigin(int(cfa.origin[0])), cfa

    return answer


OWN = {"enrolment": "admitted", "course_id": "c2"}


def test_an_imposed_cfa_comes_before_the_persons_own(chosen: Any) -> None:
    found = chosen({"course_id": "c1"}, courses=[FAR, NEAR], person=OWN)
    assert found[:2] == ("c1", CfaOrigin.IMPOSED)


def test_the_persons_own_cfa_comes_before_a_nearer_one(chosen: Any) -> None:
    found = chosen(courses=[NEAR, FAR], person=OWN)
    assert found[:2] == ("c2", CfaOrigin.OWN)


@pytest.mark.parametrize(
    ("person", "course", "offer"),
    [
        ({**OWN, "enrolment": "none"}, {}, {}),
        ({**OWN, "course_id": None}, {}, {}),
        ({**OWN, "course_id": "unheard of"}, {}, {}),
        (OWN, {"rome": "F1703"}, {}),
        (OWN, {"level": 4}, {}),
    ],
)
def test_an_own_cfa_that_does_not_prepare_the_diploma_is_left(
    chosen: Any, person: dict[str, Any], course: dict[str, Any], offer: dict[str, Any]
) -> None:
    found = chosen(offer, courses=[NEAR, {**FAR, **course}], person=person)
    assert found[:2] == ("c1", CfaOrigin.SUPPOSED)


@pytest.mark.parametrize(
    ("course", "offer"),
    [
        ({"level": None}, {}),
        ({}, {"diploma_level": None}),
        ({"rome": "F1703", "level": 4, "rncp": "RNCP1"}, {"rncp": "RNCP1"}),
    ],
)
def test_an_own_cfa_counts_when_level_or_diploma_agree_or_are_not_known(
    chosen: Any, course: dict[str, Any], offer: dict[str, Any]
) -> None:
    found = chosen(offer, courses=[NEAR, {**FAR, **course}], person=OWN)
    assert found[:2] == ("c2", CfaOrigin.OWN)


def test_the_level_sought_is_the_offers_else_the_wishs(chosen: Any) -> None:
    courses = [{**NEAR, "level": 4}, {**FAR, "level": 3}]
    assert chosen({}, courses=courses)[0] == "c2"
    unknown = {"diploma_level": None}
    aims = [{"rome": "D1102", "target_level": 3}]
    assert chosen(unknown, courses=courses, wishes=aims)[0] == "c2"
    assert chosen(unknown, courses=courses)[0] == "c1"


def test_the_best_known_course_is_supposed_and_equal_ones_go_by_uai_then_id(chosen: Any) -> None:
    assert chosen(courses=[FAR, NEAR])[:2] == ("c2", CfaOrigin.SUPPOSED)
    first_uai = {**NEAR, "uai": "0490002A"}
    assert (
        chosen(courses=[{**NEAR, "course_id": "a"}, {**first_uai, "course_id": "b"}])[2].course[0]
        == 0
    ), "sorted by UAI first"
    same = [{**NEAR, "course_id": "b"}, {**NEAR, "course_id": "a"}]
    assert chosen(courses=same)[0] == "a"


def test_without_a_course_for_the_trade_and_level_the_cfa_is_unknown(chosen: Any) -> None:
    for courses in ([], [{**NEAR, "rome": "F1703"}], [{**NEAR, "level": 4}]):
        course, origin, cfa = chosen(courses=courses)
        assert (course, origin) == (None, CfaOrigin.NOT_KNOWN)
        assert cfa.minutes[0] == 255
        assert np.isnan(cfa.trips[0])


def test_an_imposed_course_nobody_knows_is_not_taken_for_another(chosen: Any) -> None:
    """The offer names a course that is not among the courses: the supposed one may serve."""
    assert chosen({"course_id": "gone"}, courses=[NEAR])[1] is CfaOrigin.SUPPOSED


@pytest.mark.parametrize("courses", [[], [NEAR]])
def test_an_immersion_needs_no_cfa(chosen: Any, courses: list[dict[str, Any]]) -> None:
    course, origin, cfa = chosen({"kind": "pmsmp"}, courses=courses)
    assert (course, origin) == (None, CfaOrigin.NOT_NEEDED)
    assert cfa.session[0] == NO_DAY
    assert cfa.over[0] == 0


def test_only_a_certain_cfa_dates_the_session(chosen: Any) -> None:
    assert chosen({"course_id": "c1"}, courses=[NEAR])[2].session[0] != NO_DAY
    assert chosen(courses=[NEAR])[2].session[0] == NO_DAY
    undated = {**NEAR, "start": None}
    assert chosen({"course_id": "c1"}, courses=[undated])[2].session[0] == NO_DAY


def test_trips_a_month_are_those_of_boarding_where_the_person_boards(chosen: Any) -> None:
    boards = chosen(courses=[{"km": 60, "boarding": True}])[2]
    assert (bool(boards.boards[0]), float(boards.trips[0])) == (True, 2.9)
    daily = chosen(courses=[{"km": 1, "boarding": True}])[2]
    assert (bool(daily.boards[0]), float(daily.trips[0])) == (False, 14.4)


def test_a_lift_to_the_cfa_must_run_all_week(chosen: Any) -> None:
    person = {"has_bike": False}
    far = [{"km": 30}]
    known = chosen(courses=far, person=person, lifts=[{"weekdays": "123"}, {"weekdays": "45"}])
    assert known[2].minutes[0] < 60
    part = chosen(courses=far, person=person, lifts=[{"weekdays": "123"}])
    assert part[2].minutes[0] > 90
