"""Which offers can be proposed, what is kept of it, and what changes for others?"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from api.services.followup.proposals.propose import propose
from api.services.not_possible import NotPossible
from api.services.noting import Noting
from api.services.ranking.rank_person import RankRequest, rank_person
from matcher.factors import FACTORS
from models.enums import OfferStatus, RefusalKind, Role, Visibility
from models.errors import NotAllowed, NotFound
from models.tables import FileView, Offer, Proposal, Refusal, YoungPerson


def _ranked(followup: Any, person_id: str = "rural-17") -> dict[str, Any]:
    noting = followup.noting
    request = RankRequest(person_id, noting.viewer, noting.today, noting.now)
    document = rank_person(followup.store, followup.snapshots, request)
    return {each["offer_id"]: each for each in document["offers"]}


def test_it_keeps_who_when_the_rank_and_the_scorecard(followup: Any) -> None:
    shown = _ranked(followup)
    followup.propose("contract")
    row = followup.proposal()
    assert (row.person_id, row.offer_id, row.adviser_id) == ("rural-17", "contract", "adv-a")
    assert (row.proposed_on, row.status) == (date(2026, 11, 22), "pending")
    assert row.shown_rank == shown["contract"]["rank"]
    assert row.scorecard_id == followup.snapshots.matcher.scorecard.scorecard_id
    assert set(row.entries) == {factor.name for factor in FACTORS}


def test_asked_twice_it_is_proposed_once(followup: Any) -> None:
    first = followup.propose()
    again = propose(followup.store, followup.snapshots, followup.noting, "rural-17", "contract")
    assert (again.proposal_id, again.already) == (first, True)
    assert len(followup.rows(Proposal)) == 1


def test_two_taps_at_once_propose_once(followup: Any) -> None:
    with ThreadPoolExecutor(4) as hands:
        ids = set(hands.map(lambda _: followup.propose(), range(4)))
    assert ids == {followup.proposal().id}


def test_after_an_answer_that_closes_it_can_be_proposed_again(followup: Any) -> None:
    followup.answer(followup.propose(), "no_answer")
    followup.propose()
    assert [row.status for row in followup.rows(Proposal)].count("pending") == 1
    assert len(followup.rows(Proposal)) == 2


def test_it_counts_as_competition_in_the_next_ranking(followup: Any) -> None:
    before = _ranked(followup, "neighbour")["contract"]["p_signed"]
    for person in ("rural-17", "neighbour"):
        followup.propose("contract", person)
    after = _ranked(followup, "neighbour")["contract"]["p_signed"]
    assert after < before


def test_nobody_competes_with_themselves(followup: Any) -> None:
    before = _ranked(followup, "rural-17")["contract"]
    followup.propose("contract", "rural-17")
    after = _ranked(followup, "rural-17")["contract"]
    assert after == before


def test_the_change_is_logged(followup: Any) -> None:
    followup.propose()
    with followup.store.reading() as session:
        views = [(v.viewer_id, v.action) for v in session.scalars(select(FileView))]
    assert views == [("adv-a", "edit")]


@pytest.mark.parametrize(
    "closed",
    [
        {"status": OfferStatus.FILLED},
        {"status": OfferStatus.WITHDRAWN},
        {"places": 0},
        {"expires_on": date(2026, 11, 21)},
    ],
    ids=["filled", "withdrawn", "no place", "expired"],
)
def test_a_closed_offer_is_refused_with_the_reason(followup: Any, closed: dict[str, Any]) -> None:
    followup.change(Offer, "contract", **closed)
    with pytest.raises(NotPossible, match="Choisissez une autre offre"):
        followup.propose()
    assert not followup.rows(Proposal)


def test_on_its_last_day_an_offer_is_still_open(followup: Any) -> None:
    followup.change(Offer, "contract", expires_on=date(2026, 11, 22))
    followup.propose()


def test_a_rule_is_told_with_its_article(followup: Any) -> None:
    followup.change(YoungPerson, "rural-17", birth_date=date(1985, 1, 1))
    with pytest.raises(NotPossible, match="L6222"):
        followup.propose()
    assert not followup.rows(Proposal)


def test_what_the_young_person_refused_is_not_proposed(followup: Any) -> None:
    with followup.store.sessions.begin() as session:
        session.add(Refusal(person_id="rural-17", kind=RefusalKind.EMPLOYER, value="emp-1"))
    with pytest.raises(NotPossible, match="Refusé par le jeune"):
        followup.propose()


def test_a_trade_that_is_not_wished_can_be_proposed_without_a_rank(followup: Any) -> None:
    followup.propose("garage")
    row = followup.proposal()
    assert (row.shown_rank, row.scorecard_id, row.entries) == (None, None, None)


def test_beyond_the_travel_limit_the_adviser_decides(followup: Any) -> None:
    followup.change(Offer, "contract", insee="13055", lat=43.3, lng=5.4)
    followup.propose()
    assert followup.proposal().shown_rank is None


def test_whoever_objects_to_ranking_is_proposed_offers_without_one(followup: Any) -> None:
    followup.change(YoungPerson, "rural-17", objects_to_ranking=True)
    followup.propose()
    row = followup.proposal()
    assert (row.shown_rank, row.scorecard_id) == (None, None)


def test_a_closed_file_is_refused(followup: Any) -> None:
    followup.change(YoungPerson, "rural-17", closed_on=date(2026, 11, 1))
    with pytest.raises(NotPossible, match="dossier est clos"):
        followup.propose()


def test_an_offer_another_structure_keeps_does_not_exist(followup: Any) -> None:
    followup.change(
        Offer, "contract", visibility=Visibility.OWN_STRUCTURE, owner_structure_id="ml-b"
    )
    with pytest.raises(NotFound, match="Offre introuvable : contract"):
        followup.propose()


@pytest.mark.parametrize(
    ("by_whom", "told"),
    [
        (("adv-b", "ml-b", Role.ADVISER), "Le dossier rural-17"),
        (("adv-a", "ml-a", Role.COORDINATOR), "rôle ne donne pas ce droit : noter"),
        (("adv-a", "ml-a", Role.ADMINISTRATOR), "rôle ne donne pas ce droit : noter"),
    ],
)
def test_who_may_not_note_proposes_nothing(
    followup: Any, by: Callable[..., Noting], by_whom: tuple[str, str, Role], told: str
) -> None:
    followup.noting = by(*by_whom)
    with pytest.raises(NotAllowed, match=told):
        followup.propose()
    assert not followup.rows(Proposal)


def test_the_employer_officer_proposes_too(followup: Any, by: Callable[..., Noting]) -> None:
    followup.noting = by("adv-a2", "ml-a", Role.EMPLOYER_OFFICER)
    followup.propose()
    assert followup.proposal().adviser_id == "adv-a2"
