"""`/jeunes/{id}/offres/{offer}`: all about one offer, and proposing it."""

from datetime import date

import pytest
from sqlalchemy import select, update

from api.reading import POINTS_PER_LOG_ODDS
from api.words.numbers import percent
from models.enums import OfferStatus, Visibility
from models.tables import Offer, Proposal, YoungPerson

OFFER = "boulangerie-conlie"
PAGE = f"/jeunes/rural-17/offres/{OFFER}"
PROPOSE = "/jeunes/rural-17/propositions"


def _points(text):
    return int("".join(text.split()).replace("−", "-"))


def _document(client, person):
    return client.get(f"/api/v1/young-people/{person}/ranking").json()


def _proposals(desk):
    with desk.store.reading() as session:
        rows = session.scalars(select(Proposal).where(Proposal.person_id == "rural-17")).all()
        return [row for row in rows if row.source == "hand"]


@pytest.mark.parametrize("person", ["rural-17", "bus-19", "no-wish-16"])
def test_the_points_shown_add_up_to_the_total_and_the_total_to_the_chance(page_of, client, person):
    for offer in _document(client, person)["offers"][:4]:
        page = page_of(f"/jeunes/{person}/offres/{offer['offer_id']}")
        (whole,) = page.all("section", class_="sum")
        shown = [_points(e.text) for e in whole.inside if e.attributes.get("class") == "points"]
        *parts, total_signed, total_held = shown
        assert sum(parts[0::2]) == total_signed
        assert sum(parts[1::2]) == total_held
        exact = offer["intercepts"]["signed"] + sum(c["signed"] for c in offer["contributions"])
        assert total_signed == exact * POINTS_PER_LOG_ODDS
        assert percent(offer["p_signed"], 1) in whole.text
        assert whole.text.count(", en points") == 2
        assert f"{offer['score']:.1f}".replace(".", ",") in whole.text


def test_the_sum_alone_is_what_a_card_opens(client, page_reader):
    answer = client.get(PAGE, headers={"HX-Request": "true"})
    assert "HX-Request" in answer.headers["vary"]
    part = page_reader(answer.text)
    assert part.all("table")
    assert not part.all("h1")


def test_a_listed_offer_says_its_place_and_how_to_propose_it(desk):
    page = desk.read(PAGE)
    assert "1re sur 48 offres possibles" in desk.text(page)
    (button,) = [e for e in page.all("button") if e.text == "Proposer"]
    assert button.attributes["type"] == "submit"
    assert max(page.ids().values()) == 1


def test_an_offer_says_what_its_journeys_ask_week_after_week(desk):
    (journey,) = desk.read(PAGE).all("section", class_="journey")
    told = " ".join(journey.text.split())
    for words in (
        "Ses trajets, semaine après semaine",
        "départ à 5 h 38, retour à 13 h 22",
        "au moins 2",
        "sans frais de véhicule ni de transport",
        "estimé d'après la distance, ± 4 min en moyenne",
        "mineur, à voir avec sa famille",
        "Internat : 6 € par nuit",
        "jamais le coût",
    ):
        assert words in told


def test_why_not_this_one_is_answered_with_the_article(desk, client):
    for excluded in _document(client, "rural-17")["excluded"][:5]:
        page = desk.read(f"/jeunes/rural-17/offres/{excluded['offer_id']}")
        text = desk.text(page)
        assert "Pourquoi pas celle-ci ?" in text
        for reason in excluded["reasons"]:
            assert reason["sentence"].rstrip(".") in text
            assert reason["article"] in text
        assert not page.all("section", class_="sum")


def test_beyond_a_travel_limit_it_can_be_proposed_all_the_same(desk, client):
    personal = [
        offer
        for offer in _document(client, "rural-17")["excluded"]
        if all(r["article"] == "limite personnelle" for r in offer["reasons"])
    ]
    page = desk.read(f"/jeunes/rural-17/offres/{personal[0]['offer_id']}")
    assert [e.text for e in page.all("button", type="submit") if "Proposer" in e.text] == [
        "Proposer malgré tout"
    ]


def test_a_closed_offer_says_so_and_cannot_be_proposed(desk):
    with desk.store.sessions.begin() as session:
        session.execute(update(Offer).where(Offer.id == OFFER).values(status=OfferStatus.FILLED))
    page = desk.read(PAGE)
    assert "Cette offre est pourvue." in desk.text(page)
    assert not [e for e in page.all("button") if "Proposer" in e.text]


def test_proposed_it_says_since_when_and_where_to_note_the_answer(desk):
    page = desk.send(PROPOSE, offre=OFFER)
    assert [e.text for e in page.all("div", role="status")] == ["La proposition est notée."]
    assert "Proposée le 22/11/2026" in desk.text(page)
    assert "/jeunes/rural-17/parcours" in {e.attributes["href"] for e in page.all("a")}
    (row,) = _proposals(desk)
    assert (row.offer_id, row.shown_rank) == (OFFER, 1)


def test_proposed_twice_it_is_there_once(desk):
    desk.send(PROPOSE, offre=OFFER)
    desk.send(PROPOSE, offre=OFFER)
    assert len(_proposals(desk)) == 1


def test_from_a_card_only_its_state_changes(desk):
    part = desk.send(PROPOSE, part=True, offre=OFFER)
    assert not part.all("h1")
    assert "Proposée le 22/11/2026" in "".join(e.text for e in part.all("span"))
    ranking = desk.read("/jeunes/rural-17")
    cards = [e for e in ranking.all("article") if "Proposée le 22/11/2026" in e.text]
    (card,) = cards
    assert PAGE in {e.attributes.get("href") for e in card.inside}


def test_what_a_rule_forbids_is_refused_with_its_article_and_nothing_is_kept(desk):
    with desk.store.sessions.begin() as session:
        session.get(YoungPerson, "rural-17").birth_date = date(1985, 1, 1)
    page = desk.send(PROPOSE, 422, offre=OFFER)
    (alert,) = page.all("div", role="alert", class_="alert")
    assert "L6222" in alert.text
    part = desk.send(PROPOSE, 422, part=True, offre=OFFER)
    assert "L6222" in part.all("p", role="alert")[0].text
    assert not _proposals(desk)


def test_what_another_structure_keeps_does_not_exist(desk):
    with desk.store.sessions.begin() as session:
        hidden = {"visibility": Visibility.OWN_STRUCTURE, "owner_structure_id": None}
        session.execute(update(Offer).where(Offer.id == OFFER).values(**hidden))
    desk.read(PAGE, 404)
    desk.send(PROPOSE, 404, offre=OFFER)


def test_an_offer_that_never_was_is_a_french_page(desk):
    assert "Introuvable" in desk.text(desk.read("/jeunes/rural-17/offres/jamais", 404))
    desk.send(PROPOSE, 404, offre="")
