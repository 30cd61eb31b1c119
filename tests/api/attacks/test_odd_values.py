"""Whatever stands in a field or an address is read or refused; it never breaks the application."""

import re
from itertools import cycle
from urllib.parse import quote_plus

import pytest
from doors.every_route import EXAMPLES, all_routes
from doors.forms_of_page import forms_of_page
from doors.signed_browser import Browser

# As they travel: a NUL, half a pair of signs, bytes of no text, a number past any column, a day
# past any calendar, digits of another script. Each field is given one of them, in turn.
ODD = ["%00", "%ED%A0%80", "%FF", "9" * 30, "99999-01-01", quote_plus("٣")]
FORM = {"content-type": "application/x-www-form-urlencoded"}
PAGES = sorted({each.address for each in all_routes() if each.method == "GET" and not each.is_api})
PATTERNS = sorted({each.pattern for each in all_routes() if each.method == "GET"})
_PROSPECTORS = ("/vivier", "/prospection", "/entreprises")
_NAMED = re.compile(r'<(?:input|select)[^>]* name="([^"]+)"')
_PART = re.compile(r"\{(\w+)(?::\w+)?\}")


@pytest.fixture(scope="module")
def browser(written_app):
    """An adviser, and an officer on the pages of those who prospect."""

    def who(path):
        return "cre-mamers" if path.startswith(_PROSPECTORS) else "conseillere-mamers"

    return Browser(written_app, who, follow_redirects=False)


def _sent(texts):
    return "&".join(f"{quote_plus(name)}={text}" for name, text in texts.items())


@pytest.mark.parametrize("path", PAGES)
def test_every_field_of_a_page_and_of_its_address_takes_it_or_refuses_it(browser, path):
    page = browser.get(path).text
    asked = dict(zip(sorted(set(_NAMED.findall(page)) - {"csrf"}), cycle(ODD), strict=False))
    assert browser.get(f"{path}?{_sent(asked)}").status_code < 500, asked
    for form in forms_of_page(page):
        held = {name: quote_plus(text) for name, text in form.sent.items()}
        typed = dict(zip(form.typed, cycle(ODD), strict=False))
        address = form.action or path
        seal = {"csrf": quote_plus(browser.credentials(address).seal)}
        answer = browser.post(address, content=_sent(held | typed | seal), headers=FORM)
        assert answer.status_code < 500, (address, typed)


@pytest.mark.parametrize("odd", ["%00", "%ED%A0%80", "..%2f..%2fetc%2fpasswd", "a" * 3000])
def test_every_part_of_a_path_takes_it_or_refuses_it(browser, odd):
    for pattern in PATTERNS:
        for part in _PART.findall(pattern):
            values = EXAMPLES | {part: odd}
            address = _PART.sub(lambda found, known=values: known[found[1]], pattern)
            assert browser.get(address).status_code < 500, pattern
