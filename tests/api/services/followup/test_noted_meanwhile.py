"""Is whoever notes from an old page told what a colleague noted since?"""

from collections.abc import Callable
from typing import Any

import pytest

from api.services.followup.noted_meanwhile import stamp_of
from api.services.followup.placements.note_event import Event, note_event
from api.services.followup.placements.record import placement_outcomes
from api.services.followup.proposals.note_answer import (
    Answer,
    note_answer,
    outcomes_of,
    undo_answer,
)
from api.services.not_possible import NotPossible
from api.services.noting import Noting
from models.enums import OutcomeKind


def test_what_a_colleague_noted_meanwhile_is_told_and_nothing_else_is(
    followup: Any, by: Callable[..., Noting]
) -> None:
    proposal = followup.propose()
    seen = _seen(followup, proposal)
    mine, followup.noting = followup.noting, by("adv-a2")
    followup.answer(proposal, "declined_by_employer")
    followup.noting = mine
    with pytest.raises(NotPossible, match="A2 a noté « Refus de l'employeur »"):
        _answers(followup, proposal, OutcomeKind.MET, seen)
    assert len(followup.outcomes()) == 1
    _answers(followup, proposal, OutcomeKind.MET, _seen(followup, proposal))
    assert len(followup.outcomes()) == 2


def test_two_who_note_the_same_agree(followup: Any) -> None:
    proposal = followup.propose()
    seen = _seen(followup, proposal)
    for _ in range(2):
        _answers(followup, proposal, OutcomeKind.MET, seen)
    assert len(followup.outcomes()) == 1


def test_what_was_taken_back_meanwhile_is_told(followup: Any) -> None:
    proposal = followup.propose()
    noted = followup.answer(proposal, "met")
    seen = _seen(followup, proposal)
    undo_answer(followup.store, followup.noting, "rural-17", noted)
    with pytest.raises(NotPossible, match="annulé entre-temps"):
        _answers(followup, proposal, OutcomeKind.NO_ANSWER, seen)


def _seen(followup: Any, proposal: str) -> str:
    with followup.store.reading() as session:
        return stamp_of(outcomes_of(session, proposal))


def _answers(followup: Any, proposal: str, kind: OutcomeKind, seen: str) -> None:
    note_answer(followup.store, followup.noting, "rural-17", Answer(proposal, kind, seen=seen))


def test_of_a_contract_too(
    followup: Any, by: Callable[..., Noting], contract: dict[str, str]
) -> None:
    placement = followup.record(**{**contract, "debut": "2026-11-01"})
    with followup.store.reading() as session:
        seen = stamp_of(placement_outcomes(session, placement))
    mine, followup.noting = followup.noting, by("adv-a2")
    followup.event(placement, "ruptured")
    late = Event(placement, OutcomeKind.LOST_FROM_VIEW, seen=seen)
    with pytest.raises(NotPossible, match="A2 a noté « Contrat rompu »"):
        note_event(followup.store, mine, "rural-17", late)
