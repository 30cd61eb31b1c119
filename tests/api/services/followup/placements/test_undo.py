"""Can a contract or PMSMP recorded by mistake be taken back the same day, and by whom?"""

from datetime import date, timedelta
from typing import Any

import pytest

from api.services.followup.placements.record import undo_placement
from api.services.followup.proposals.note_answer import undo_answer
from api.services.not_possible import NotPossible
from models.tables import Placement

TODAY = date(2026, 11, 22)


def _undo(followup: Any, placement_id: str) -> None:
    undo_placement(followup.store, followup.noting, "rural-17", placement_id)


def test_undone_the_same_day_everything_is_as_before(followup: Any) -> None:
    proposal = followup.propose()
    _undo(followup, followup.record(proposal, debut="2026-12-01", fin="2028-11-30"))
    assert (followup.rows(Placement), followup.outcomes()) == ([], [])
    assert (followup.proposal().status, followup.offer().places) == ("pending", 2)


def test_a_signature_of_one_tap_outlives_its_contract(followup: Any) -> None:
    proposal = followup.propose()
    followup.answer(proposal, "signed")
    _undo(followup, followup.record(proposal, debut="2026-12-01", fin="2028-11-30"))
    assert (followup.proposal().status, followup.offer().places) == ("closed", 1)


def test_the_next_day_or_with_outcomes_it_stays(followup: Any, stay: dict[str, str]) -> None:
    done = followup.record(**{**stay, "debut": "2026-11-02", "fin": "2026-11-13"})
    followup.event(done, "pmsmp_done")
    with pytest.raises(NotPossible, match="d'abord les suites"):
        _undo(followup, done)
    followup.on(TODAY + timedelta(days=1))
    with pytest.raises(NotPossible, match="le jour où il est noté"):
        _undo(followup, done)


def test_its_signature_is_not_undone_alone(followup: Any) -> None:
    followup.record(followup.propose(), debut="2026-12-01", fin="2028-11-30")
    (signed,) = followup.outcomes()
    with pytest.raises(NotPossible, match="annulez-le d'abord"):
        undo_answer(followup.store, followup.noting, "rural-17", signed.id)


def test_a_contract_nobody_proposed_takes_the_only_place_it_can_mean(
    followup: Any, contract: dict[str, str]
) -> None:
    before = followup.offer().places
    key = followup.record(**contract)
    assert followup.offer().places == before - 1
    _undo(followup, key)
    assert followup.offer().places == before
