"""What becomes of a suggestion once an adviser has decided?"""

from collections.abc import Callable

import pytest
from sqlalchemy import select

from api.services.followup.proposals.propose import propose
from api.services.noting import Noting
from api.services.rematch.decide import send_suggestion, set_suggestion_aside
from api.services.rematch.run.work import Workshop, work_on
from models.enums import SuggestionDecision
from models.errors import NotFound
from models.tables import FileView, ListSeen, Proposal, RematchSuggestion
from tests.api.services.rematch.conftest import suggested


@pytest.fixture
def first(shop: Workshop, ask: Callable[..., str]) -> tuple[str, str, str]:
    run_id = ask()
    work_on(shop, run_id)
    with shop.store.reading() as session:
        person_id, offer_id, _ = suggested(session, run_id)[0]
    return run_id, person_id, offer_id


def decision_of(shop: Workshop, which: tuple[str, str, str]) -> SuggestionDecision | None:
    with shop.store.reading() as session:
        return session.get_one(RematchSuggestion, which).decision


def test_nothing_is_proposed_before_an_adviser_sends_it(
    shop: Workshop, by_ann: Noting, first: tuple[str, str, str]
) -> None:
    with shop.store.reading() as session:
        assert session.scalars(select(Proposal)).all() == []
    sent = send_suggestion(shop.store, shop.snapshots, by_ann, first)
    with shop.store.reading() as session:
        proposal = session.get_one(Proposal, sent)
        assert (proposal.person_id, proposal.offer_id) == first[1:]
        assert session.scalars(select(FileView.person_id)).all() == [first[1]]
    assert decision_of(shop, first) is SuggestionDecision.PROPOSED


def test_what_was_sent_is_not_set_aside_after(
    shop: Workshop, by_ann: Noting, first: tuple[str, str, str]
) -> None:
    send_suggestion(shop.store, shop.snapshots, by_ann, first)
    set_suggestion_aside(shop.store, by_ann, first)
    assert decision_of(shop, first) is SuggestionDecision.PROPOSED


def test_a_suggestion_set_aside_says_so(
    shop: Workshop, by_ann: Noting, first: tuple[str, str, str]
) -> None:
    set_suggestion_aside(shop.store, by_ann, first)
    assert decision_of(shop, first) is SuggestionDecision.SET_ASIDE


def test_only_what_a_run_suggested_can_be_decided(
    shop: Workshop, by_ann: Noting, first: tuple[str, str, str]
) -> None:
    with pytest.raises(NotFound):
        send_suggestion(shop.store, shop.snapshots, by_ann, (first[0], first[1], "elsewhere"))


def test_a_suggestion_sent_was_not_chosen_from_the_list(
    shop: Workshop, by_ann: Noting, first: tuple[str, str, str]
) -> None:
    send_suggestion(shop.store, shop.snapshots, by_ann, first)
    with shop.store.reading() as session:
        assert session.scalars(select(ListSeen)).all() == []


def test_sent_after_an_adviser_proposed_it_from_the_list_that_list_stays(
    shop: Workshop, by_ann: Noting, first: tuple[str, str, str]
) -> None:
    propose(shop.store, shop.snapshots, by_ann, first[1], first[2])
    send_suggestion(shop.store, shop.snapshots, by_ann, first)
    with shop.store.reading() as session:
        assert len(session.scalars(select(ListSeen)).all()) == 1
