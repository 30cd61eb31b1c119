"""What does a re-match ask after a rupture, on both sides of every limit?"""

from datetime import date

import pandas as pd
import pytest

from matcher.columns.missing import day_number
from matcher.rematch.case import Broken, CaseTerms, constraint_of, frames_after
from models.enums import RuptureCause
from models.frames import PEOPLE, REFUSALS, WISHES

TODAY = date(2026, 11, 25)
TERMS = CaseTerms(today=TODAY, months_kept=6, distance_share=0.75, usual_limit=60)
BAKER, COOK = "D1102", "G1602"


def frames(limit: int | None = 40, wishes: tuple[tuple[str, str | None], ...] = ((BAKER, None),)):
    person = {
        "person_id": "one",
        "birth_date": date(2008, 3, 14),
        "level_reached": 2,
        "college_finished": True,
        "stage": "ready_to_sign",
        "enrolment": "none",
        "course_id": None,
        "cfa_entry_date": None,
        "age_limit_lifted": False,
        "walks": True,
        "has_bike": True,
        "has_moped": None,
        "has_car": None,
        "uses_transit": True,
        "no_mobility": False,
        "licences": "",
        "max_minutes_employer": limit,
        "max_minutes_cfa": None,
        "available_from": None,
    }
    wished = [("one", rank, rome, 3, rncp, 30) for rank, (rome, rncp) in enumerate(wishes, 1)]
    return {
        "people": PEOPLE.conform(pd.DataFrame([person])),
        "wishes": WISHES.build(wished),
        "refusals": REFUSALS.build([]),
    }


def broken(**given: object) -> Broken:
    known: dict[str, object] = {
        "person_id": "one",
        "ruptured_on": date(2026, 10, 1),
        "employer_id": "bakery",
        "rome": BAKER,
        "course_id": "cap",
        "level": 3,
        "rncp": "RNCP37537",
        "course_ends_on": date(2028, 8, 31),
    }
    return Broken(**(known | given))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("ruptured_on", "today", "keeps"),
    [
        (date(2026, 5, 25), date(2026, 11, 25), True),
        (date(2026, 5, 25), date(2026, 11, 26), False),
        # Six months after the last of August end with February, in a leap year a day later.
        (date(2026, 8, 31), date(2027, 2, 28), True),
        (date(2026, 8, 31), date(2027, 3, 1), False),
        (date(2027, 8, 31), date(2028, 2, 29), True),
        (date(2027, 8, 31), date(2028, 3, 1), False),
        (date(2028, 2, 29), date(2028, 8, 29), True),
        (date(2028, 2, 29), date(2028, 8, 30), False),
    ],
)
def test_the_cfa_keeps_them_six_months_to_the_day(
    ruptured_on: date, today: date, keeps: bool
) -> None:
    case = broken(ruptured_on=ruptured_on, course_ends_on=date(2030, 8, 31))
    assert case.keeps_training(today, 6) == keeps


@pytest.mark.parametrize(
    ("given", "keeps"),
    [
        ({}, True),
        ({"rome": None}, False),
        ({"cause": RuptureCause.TRADE}, False),
        ({"cause": RuptureCause.DISTANCE}, True),
        ({"course_ends_on": None}, True),
        ({"course_ends_on": TODAY}, False),
        ({"course_ends_on": date(2026, 11, 26)}, True),
    ],
)
def test_a_training_goes_on_while_there_is_one_left_and_it_was_not_the_cause(
    given: dict[str, object], keeps: bool
) -> None:
    assert broken(**given).keeps_training(TODAY, 6) == keeps


def test_a_contract_begins_before_the_training_ends_with_the_cfa_kept() -> None:
    kept = constraint_of(broken(), True, frozenset({"seen"}))
    assert kept.last_start == day_number(date(2028, 8, 31))
    assert kept.only_course == "cap"
    assert constraint_of(broken(course_ends_on=None), True, frozenset()).last_start is None
    freed = constraint_of(broken(), False, frozenset({"seen"}))
    assert (freed.last_start, freed.only_course, freed.barred) == (None, None, {"seen"})


def test_the_cfa_kept_is_the_persons_own_course() -> None:
    read = frames_after(frames(), [(broken(), True)], TERMS)["people"]
    assert read[["enrolment", "course_id"]].to_numpy().tolist() == [["started", "cap"]]
    freed = frames_after(read_as_frames(read), [(broken(), False)], TERMS)["people"]
    assert freed["enrolment"].tolist() == ["none"]
    assert freed["course_id"].isna().all()


def read_as_frames(people: pd.DataFrame) -> dict[str, pd.DataFrame]:
    return {**frames(), "people": people}


@pytest.mark.parametrize("given", [{"rome": None}, {"course_id": None}])
def test_what_is_not_known_of_the_contract_changes_no_course(given: dict[str, object]) -> None:
    keeps = "rome" not in given
    people = frames_after(frames(), [(broken(**given), keeps)], TERMS)["people"]
    assert people["enrolment"].tolist() == ["none"]


@pytest.mark.parametrize(("limit", "shorter"), [(40, 30), (None, 45)])
def test_a_rupture_over_the_distance_asks_for_shorter_journeys(
    limit: int | None, shorter: int
) -> None:
    read = frames_after(frames(limit), [(broken(cause=RuptureCause.DISTANCE), True)], TERMS)
    assert read["people"]["max_minutes_employer"].tolist() == [shorter]
    assert read["wishes"]["max_minutes"].tolist() == [22]


def test_the_diploma_under_way_is_sought_and_its_equivalents() -> None:
    wishes = ((COOK, None), (BAKER, None), ("D1104", "RNCP37537"))
    read = frames_after(frames(wishes=wishes), [(broken(), True)], TERMS)["wishes"]
    assert read["rome"].tolist() == [BAKER, "D1104"]


def test_a_diploma_nobody_wished_for_any_more_comes_first() -> None:
    read = frames_after(frames(wishes=((COOK, None),)), [(broken(rncp=None), True)], TERMS)
    assert read["wishes"][["rome", "rank"]].to_numpy().tolist() == [[BAKER, 1]]


def test_a_rupture_over_the_trade_leaves_it_out() -> None:
    wishes = ((BAKER, None), (COOK, None))
    case = broken(cause=RuptureCause.TRADE)
    read = frames_after(frames(wishes=wishes), [(case, False)], TERMS)["wishes"]
    assert read["rome"].tolist() == [COOK]


def test_without_a_training_to_keep_every_wish_counts() -> None:
    wishes = ((BAKER, None), (COOK, None))
    read = frames_after(frames(wishes=wishes), [(broken(), False)], TERMS)["wishes"]
    assert read["rome"].tolist() == [BAKER, COOK]


@pytest.mark.parametrize(
    ("given", "refused"),
    [
        ({}, [("employer", "bakery")]),
        ({"employer_lifted": True}, []),
        ({"employer_id": None}, []),
        (
            {"cause": RuptureCause.HOURS, "hours": ("night",)},
            [("employer", "bakery"), ("hours", "night")],
        ),
        ({"hours": ("night",)}, [("employer", "bakery")]),
    ],
)
def test_the_broken_employer_and_confirmed_hours_are_refused(
    given: dict[str, object], refused: list[tuple[str, str]]
) -> None:
    read = frames_after(frames(), [(broken(**given), True)], TERMS)["refusals"]
    assert list(zip(read["kind"], read["value"], strict=True)) == refused
