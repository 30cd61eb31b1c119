"""Is it kept that an offer was proposed before others, and why?"""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from api.services.followup.proposals.order_reason import say_why
from api.services.followup.proposals.proposed import proposals_by_offer
from api.services.not_possible import NotPossible
from api.services.noting import Noting
from models.enums import OfferKind, OrderReason, Role
from models.errors import NotAllowed, NotFound
from models.tables import Offer, OrderOverride, Proposal


@pytest.fixture
def second(followup: Any) -> str:
    """A contract like "contract" in all, which stands just below it: order is total."""
    with followup.store.sessions.begin() as session:
        session.add(
            Offer(
                id="second",
                kind=OfferKind.APPRENTICESHIP,
                title="Apprenti boulanger",
                diploma_level=3,
                employer_id="emp-1",
                rome="D1102",
                places=2,
            )
        )
    return "second"


def _overrides(followup: Any) -> list[OrderOverride]:
    with followup.store.reading() as session:
        return list(session.scalars(select(OrderOverride)))


def _why(followup: Any, proposal_id: str, reason: OrderReason = OrderReason.PREFERRED) -> None:
    say_why(followup.store, followup.noting, "rural-17", proposal_id, reason)


def test_the_first_of_its_kind_passes_nobody_over(followup: Any, second: str) -> None:
    for offer_id in ("contract", "stay"):
        followup.propose(offer_id)
    assert not _overrides(followup)


def test_what_stands_below_is_kept_with_how_many_it_passed_over(followup: Any, second: str) -> None:
    proposal_id = followup.propose(second)
    (kept,) = _overrides(followup)
    assert (kept.proposal_id, kept.passed_over, kept.reason) == (proposal_id, 1, None)
    assert followup.proposal().shown_rank > 1
    assert followup.proposal().scorecard_id


def test_what_was_proposed_before_is_not_passed_over(followup: Any, second: str) -> None:
    followup.answer(followup.propose("contract"), "no_answer")
    followup.propose(second)
    assert not _overrides(followup)


def test_the_reason_can_be_left_out_said_and_said_again(followup: Any, second: str) -> None:
    proposal_id = followup.propose(second)
    for reason in (OrderReason.KNOWS_EMPLOYER, OrderReason.CFA_PLACE):
        _why(followup, proposal_id, reason)
    (kept,) = _overrides(followup)
    assert (kept.reason, kept.said_at) == (OrderReason.CFA_PLACE, followup.noting.now)
    state = proposals_by_offer(followup.store, followup.noting, "rural-17")[second]
    assert (state.passed_over, state.reason) == (1, "cfa_place")


def test_the_first_has_nothing_to_explain(followup: Any) -> None:
    with pytest.raises(NotPossible, match="rien à expliquer"):
        _why(followup, followup.propose("contract"))


def test_a_proposal_of_somebody_else_is_not_found(followup: Any, second: str) -> None:
    others = followup.propose(second, "neighbour")
    with pytest.raises(NotFound, match="Proposition introuvable"):
        _why(followup, others)
    assert _overrides(followup)[0].reason is None


@pytest.mark.parametrize(
    ("adviser_id", "structure", "role"),
    [("adv-b", "ml-b", Role.ADVISER), ("adv-a", "ml-a", Role.COORDINATOR)],
)
def test_who_may_not_note_says_nothing(
    followup: Any,
    second: str,
    by: Callable[..., Noting],
    adviser_id: str,
    structure: str,
    role: Role,
) -> None:
    proposal_id = followup.propose(second)
    followup.noting = by(adviser_id, structure, role)
    with pytest.raises(NotAllowed):
        _why(followup, proposal_id)
    assert _overrides(followup)[0].reason is None


def test_it_goes_with_its_proposal(followup: Any, second: str) -> None:
    proposal_id = followup.propose(second)
    with followup.store.sessions.begin() as session:
        session.delete(session.get(Proposal, proposal_id))
    assert not _overrides(followup)
