"""`/jeunes/{id}`: the same ranking as the API's, for readers."""

import re

import pytest

from api.words.numbers import percent
from models.tables import Employer, Offer

PERSONAS = [
    "rural-17", "car-22", "bus-19", "minor-15", "rqth-31", "no-wish-16", "rupture-18",
    "two-homes-18", "no-mobility-17", "dreamer-16", "objector-19",
]  # fmt: skip


def _document(client, person):
    return client.get(f"/api/v1/young-people/{person}/ranking").json()


@pytest.mark.parametrize("person", PERSONAS)
def test_a_page_is_well_formed_and_its_own(page_of, person):
    page = page_of(f"/jeunes/{person}")
    assert max(page.ids().values()) == 1
    for element in page.elements:
        assert "style" not in element.attributes
        assert element.tag not in {"iframe", "style"}
        source = element.attributes.get("src") or ""
        assert not source or source.startswith("/static/")
        assert element.tag != "script" or (source and not element.text)
        link = element.attributes.get("href") or ""
        if link.startswith("#"):
            assert link[1:] in page.ids()


@pytest.mark.parametrize("person", PERSONAS)
def test_nobody_s_page_is_empty_without_a_reason(page_of, client, person):
    page = page_of(f"/jeunes/{person}")
    cards = page.all("article")
    assert cards or page.all("section", class_="advice")


def test_cards_stand_in_the_order_of_the_api_with_its_figures(page_of, client):
    offers = _document(client, "rural-17")["offers"]
    cards = page_of("/jeunes/rural-17").all("article")
    assert len(cards) == len(offers)
    for card, offer in zip(cards, offers, strict=True):
        assert card.attributes["id"] == f"offre-{offer['rank']}"
        assert f"{offer['score']:.1f}".replace(".", ",") in card.text
        assert percent(offer["p_signed"]) in card.text
        assert percent(offer["p_held"]) in card.text
        assert offer["title"] in card.text


def test_each_card_leads_to_its_offer_and_brings_its_sum_when_opened(page_of, client):
    offers = _document(client, "rural-17")["offers"]
    page = page_of("/jeunes/rural-17")
    sums = page.all("details", class_="sum")
    assert [each.attributes["hx-get"] for each in sums] == [
        f"/jeunes/rural-17/offres/{offer['offer_id']}" for offer in offers
    ]
    linked = {each.attributes["href"] for each in page.all("a")}
    assert {each.attributes["hx-get"] for each in sums} <= linked


def test_what_all_offers_of_a_kind_ask_to_check_is_told_once(page_of, client):
    pmsmp = [o for o in _document(client, "rural-17")["offers"] if o["kind"] == "pmsmp"]
    shared = [w for w in pmsmp[0]["warnings"] if all(w in o["warnings"] for o in pmsmp)]
    assert shared
    text = page_of("/jeunes/rural-17").all("main")[0].text
    for warning in shared:
        assert text.count(warning["sentence"].rstrip(".")) == 1


def test_reasons_are_three_sentences_of_the_contributions(page_of, client):
    sentences = {c["sentence"] for c in _document(client, "rural-17")["offers"][0]["contributions"]}
    card = page_of("/jeunes/rural-17").all("article")[0]
    items = [each for each in card.inside if each.attributes.get("class") in ("good", "bad")]
    assert len(items) == 3
    for item in items:
        assert any(sentence in item.text for sentence in sentences)


def test_excluded_offers_say_why_with_the_article(page_of, client):
    text = page_of("/jeunes/rural-17").all("ul", class_="excluded")[0].text
    reasons = [r for o in _document(client, "rural-17")["excluded"] for r in o["reasons"]]
    assert reasons
    for reason in reasons:
        assert reason["sentence"].rstrip(".") in text
        assert reason["article"] in text


def test_pistes_are_labelled_as_no_offer(page_of, client):
    pistes = _document(client, "rural-17")["pistes"]
    items = page_of("/jeunes/rural-17").all("ul", class_="pistes")[0].text
    assert pistes
    assert items.count("pas une offre") == len(pistes)


def test_a_piste_leads_to_its_employer(page_of, client):
    employers = [each["employer_id"] for each in _document(client, "rural-17")["pistes"]]
    links = page_of("/jeunes/rural-17").all("ul", class_="pistes")[0].inside
    assert [each.attributes["href"] for each in links if each.tag == "a"] == [
        f"/entreprises/{employer}" for employer in employers
    ]


def test_a_list_counts_what_is_surely_reachable_as_the_list_of_people_does(page_of, client):
    document = _document(client, "rural-17")
    reachable, total = document["reachable_total"], document["offers_total"]
    assert 1 < reachable < total
    text = page_of("/jeunes/rural-17").all("main")[0].text
    assert f"{reachable} accessibles, {total - reachable} dont le trajet est à vérifier." in text


def test_above_a_long_list_links_lead_to_what_stands_below_it(page_of, client):
    excluded = _document(client, "rural-17")["excluded_total"]
    page = page_of("/jeunes/rural-17")
    (below,) = page.all("nav", class_="in-page")
    links = [(each.attributes["href"], each.text) for each in below.inside if each.tag == "a"]
    assert links == [
        ("#ecartees", f"{excluded} offres écartées"),
        ("#leviers", "Qu'est-ce qui ouvrirait plus d'offres ?"),
        ("#pourquoi", "Pourquoi pas celle-ci ?"),
    ]


def test_the_kind_asked_for_is_marked_and_obeyed(page_of):
    page = page_of("/jeunes/rural-17", kind="pmsmp")
    (kinds,) = page.all("nav", class_="kinds")
    marked = [each.text for each in kinds.inside if "aria-current" in each.attributes]
    assert marked == ["PMSMP"]
    kinds = {each.text for each in page.all("span", class_="kind")}
    assert kinds == {"PMSMP"}


def test_more_offers_are_one_link_away(page_of, client):
    page = page_of("/jeunes/rural-17", today="2026-11-22")
    link = page.all("a", class_="more")[0].attributes["href"]
    longer = page_of(f"/jeunes/rural-17{link}")
    assert len(longer.all("article")) > len(page.all("article"))
    assert "au 22 novembre 2026" in re.sub(r"\s+", " ", longer.all("nav", class_="kinds")[0].text)


def test_somebody_unknown_is_a_french_page(page_of):
    page = page_of("/jeunes/personne", status=404)
    assert page.all("h1")[0].text == "Introuvable"
    assert "Jeune introuvable : personne." in page.all("main")[0].text


def test_a_wrong_question_is_a_french_page(page_of):
    page = page_of("/jeunes/rural-17", status=422, limit="x")
    assert "limit : attendu un nombre entier." in page.all("main")[0].text


def test_an_address_that_leads_nowhere_is_a_french_page(page_of):
    assert "ne mène nulle part" in page_of("/absent", status=404).all("main")[0].text


@pytest.fixture
def poisoned(client, demo_store, signed_in):
    """The demo with a first offer whose texts try to run a script."""
    first = _document(client, "rural-17")["offers"][0]["offer_id"]
    with demo_store.sessions.begin() as session:
        offer = session.get(Offer, first)
        offer.title = '<script>alert("x")</script>'
        offer.apply_way, offer.apply_value = "url", "javascript:alert(1)"
        session.get(Employer, offer.employer_id).trade_name = '"><img src=x onerror=alert(1)>'
    return signed_in("conseillere-mamers")


def test_texts_from_outside_are_shown_and_never_run(page_of, poisoned):
    page = page_of("/jeunes/rural-17", poisoned)
    assert page.all("h3")[0].text == '<script>alert("x")</script>'
    assert not [each for each in page.all("script") if each.text]
    assert all(each.attributes["src"].startswith("/static/") for each in page.all("img"))
    assert not [e for e in page.all("a") if e.attributes["href"].startswith("javascript")]
