"""What is told of a young person's path, to whom, and what can still be noted?"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from api.services.followup.path.told import read_path
from api.services.followup.proposals.proposed import proposals_by_offer
from api.services.noting import Noting
from models.enums import Role, Visibility
from models.errors import NotAllowed
from models.tables import FileView, Offer

TODAY = date(2026, 11, 22)


def _path(followup: Any, check: str | None = None, noting: Noting | None = None) -> Any:
    return read_path(followup.store, noting or followup.noting, "rural-17", check)


def test_an_empty_path_has_nothing_and_is_logged_as_read(followup: Any) -> None:
    path = _path(followup)
    assert [path.waiting, path.to_complete, path.under_way, path.past] == [[]] * 4
    assert path.may_note
    with followup.store.reading() as session:
        assert [view.action for view in session.scalars(select(FileView))] == ["read"]


def test_what_waits_longest_stands_first(followup: Any) -> None:
    followup.propose("stay")
    followup.on(TODAY + timedelta(days=2))
    followup.propose("contract")
    assert [line.offer_id for line in _path(followup).waiting] == ["stay", "contract"]


def test_a_proposal_says_who_proposed_it_and_what_can_be_answered(followup: Any) -> None:
    followup.propose("stay")
    (line,) = _path(followup).waiting
    assert (line.by, line.employer, line.rank) == ("A", "Boulangerie Fictive", 1)
    assert "declined_by_cfa" not in line.answers
    assert "signed" in line.answers


def test_an_answer_says_who_noted_it_and_whether_it_can_be_undone(followup: Any) -> None:
    followup.answer(followup.propose(), "no_answer")
    (line,) = _path(followup).past
    assert [(step.kind, step.by, step.undoable) for step in line.steps] == [
        ("no_answer", "A", True)
    ]
    followup.on(TODAY + timedelta(days=1))
    assert not _path(followup).past[0].steps[0].undoable


def test_signed_without_its_contract_it_is_to_complete_then_told_by_the_contract(
    followup: Any,
) -> None:
    proposal = followup.propose()
    followup.answer(proposal, "met")
    followup.answer(proposal, "signed")
    assert [line.proposal_id for line in _path(followup).to_complete] == [proposal]
    followup.record(proposal, debut="2026-12-01", fin="2028-11-30")
    path = _path(followup)
    assert [path.to_complete, path.waiting, path.past] == [[]] * 3
    (contract,) = path.under_way
    assert contract.proposed_on == TODAY
    assert [step.kind for step in contract.steps] == ["met", "signed"]


def test_what_is_to_come_offers_nothing_to_note(followup: Any, stay: dict[str, str]) -> None:
    followup.record(**stay)
    (line,) = _path(followup).under_way
    assert (line.begun, line.events, line.undoable) == (False, (), True)
    followup.on(date(2026, 12, 1))
    assert _path(followup).under_way[0].events == ("pmsmp_done", "lost_from_view")


def test_a_stay_that_is_done_belongs_to_the_past(followup: Any, stay: dict[str, str]) -> None:
    done = followup.record(**{**stay, "debut": "2026-11-02", "fin": "2026-11-13"})
    followup.event(done, "pmsmp_done", purpose_met=True)
    (line,) = _path(followup).past
    assert (line.purpose_met, line.events) == (True, ())


@pytest.mark.parametrize(
    ("day", "events"),
    [
        (date(2027, 5, 31), ("completed", "ruptured", "lost_from_view")),
        (
            date(2027, 6, 1),
            (
                "in_training_6m_same_employer",
                "in_training_6m_new_employer",
                "completed",
                "ruptured",
                "lost_from_view",
            ),
        ),
    ],
)
def test_six_months_are_asked_about_once_they_have_passed(
    followup: Any, contract: dict[str, str], day: date, events: tuple[str, ...]
) -> None:
    followup.record(**contract)
    followup.on(day)
    assert _path(followup).under_way[0].events == events


def test_a_broken_contract_waits_for_what_became_of_its_young_person(
    followup: Any, contract: dict[str, str]
) -> None:
    broken = followup.record(**contract)
    followup.on(date(2027, 6, 2))
    followup.event(broken, "ruptured", date(2027, 1, 4))
    (line,) = _path(followup).past or _path(followup).under_way
    assert line.ruptured_on == date(2027, 1, 4)
    assert line.events == ("in_training_6m_new_employer", "lost_from_view")


def test_what_was_just_recorded_is_told_with_what_to_check(
    followup: Any, stay: dict[str, str]
) -> None:
    recorded = followup.record(**stay)
    checked = _path(followup, check=recorded).to_check
    assert "pmsmp_guardian" in {reason["rule"] for reason in checked.reasons}
    assert _path(followup, check="someone-else-s").to_check is None


def test_an_announced_employer_stays_with_its_owner(followup: Any) -> None:
    followup.change(Offer, "contract", visibility=Visibility.ANNOUNCED, owner_structure_id="ml-b")
    proposal = followup.propose()
    assert _path(followup).waiting[0].employer is None
    followup.record(proposal, debut="2026-12-01", fin="2028-11-30")
    assert _path(followup).under_way[0].employer is None


def test_a_coordinator_reads_and_notes_nothing(followup: Any, by: Callable[..., Noting]) -> None:
    followup.propose()
    path = _path(followup, noting=by("adv-a2", "ml-a", Role.COORDINATOR))
    assert not path.may_note
    assert path.waiting[0].answers == ()


def test_another_structure_reads_nothing(followup: Any, by: Callable[..., Noting]) -> None:
    stranger = by("adv-b", "ml-b")
    with pytest.raises(NotAllowed, match="rural-17"):
        _path(followup, noting=stranger)
    with pytest.raises(NotAllowed, match="rural-17"):
        proposals_by_offer(followup.store, stranger, "rural-17")


def test_the_latest_proposal_of_an_offer_is_the_one_told(followup: Any) -> None:
    followup.answer(followup.propose(), "no_answer")
    followup.on(TODAY + timedelta(days=1))
    again = followup.propose()
    state = proposals_by_offer(followup.store, followup.noting, "rural-17")["contract"]
    assert (state.proposal_id, state.status, state.answer) == (again, "pending", None)


def test_proposals_that_wait_beside_a_contract_are_pointed_out(
    followup: Any, contract: dict[str, str]
) -> None:
    followup.propose("stay")
    assert not _path(followup).places_held
    signed = followup.record(**contract)
    assert _path(followup).places_held
    followup.on(date(2026, 12, 20))
    followup.event(signed, "ruptured", date(2026, 12, 18))
    assert not _path(followup).places_held
