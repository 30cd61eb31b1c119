"""What does an answer change, and how is one taken back?"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from api.services.followup.proposals.note_answer import undo_answer
from api.services.not_possible import NotPossible
from api.services.noting import Noting
from models.enums import Role
from models.errors import NotAllowed, NotFound
from models.store.pool_version import pool_version
from models.tables import Offer, Outcome, Proposal

TODAY = date(2026, 11, 22)


def _undo(followup: Any, outcome_id: int, noting: Noting | None = None) -> None:
    undo_answer(followup.store, noting or followup.noting, "rural-17", outcome_id)


def _pool(followup: Any) -> int:
    with followup.store.reading() as session:
        return pool_version(session)


def test_no_answer_lets_the_proposal_lapse_and_frees_the_place(followup: Any) -> None:
    proposal = followup.propose()
    before = _pool(followup)
    followup.answer(proposal, "no_answer")
    (noted,) = followup.outcomes()
    assert (noted.kind, noted.happened_on, noted.noted_by) == ("no_answer", TODAY, "adv-a")
    assert followup.proposal().status == "lapsed"
    assert _pool(followup) > before


def test_a_meeting_leaves_it_waiting(followup: Any) -> None:
    followup.answer(followup.propose(), "met")
    assert followup.proposal().status == "pending"


def test_the_same_answer_of_the_same_day_is_noted_once(followup: Any) -> None:
    proposal = followup.propose()
    first = followup.answer(proposal, "met")
    assert followup.answer(proposal, "met") == first
    assert len(followup.outcomes()) == 1


def test_two_taps_at_once_note_once(followup: Any) -> None:
    proposal = followup.propose()
    with ThreadPoolExecutor(4) as hands:
        ids = set(hands.map(lambda _: followup.answer(proposal, "signed"), range(4)))
    assert len(ids) == 1
    assert len(followup.outcomes()) == 1
    assert followup.offer().places == 1


def test_a_signature_takes_a_place_once(followup: Any) -> None:
    proposal = followup.propose()
    followup.answer(proposal, "signed")
    assert (followup.offer().places, followup.offer().edited_fields) == (1, "places")
    followup.noting = Noting(followup.noting.viewer, TODAY + timedelta(days=1), followup.noting.now)
    followup.answer(proposal, "signed")
    assert followup.offer().places == 1


def test_a_host_that_counts_by_the_month_loses_no_place(followup: Any) -> None:
    followup.answer(followup.propose("stay"), "signed")
    assert followup.offer("stay").places == 1


def test_the_last_place_taken_closes_the_offer_to_others(followup: Any) -> None:
    followup.change(Offer, "contract", places=1)
    followup.answer(followup.propose(), "signed")
    with pytest.raises(NotPossible, match="Toutes les places"):
        followup.propose("contract", "neighbour")


def test_another_day_can_be_given_from_the_proposal_to_today(followup: Any) -> None:
    proposal = followup.propose()
    followup.change(Proposal, proposal, proposed_on=TODAY - timedelta(days=9))
    followup.answer(proposal, "met", TODAY - timedelta(days=9))
    with pytest.raises(NotPossible, match="à l'avance"):
        followup.answer(proposal, "no_answer", TODAY + timedelta(days=1))
    with pytest.raises(NotPossible, match="13/11/2026"):
        followup.answer(proposal, "no_answer", TODAY - timedelta(days=10))
    assert len(followup.outcomes()) == 1


@pytest.mark.parametrize(
    ("offer", "kind"),
    [("stay", "declined_by_cfa"), ("contract", "ruptured"), ("contract", "completed")],
)
def test_an_answer_that_does_not_fit_is_refused(followup: Any, offer: str, kind: str) -> None:
    proposal = followup.propose(offer)
    with pytest.raises(NotPossible, match="ne va pas"):
        followup.answer(proposal, kind)


def test_undone_the_same_day_everything_is_as_before(followup: Any) -> None:
    proposal = followup.propose()
    _undo(followup, followup.answer(proposal, "signed"))
    assert (followup.outcomes(), followup.proposal().status) == ([], "pending")
    assert followup.offer().places == 2


def test_undoing_the_latest_leaves_the_earlier_answer(followup: Any) -> None:
    proposal = followup.propose()
    followup.answer(proposal, "no_answer")
    _undo(followup, followup.answer(proposal, "met"))
    assert followup.proposal().status == "lapsed"


def test_a_colleague_of_the_structure_may_undo(followup: Any, by: Callable[..., Noting]) -> None:
    noted = followup.answer(followup.propose(), "met")
    _undo(followup, noted, by("adv-a2"))
    assert not followup.outcomes()


def test_the_next_day_it_stays(followup: Any, by: Callable[..., Noting]) -> None:
    noted = followup.answer(followup.propose(), "met")
    with pytest.raises(NotPossible, match="le jour où elle est notée"):
        _undo(followup, noted, by(now=datetime(2026, 11, 22, 23, 0, tzinfo=UTC)))


def test_the_day_is_the_one_in_france(followup: Any, by: Callable[..., Noting]) -> None:
    """Noted at half past midnight in Paris, on the eve in UTC; undone that morning."""
    proposal = followup.propose()
    followup.noting = by(now=datetime(2026, 11, 21, 23, 30, tzinfo=UTC))
    noted = followup.answer(proposal, "met")
    _undo(followup, noted, by(now=datetime(2026, 11, 22, 8, 0, tzinfo=UTC)))


def test_what_an_import_brought_is_not_undone(followup: Any) -> None:
    noted = followup.answer(followup.propose(), "met")
    followup.change(Outcome, noted, source="csv")
    with pytest.raises(NotPossible, match="le jour où elle est notée"):
        _undo(followup, noted)


@pytest.mark.parametrize(
    ("structure", "role", "told"),
    [
        ("ml-b", Role.ADVISER, "Le dossier rural-17"),
        ("ml-a", Role.COORDINATOR, "rôle ne donne pas ce droit : noter"),
    ],
)
def test_who_may_not_note_changes_nothing(
    followup: Any, by: Callable[..., Noting], structure: str, role: Role, told: str
) -> None:
    proposal = followup.propose()
    noted = followup.answer(proposal, "met")
    followup.noting = by("adv-b", structure, role)
    with pytest.raises(NotAllowed, match=told):
        followup.answer(proposal, "no_answer")
    with pytest.raises(NotAllowed, match=told):
        _undo(followup, noted)
    assert [each.kind for each in followup.outcomes()] == ["met"]


def test_another_person_s_proposal_does_not_exist(followup: Any) -> None:
    other = followup.propose("contract", "neighbour")
    with pytest.raises(NotFound, match="Proposition introuvable"):
        followup.answer(other, "met")


def test_another_person_s_answer_does_not_exist(followup: Any) -> None:
    noted = followup.answer(followup.propose(), "met")
    with pytest.raises(NotFound):
        undo_answer(followup.store, followup.noting, "neighbour", noted)
    with pytest.raises(NotFound, match="Réponse introuvable"):
        undo_answer(followup.store, followup.noting, "rural-17", 10**6)
