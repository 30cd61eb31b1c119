"""Where does one offer stand for somebody, and why is it not in the list?"""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select
from stored.offer_desk import NOW, OFFER, Desk

from api.services.ranking.one_offer import one_offer
from api.services.ranking.rank_person import RankRequest
from api.services.viewer import viewer_of
from models.enums import OfferKind, OfferStatus, RefusalKind, Role, Visibility
from models.errors import NotAllowed, NotFound
from models.tables import FileView, Offer, Refusal, YoungPerson


def test_a_listed_offer_says_the_same_as_the_list(desk: Desk) -> None:
    ranking = desk.ranking()
    for shown in (ranking["offers"][0], ranking["offers"][-1]):
        told = desk.offer(shown["offer_id"])
        assert (told["place"], told["why"], told["reasons"]) == ("listed", "", [])
        assert {"rank": told["rank"], **told["offer"]} == shown
        assert told["offers_total"] == ranking["offers_total"]


def test_an_offer_to_discuss_keeps_its_sum_and_has_no_rank(desk: Desk) -> None:
    people = ["rural-17", "bus-19", "car-22", "no-wish-16", "two-homes-18"]
    found = [(p, o) for p in people for o in desk.ranking(p)["to_discuss"]]
    assert found
    person, shown = found[0]
    told = desk.offer(shown["offer_id"], person)
    assert (told["place"], told["rank"]) == ("to_discuss", None)
    assert told["offer"] == shown


def test_an_excluded_offer_has_the_reasons_of_the_list_and_no_score(desk: Desk) -> None:
    for shown in desk.ranking()["excluded"][:5]:
        told = desk.offer(shown["offer_id"])
        assert (told["place"], told["rank"]) == ("excluded", None)
        assert told["reasons"] == shown["reasons"]
        assert "score" not in told["offer"]
        personal = all(each["article"] == "limite personnelle" for each in shown["reasons"])
        assert told["forbidden"] is not personal


def test_another_trade_is_told_with_journeys_and_without_a_score(desk: Desk) -> None:
    with desk.store.reading() as session:
        garage = session.scalars(
            select(Offer.id).where(
                Offer.rome == "I1604",
                Offer.status == OfferStatus.LIVE,
                Offer.visibility == Visibility.SHARED,
            )
        ).first()
    assert garage is not None
    told = desk.offer(garage)
    assert told["place"] == "other_trade"
    assert "ajoutez un souhait" in told["why"]
    assert "employer" in told["offer"]["legs"]
    assert "score" not in told["offer"]
    assert "p_signed" not in told["offer"]


def test_without_a_wish_only_immersions_are_ranked(desk: Desk) -> None:
    contract = next(o for o in desk.ranking()["offers"] if o["kind"] == "apprenticeship")
    told = desk.offer(contract["offer_id"], "no-wish-16")
    assert told["place"] == "other_trade"
    assert "premier souhait" in told["why"]


def test_a_rule_excludes_an_offer_of_another_trade_too(desk: Desk) -> None:
    contract = next(o for o in desk.ranking()["offers"] if o["kind"] == "apprenticeship")
    with desk.store.sessions.begin() as session:
        person = session.get(YoungPerson, "no-wish-16")
        assert person is not None
        person.birth_date = date(1980, 1, 1)
    told = desk.offer(contract["offer_id"], "no-wish-16")
    assert told["forbidden"]
    assert any("L6222" in each["article"] for each in told["reasons"])


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"status": OfferStatus.FILLED}, "pourvue"),
        ({"status": OfferStatus.WITHDRAWN}, "retirée"),
        ({"status": OfferStatus.PAUSED}, "suspendue"),
        ({"status": OfferStatus.DRAFT}, "brouillon"),
        ({"expires_on": date(2026, 11, 21)}, "a expiré le 21/11/2026"),
        ({"places": 0}, "Toutes les places"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_offer_out_of_the_pool_says_since_when_or_why(
    desk: Desk, values: dict[str, Any], why: str
) -> None:
    desk.change(**values)
    told = desk.offer(OFFER)
    assert told["place"] == "closed"
    assert why in told["why"]
    assert told["offer"]["title"]


def test_a_professionalisation_contract_is_not_ranked(desk: Desk) -> None:
    desk.change(kind=OfferKind.PROFESSIONALISATION)
    told = desk.offer(OFFER)
    assert told["place"] == "not_ranked"
    assert "professionnalisation" in told["why"]


def test_whoever_objects_gets_neither_rank_nor_score(desk: Desk) -> None:
    told = desk.offer(OFFER, "objector-19")
    assert (told["place"], told["rank"]) == ("not_ranked", None)
    assert "opposé" in told["why"]
    assert "score" not in told["offer"]


def test_what_the_person_refused_is_told_first(desk: Desk) -> None:
    with desk.store.sessions.begin() as session:
        employer = session.get_one(Offer, OFFER).employer_id
        session.add(Refusal(person_id="rural-17", kind=RefusalKind.EMPLOYER, value=employer))
    told = desk.offer(OFFER)
    assert told["reasons"][0]["rule"] == "refused_employer"
    assert told["forbidden"]


def test_what_another_structure_keeps_is_as_unknown_as_what_never_was(desk: Desk) -> None:
    desk.change(visibility=Visibility.OWN_STRUCTURE, owner_structure_id=None)
    for offer_id in (OFFER, "never-was"):
        with pytest.raises(NotFound, match=f"Offre introuvable : {offer_id}"):
            desk.offer(offer_id)


def test_an_announced_offer_keeps_its_employer(desk: Desk) -> None:
    desk.change(visibility=Visibility.ANNOUNCED, owner_structure_id=None)
    told = desk.offer(OFFER)["offer"]
    assert (told["employer"], told["lat"], told["announced"]) == (None, None, True)


def test_the_view_is_logged_and_another_structure_refused(desk: Desk) -> None:
    desk.offer(OFFER)
    stranger = viewer_of("x", Role.ADVISER, "elsewhere", "X")
    asked = RankRequest("rural-17", stranger, desk.day, NOW)
    with pytest.raises(NotAllowed, match="rural-17"):
        one_offer(desk.store, desk.snapshots, asked, OFFER)
    with desk.store.reading() as session:
        views = session.scalars(select(FileView).order_by(FileView.id.desc())).first()
    assert views is not None
    assert (views.person_id, views.viewer_id, views.action) == ("rural-17", "console", "rank")
