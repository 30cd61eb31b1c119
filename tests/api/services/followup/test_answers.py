"""What is a proposal after its answers, in whatever order they come?"""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.services.followup.answers import (
    OF_PROPOSAL,
    Answered,
    answers_to,
    may_answer,
    status_after,
)
from models.enums import OfferKind, OutcomeKind, ProposalStatus

DAY = date(2026, 11, 22)
histories = st.lists(
    st.builds(
        Answered,
        st.sampled_from(OF_PROPOSAL),
        st.integers(0, 40).map(lambda days: DAY + timedelta(days=days)),
        st.integers(1, 99),
    ),
    unique_by=lambda each: each.number,
)


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        ("met", "pending"),
        ("no_answer", "lapsed"),
        ("declined_by_employer", "closed"),
        ("declined_by_young_person", "closed"),
        ("declined_by_cfa", "closed"),
        ("place_gone", "closed"),
        ("lost_from_view", "closed"),
        ("signed", "closed"),
    ],
)
def test_each_answer_alone(kind: str, status: str) -> None:
    assert status_after([Answered(OutcomeKind(kind), DAY, 1)]) == status


def test_without_an_answer_it_waits() -> None:
    assert status_after([]) is ProposalStatus.PENDING


def test_a_meeting_after_silence_waits_again() -> None:
    silent = Answered(OutcomeKind.NO_ANSWER, DAY, 1)
    met = Answered(OutcomeKind.MET, DAY + timedelta(days=9), 2)
    assert status_after([met, silent]) is ProposalStatus.PENDING


def test_of_one_day_the_last_noted_decides() -> None:
    met, declined = (OutcomeKind.MET, OutcomeKind.DECLINED_BY_EMPLOYER)
    one = [Answered(met, DAY, 1), Answered(declined, DAY, 2)]
    other = [Answered(declined, DAY, 1), Answered(met, DAY, 2)]
    assert (status_after(one), status_after(other)) == ("closed", "pending")


@given(answers=histories, chance=st.randoms(use_true_random=False))
def test_the_order_of_reading_changes_nothing(answers: list[Answered], chance: Any) -> None:
    mixed = chance.sample(answers, len(answers))
    assert status_after(answers) is status_after(mixed)


@given(answers=histories)
def test_a_signature_stays_one(answers: list[Answered]) -> None:
    signed = Answered(OutcomeKind.SIGNED, DAY, 0)
    assert status_after([signed, *answers]) is ProposalStatus.CLOSED


def test_a_pmsmp_has_no_cfa_that_could_decline() -> None:
    assert not may_answer(OutcomeKind.DECLINED_BY_CFA, OfferKind.PMSMP)
    assert may_answer(OutcomeKind.DECLINED_BY_CFA, OfferKind.APPRENTICESHIP)
    assert set(answers_to(OfferKind.APPRENTICESHIP)) == set(OF_PROPOSAL)


def test_what_belongs_to_a_contract_answers_no_proposal() -> None:
    for kind in (OutcomeKind.RUPTURED, OutcomeKind.COMPLETED, OutcomeKind.IN_TRAINING_6M_SAME):
        assert not may_answer(kind, OfferKind.APPRENTICESHIP)
