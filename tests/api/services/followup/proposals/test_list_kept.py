"""A proposal keeps the list it was chosen from, and none where it was not chosen from one."""

from typing import Any

import pytest
from sqlalchemy import select

from api.services.ranking.pool.snapshot import PoolSnapshots
from api.services.ranking.rank_person import RankRequest, rank_person
from matcher.factors import FACTORS
from models.enums import OfferKind
from models.tables import ListSeen, Offer, YoungPerson


def _kept(followup: Any) -> list[ListSeen]:
    with followup.store.reading() as session:
        return list(session.scalars(select(ListSeen)))


def _offers(followup: Any, count: int) -> None:
    """More contracts of the bakery, alike but for what they are called."""
    with followup.store.sessions.begin() as session:
        for number in range(count):
            offer = Offer(
                id=f"more-{number:02d}",
                kind=OfferKind.APPRENTICESHIP,
                title="Apprenti boulanger",
                employer_id="emp-1",
                rome="D1102",
                diploma_level=3,
                places=2,
            )
            session.add(offer)


def _shown(followup: Any) -> list[dict[str, Any]]:
    noting = followup.noting
    request = RankRequest(
        "rural-17", noting.viewer, noting.today, noting.now, OfferKind.APPRENTICESHIP
    )
    return rank_person(followup.store, followup.snapshots, request)["offers"]


def test_the_offers_of_its_kind_in_the_order_shown_with_what_every_factor_said(followup: Any):
    _offers(followup, 3)
    shown = [each["offer_id"] for each in _shown(followup)]
    followup.propose("more-01")
    (kept,) = _kept(followup)
    assert [each["offer_id"] for each in kept.offers] == shown
    assert kept.factors == [factor.name for factor in FACTORS]
    entries = dict(zip(kept.factors, kept.offers[shown.index("more-01")]["entries"], strict=True))
    assert entries == followup.proposal().entries
    assert (kept.exploration, kept.place_chance) == (0.0, 1.0)


def test_an_order_drawn_is_kept_as_it_was_shown_with_its_chance(followup: Any):
    _offers(followup, 6)
    plain = [each["offer_id"] for each in _shown(followup)]
    followup.snapshots = PoolSnapshots(exploration=0.2)
    # One list in five is drawn: whose and when decides, so a day on which theirs is.
    for day in range(1, 29):
        followup.on(followup.noting.today.replace(day=day))
        shown = _shown(followup)
        if [each["offer_id"] for each in shown] != plain:
            break
    assert [each["offer_id"] for each in shown] == [each["offer_id"] for each in _shown(followup)]
    chosen = shown[0]
    assert chosen["place_chance"] == pytest.approx(0.2 / 7)
    followup.propose(chosen["offer_id"])
    (kept,) = _kept(followup)
    assert [each["offer_id"] for each in kept.offers] == [each["offer_id"] for each in shown]
    assert (kept.exploration, kept.place_chance) == (0.2, pytest.approx(0.2 / 7))


def test_what_is_not_among_the_first_shown_was_not_chosen_from_the_list(followup: Any):
    _offers(followup, 25)
    shown = [each["offer_id"] for each in _shown(followup)]
    assert len(shown) == 20
    (beyond,) = {f"more-{number:02d}" for number in range(24, 25)} - set(shown)
    followup.propose(beyond)
    followup.propose("garage")
    assert not _kept(followup)


def test_nobody_who_objects_has_a_list_kept(followup: Any):
    followup.change(YoungPerson, "rural-17", objects_to_ranking=True)
    followup.propose()
    assert not _kept(followup)
