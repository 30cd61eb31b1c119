"""A filter kept under a name is an address of the list; who leads apprenticeship reads them all."""

import pytest
from doors.signed_browser import Browser


@pytest.fixture
def browser(demo_app):
    return Browser(demo_app, lambda _path: "conseillere-mamers", follow_redirects=False)


def _save(browser, **typed):
    return browser.post("/filtres", data=typed)


def _links(page_reader, browser, address="/"):
    page = page_reader(browser.get(address).text)
    (filters,) = [
        each for each in page.all("nav") if each.attributes["aria-label"] == "Mes filtres gardés"
    ]
    return {link.text.strip(): link.attributes for link in filters.inside if link.tag == "a"}


def _hidden(page):
    """What the form that keeps a filter sends beside its name."""
    (form,) = page.all("form", action="/filtres")
    fields = [each.attributes for each in form.inside if each.attributes.get("type") == "hidden"]
    return {each["name"]: each["value"] for each in fields if each["name"] != "csrf"}


def test_what_the_list_shows_is_kept_under_a_name_and_opens_by_its_address(browser, page_reader):
    address = "/?motif=sans-souhait&etape=no_project&referent=structure"
    hidden = _hidden(page_reader(browser.get(address).text))
    answer = _save(browser, filtre="À voir lundi", **hidden)
    assert answer.status_code == 303
    kept = answer.headers["location"]
    assert set(kept.removeprefix("/?").split("&")) == set(address.removeprefix("/?").split("&"))
    assert _links(page_reader, browser)["À voir lundi"]["href"] == kept
    assert _links(page_reader, browser, kept)["À voir lundi"]["aria-current"] == "true"


def test_a_refused_name_is_told_and_the_filter_stays_as_asked(browser, page_reader):
    answer = _save(browser, filtre=" ", motif="sans-souhait")
    assert answer.status_code == 422
    page = page_reader(answer.text)
    assert _hidden(page) == {"motif": "sans-souhait"}
    assert "Donnez un nom au filtre" in page.all("form", action="/filtres")[0].text


def test_a_field_changed_on_the_way_asks_for_nothing(browser):
    assert _save(browser, filtre="x", motif="inconnu").headers["location"] == "/"


def test_a_filter_is_forgotten_by_its_owner_only(browser, demo_app, page_reader):
    _save(browser, filtre="lundi matin", motif="echeance-legale")
    (form,) = [
        each
        for each in page_reader(browser.get("/").text).all("form")
        if each.attributes["action"].endswith("/oubli")
    ]
    other = Browser(demo_app, lambda _path: "conseillere-lemans")
    assert other.post(form.attributes["action"]).status_code == 404
    assert browser.post(form.attributes["action"]).status_code == 303
    assert "lundi matin" not in browser.get("/").text


def test_who_leads_apprenticeship_opens_on_the_whole_structure_and_makes_no_file(
    demo_app, page_reader
):
    lead = Browser(demo_app, lambda _path: "referente-apprentissage")
    page = page_reader(lead.get("/").text)
    assert page.all("h1")[0].text.strip() == "Jeunes de la structure"
    assert lead.get("/jeunes/nouveau").status_code == 403
    assert lead.get("/journal").status_code == 403
    assert lead.get("/jeunes/rural-17").status_code == 403
