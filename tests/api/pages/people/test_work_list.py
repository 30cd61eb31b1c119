"""`/`: the work list on the demo, signed in."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from models.enums import Role

LEMANS = "conseillere-lemans"


def table_of(page):
    return page.all("table", class_="worklist")[0]


def links(page):
    return [each for each in table_of(page).inside if each.tag == "a"]


def names(page):
    return [each for each in links(page) if each.attributes.get("id", "").startswith("jeune-")]


def test_names_lead_to_files_and_alerts_to_where_they_are_dealt_with(page_of, lemans):
    page = page_of("/", lemans, motif="rupture-recente")
    assert any("EXEMPLE" in each.text for each in names(page))
    for link in links(page)[:12]:
        assert lemans.get(link.attributes["href"]).status_code == 200


def test_the_list_is_the_viewers_own_and_says_how_many(page_of, lemans):
    page = page_of("/", lemans)
    assert page.all("h1")[0].text == "Mes jeunes"
    everybody = page_of("/", lemans, referent="structure")
    assert everybody.all("h1")[0].text == "Jeunes de la structure"
    assert re.search(r"\d+ dossiers ouverts", page.all("main")[0].text)


def test_another_structures_people_are_not_listed(page_of, signed_in):
    browser = signed_in("conseillere-mamers")
    shown = page_of("/", browser, referent="structure").all("main")[0].text
    assert "rural-17" in shown
    assert "car-22" not in shown
    other = page_of("/", browser, referent=LEMANS).all("main")[0].text
    assert "Aucun dossier ouvert n'a ce référent." in other


def test_filters_are_links_that_keep_the_rest_and_count_right(page_of, lemans):
    page = page_of("/", lemans, etape="ready_to_sign")
    nav = page.all("nav", class_="kinds")[0]
    for link in [each for each in nav.inside if each.tag == "a"][1:4]:
        asked = parse_qs(urlsplit(link.attributes["href"]).query)
        assert asked["etape"] == ["ready_to_sign"]
        count = int(re.search(r"(\d+)\s*$", link.text)[1])
        shown = page_of(link.attributes["href"], lemans)
        assert re.match(rf"\s*{count} jeune", table_of(shown).text)


def test_the_pager_walks_through_everybody_once(page_of, lemans):
    seen = set()
    for number in range(1, 7):
        page = page_of("/", lemans, page=number)
        seen |= {each.attributes["id"] for each in names(page)}
    total = int(re.search(r"(\d+) dossiers ouverts", page.all("main")[0].text)[1])
    assert len(seen) == total


def test_htmx_gets_the_list_alone_and_asks_again_only_while_computing(signed_in, demo_app):
    browser = signed_in("conseillere-mamers")
    first = browser.get("/")
    assert "en cours de calcul" in first.text
    assert 'hx-trigger="load delay:1500ms"' in first.text
    assert demo_app.state.access.options.wait(120)
    fragment = browser.get("/", headers={"HX-Request": "true"})
    assert fragment.text.lstrip().startswith('<div id="liste">')
    assert "hx-get" not in fragment.text
    assert "accessible" in fragment.text
    assert 'aria-label="Pourquoi"' in fragment.text
    assert "HX-Request" in fragment.headers["vary"]


def test_filters_that_leave_nobody_say_what_to_do(page_of, lemans):
    text = page_of("/", lemans, lieu="97101").all("main")[0].text
    assert "Aucun jeune ne répond à ces filtres." in text


@pytest.mark.parametrize("asked", [{"motif": "x"}, {"etape": "x"}, {"page": "0"}, {"page": "x"}])
def test_an_address_that_says_nothing_is_refused_as_a_page(page_of, lemans, asked):
    page_of("/", lemans, status=422, **asked)


def test_empty_fields_ask_nothing(page_of, lemans):
    page_of("/", lemans, motif="", etape="", lieu="", referent="")


def test_a_structure_that_follows_nobody_is_told_what_to_do(page_of, signed_in):
    text = page_of("/", signed_in("dev-cma-lemans")).all("main")[0].text
    assert "Aucun jeune n'est encore enregistré." in text
    assert "passerelle demo load" in text


def test_a_files_address_cut_short_leads_to_the_list(signed_in):
    answer = signed_in(LEMANS).get("/jeunes", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")


def test_whoever_keeps_accounts_lands_on_the_journal(signed_in):
    answer = signed_in(Role.ADMINISTRATOR).get("/", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/journal")
