"""The day's list on paper: the same people in the same order, and no score or rupture's cause."""

import pytest

from models.enums import Role


def _files(page):
    return [
        each.attributes["href"]
        for each in page.all("a")
        if each.attributes["href"].startswith("/jeunes/")
        and each.attributes["href"] != "/jeunes/nouveau"
        and each.attributes["href"].rpartition("/")[0] == "/jeunes"
    ]


def _in_order(page):
    return list(dict.fromkeys(each.partition("#")[0] for each in _files(page)))


@pytest.mark.parametrize(
    "query", ["", "?motif=sans-souhait", "?referent=structure&etape=no_project"]
)
def test_it_begins_with_whom_the_list_begins_with(page_of, lemans, query):
    shown = _in_order(page_of(f"/{query}", lemans))
    paper = _in_order(page_of(f"/liste-du-jour{query}", lemans))
    assert shown
    assert paper[: len(shown)] == shown
    assert len(paper) <= 60


def test_the_list_leads_to_its_paper_and_back(page_of, lemans):
    query = "?motif=sans-souhait"
    links = [each.attributes["href"] for each in page_of(f"/{query}", lemans).all("a")]
    assert f"/liste-du-jour{query}" in links
    back = [each.attributes["href"] for each in page_of(f"/liste-du-jour{query}", lemans).all("a")]
    assert f"/{query}" in back


def test_filters_that_leave_nobody_say_so(page_of, lemans):
    page = page_of("/liste-du-jour?lieu=absent", lemans)
    assert "Personne à voir" in page.all("main")[0].text


def test_who_reads_no_file_prints_none(signed_in):
    assert signed_in(Role.ADMINISTRATOR).get("/liste-du-jour").status_code == 403
