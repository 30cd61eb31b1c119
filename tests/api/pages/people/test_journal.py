"""`/journal`: the structure's view log, for whoever watches over it."""

import csv
import io

import pytest

from models.enums import Role


@pytest.fixture
def looked(signed_in):
    """car-22's file was opened by Le Mans and refused to Mamers."""
    signed_in("conseillere-lemans").get("/jeunes/car-22/droits")
    assert signed_in("conseillere-mamers").get("/jeunes/car-22/droits").status_code == 403


def inside(page, tag):
    return [each.text for each in page.all("table", class_="worklist")[0].inside if each.tag == tag]


def test_a_coordinator_sees_who_opened_what_and_who_was_refused(page_of, signed_in, looked):
    page = page_of("/journal", signed_in(Role.COORDINATOR))
    newest, before = inside(page, "tr")[1:3]
    for words in ("accès refusé", "conseillere-mamers", "EXEMPLE"):
        assert words in newest
    assert "dossier ouvert" in before
    assert "1 accès refusé" in page.all("main")[0].text


def test_an_administrator_sees_ids_and_no_name_of_a_young_person(page_of, signed_in, looked):
    page = page_of("/journal", signed_in(Role.ADMINISTRATOR))
    assert set(inside(page, "a")) == {"car-22"}


def test_filters_and_an_empty_log_say_what_to_do(page_of, signed_in, looked):
    browser = signed_in(Role.COORDINATOR)
    assert len(inside(page_of("/journal", browser, action="refused", jeune="car-22"), "tr")) == 2
    text = page_of("/journal", browser, du="2031-01-01", au="", par="").all("main")[0].text
    assert "Aucune consultation à montrer." in text
    page_of("/journal", browser, status=422, du="hier")


def test_an_adviser_is_told_that_their_role_does_not_open_it(page_of, signed_in):
    text = page_of("/journal", signed_in(Role.ADVISER), status=403).all("main")[0].text
    assert "ne donne pas ce droit" in text


def test_reading_and_exporting_the_log_are_lines_of_it(page_of, signed_in, looked):
    browser = signed_in(Role.COORDINATOR)
    browser.get("/journal")
    browser.get("/journal/export")
    newest, before = inside(page_of("/journal", browser), "tr")[1:3]
    assert "journal exporté" in newest
    assert "journal consulté" in before
    assert "le journal lui-même" in newest
    assert "coordinatrice-sarthe" in newest


def test_the_export_holds_what_the_filters_leave_and_names_no_young_person(signed_in, looked):
    browser = signed_in(Role.COORDINATOR)
    whole = browser.get("/journal/export")
    assert whole.headers["content-type"].startswith("text/csv")
    lines = list(csv.DictReader(io.StringIO(whole.content.decode("utf-8-sig")), delimiter=";"))
    assert {line["Dossier"] for line in lines} == {"car-22"}
    assert [line["Pour quoi"] for line in lines][:2] == ["accès refusé", "dossier ouvert"]
    refused = browser.get("/journal/export?action=refused&jeune=car-22").text
    assert refused.count("\n") == 2
    assert "EXEMPLE-" not in whole.text


@pytest.mark.parametrize("role", [Role.ADVISER, Role.EMPLOYER_OFFICER])
def test_the_export_needs_the_same_right(signed_in, role):
    assert signed_in(role).get("/journal/export").status_code == 403
