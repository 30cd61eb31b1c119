"""Links that change one choice of a page."""

from starlette.requests import Request

from api.pages.links import same_page


def _request(query):
    scope = {"type": "http", "method": "GET", "path": "/", "query_string": query, "headers": []}
    return Request(scope | {"server": ("127.0.0.1", 80), "scheme": "http"})


def test_one_choice_changes_and_the_others_stay():
    assert same_page(_request(b"etape=no_project&page=2"), page=3) == "/?etape=no_project&page=3"


def test_a_choice_taken_away_leaves_the_address():
    assert same_page(_request(b"page=2"), page=None) == "/"
    assert same_page(_request(b"motif=a&page=2"), motif="", page=None) == "/"


def test_a_value_cannot_add_a_parameter_of_its_own():
    assert (
        same_page(_request(b""), motif="a&referent=structure") == "/?motif=a%26referent%3Dstructure"
    )
