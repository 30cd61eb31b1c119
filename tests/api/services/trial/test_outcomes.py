"""Where somebody stands on a day: yes, no, or nobody knows. Lost from view is neither."""

from datetime import date

import pytest

from api.services.trial.outcomes import Followed, horizon_of, outcome_of
from models.enums import OfferKind, OutcomeKind
from models.tables import Placement, TrialEnrolment

START, DAY = date(2026, 9, 1), date(2027, 3, 1)
ROW = TrialEnrolment(enrolled_on=START)


def contract(starts: date = START, **columns: object) -> Placement:
    return Placement(kind=OfferKind.APPRENTICESHIP, starts_on=starts, **columns)


@pytest.mark.parametrize(
    ("contracts", "in_training"),
    [
        ([contract()], True),
        ([contract(starts=DAY)], True),
        ([contract(starts=date(2027, 3, 2))], False),
        ([contract(ends_on=DAY)], True),
        ([contract(ends_on=date(2027, 2, 28))], False),
        ([contract(ruptured_on=DAY)], False),
        ([contract(ruptured_on=date(2027, 3, 2))], True),
        ([contract(ruptured_on=date(2026, 10, 1)), contract(starts=date(2026, 12, 1))], True),
        ([], False),
    ],
)
def test_a_contract_counts_on_the_days_it_runs(
    contracts: list[Placement], in_training: bool
) -> None:
    assert Followed(contracts=contracts).in_training(DAY) is in_training


@pytest.mark.parametrize(
    ("events", "in_training"),
    [
        ([(OutcomeKind.COMPLETED, DAY)], True),
        ([(OutcomeKind.COMPLETED, date(2027, 3, 2))], False),
        ([(OutcomeKind.IN_TRAINING_6M_NEW, date(2027, 2, 1))], True),
        ([(OutcomeKind.LOST_FROM_VIEW, date(2027, 2, 1))], None),
        ([(OutcomeKind.LOST_FROM_VIEW, date(2027, 3, 2))], False),
        ([(OutcomeKind.LOST_FROM_VIEW, START), (OutcomeKind.COMPLETED, DAY)], True),
        ([(OutcomeKind.COMPLETED, START), (OutcomeKind.RUPTURED, DAY)], False),
        ([(OutcomeKind.MET, DAY)], False),
    ],
)
def test_the_last_word_until_the_day_decides(
    events: list[tuple[OutcomeKind, date]], in_training: bool | None
) -> None:
    assert Followed(events=events).in_training(DAY) is in_training


def test_a_file_closed_before_the_day_says_nothing_but_its_contract_does() -> None:
    assert Followed(closed_on=date(2027, 2, 1)).in_training(DAY) is None
    assert Followed(closed_on=DAY).in_training(DAY) is False
    assert Followed(contracts=[contract()], closed_on=START).in_training(DAY) is True


@pytest.mark.parametrize(
    ("followed", "ruptured"),
    [
        (Followed(contracts=[contract(ruptured_on=DAY)]), True),
        (Followed(contracts=[contract(ruptured_on=date(2027, 3, 2))]), False),
        (Followed(contracts=[contract(starts=START, ruptured_on=date(2026, 8, 31))]), False),
        (Followed(events=[(OutcomeKind.RUPTURED, START)]), True),
        (Followed(), False),
        (Followed(closed_on=START), None),
    ],
)
def test_a_rupture_counts_between_enrolment_and_the_day(
    followed: Followed, ruptured: bool | None
) -> None:
    assert followed.ruptured(START, DAY) is ruptured


def test_an_outcome_is_looked_at_whole_months_after_enrolment() -> None:
    assert horizon_of(ROW, 6) == DAY
    assert outcome_of(ROW, Followed(contracts=[contract()]), ("in_training", 6)) == 1
    assert outcome_of(ROW, Followed(contracts=[contract()]), ("ruptured", 12)) == 0


def test_a_forgotten_person_is_unknown() -> None:
    told = outcome_of(ROW, None, ("in_training", 6))
    assert told != told
