"""What is typed is shown as text: every field of every form, found on the pages themselves."""

import pytest
from doors.every_route import EXAMPLES, all_routes
from doors.forms_of_page import forms_of_page
from doors.signed_browser import Browser

from api.services.files.blocks import BLOCKS

ATTACK = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
RUN = ("<script>alert(1)", "<img src=x")
PAGES = sorted(
    {
        each.address.replace(f"/{EXAMPLES['block']}", f"/{block}")
        for each in all_routes()
        if each.method == "GET" and not each.is_api
        for block in (BLOCKS if "{block}" in each.pattern else [""])
    }
)
READ_AGAIN = [path for path in PAGES if path.startswith("/jeunes/rural-17")] + ["/", "/compte"]


@pytest.fixture(scope="module")
def adviser(written_app):
    """Whoever follows rural-17."""
    return Browser(written_app, lambda _path: "conseillere-mamers")


def test_pages_and_fields_are_found(adviser):
    typed = {
        name
        for path in PAGES
        for form in forms_of_page(adviser.get(path).text)
        for name in form.typed
    }
    assert len(PAGES) > 15
    assert len(typed) > 20
    assert {"nom", "prenom"} <= {name.removesuffix("-1") for name in typed}


@pytest.mark.parametrize("path", PAGES)
def test_no_field_of_a_page_runs_what_is_typed_into_it(adviser, path):
    typed = False
    for number, form in enumerate(forms_of_page(adviser.get(path).text)):
        for name in form.typed:
            answer = adviser.post(form.action or path, data=form.sent | {name: ATTACK})
            typed = True
            assert answer.status_code < 500, (path, name)
            _is_only_text(answer.text, (path, number, name))
    # A page that takes nothing has left nothing to read elsewhere.
    for again in READ_AGAIN if typed else ():
        _is_only_text(adviser.get(again).text, (path, again))


@pytest.mark.parametrize("path", PAGES)
def test_nothing_in_an_address_runs_either(adviser, path):
    for name in ("q", "motif", "etape", "referent", "kind", "limit", "suite", "nom", "offre"):
        _is_only_text(adviser.get(path, params={name: ATTACK}).text, (path, name))


def _is_only_text(text, where):
    for piece in RUN:
        assert piece not in text, where
