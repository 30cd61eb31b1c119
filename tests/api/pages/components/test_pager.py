"""Long lists page by page."""

import pytest
from starlette.requests import Request

from api.pages.templating import TEMPLATES


@pytest.fixture
def pager(page_reader):
    """The pager of a page among so many."""

    def make(page, pages):
        scope = {"type": "http", "method": "GET", "path": "/", "query_string": b"etape=x"}
        request = Request(scope | {"headers": [], "server": ("127.0.0.1", 80), "scheme": "http"})
        template = TEMPLATES.env.from_string(
            '{% from "components/pager.html" import pager %}{{ pager(request, page, pages) }}'
        )
        return page_reader(template.render(request=request, page=page, pages=pages))

    return make


def test_a_list_of_one_page_has_none(pager):
    assert not pager(1, 1).elements


def test_the_current_page_is_said_and_filters_are_kept(pager):
    links = pager(2, 3).all("a")
    assert [e.text for e in links if e.attributes.get("aria-current")] == ["Page 2"]
    assert [e.attributes["href"] for e in links] == [
        "/?etape=x", "/?etape=x", "/?etape=x&page=2", "/?etape=x&page=3", "/?etape=x&page=3",
    ]  # fmt: skip


@pytest.mark.parametrize(("page", "pages"), [(1, 40), (20, 40), (40, 40)])
def test_of_many_pages_the_ends_and_the_neighbours_are_shown(pager, page, pages):
    made = pager(page, pages)
    shown = [int(e.text.removeprefix("Page ")) for e in made.all("a") if e.text.startswith("Page")]
    assert shown[0] == 1
    assert shown[-1] == pages
    assert page in shown
    assert len(shown) <= 7
