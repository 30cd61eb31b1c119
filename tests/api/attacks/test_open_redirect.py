"""After signing in one lands on a page of ours, whatever the address said."""

from urllib.parse import quote, urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.guard.return_path import safe_path, sign_in_address

OURS = "http://127.0.0.1:8000"
ELSEWHERE = [
    "https://evil.example", "//evil.example", "///evil.example", "/\\evil.example",
    "\\\\evil.example", "/\t/evil.example", "/\n/evil.example", " //evil.example",
    "javascript:alert(1)", "http:evil.example", "/\x00/evil.example", "evil.example",
    "https:///evil.example", "/connexion?suite=//evil.example", "/deconnexion",
    "/api/v1/health", "/" + "a" * 600, "",
]  # fmt: skip


@pytest.mark.parametrize("asked", ELSEWHERE)
def test_another_site_is_never_led_to(own_app, stranger, come_in, asked):
    answer = come_in(stranger(own_app), own_app, suite=asked)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")


@pytest.mark.parametrize("asked", ELSEWHERE)
def test_the_sign_in_page_does_not_carry_it(read_app, stranger, asked):
    text = stranger(read_app).get(f"/connexion?suite={quote(asked)}").text
    assert 'name="suite" value="/"' in text


@pytest.mark.parametrize("asked", ["/jeunes/rural-17", "/?motif=echeance&page=2", "/jeunes/é%20"])
def test_a_page_of_ours_is_led_to(own_app, stranger, come_in, asked):
    assert come_in(stranger(own_app), own_app, suite=asked).headers["location"] == quote(
        asked, safe="/?=&%"
    )


def test_a_deep_link_comes_back_after_signing_in(own_app, stranger, come_in):
    browser = stranger(own_app)
    turned = browser.get("/jeunes/rural-17?kind=pmsmp&limit=5").headers["location"]
    page = browser.get(turned).text
    assert 'name="suite" value="/jeunes/rural-17?kind=pmsmp&amp;limit=5"' in page


@given(st.text(alphabet=st.sampled_from("/\\:@?#.%\t\n ehtps") | st.characters(), max_size=40))
def test_whatever_is_asked_the_host_stays_ours(asked):
    for path in (safe_path(asked), sign_in_address(asked)):
        landed = urlsplit(urljoin(OURS, path))
        assert (landed.scheme, landed.netloc) == ("http", "127.0.0.1:8000")
        assert path.startswith("/")
        assert not path.startswith(("//", "/\\"))
