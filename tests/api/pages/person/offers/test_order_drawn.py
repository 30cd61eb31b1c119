"""The list says when orders of near-equal offers may be drawn; off, it says nothing."""

from datetime import date

from doors.signed_browser import Browser
from fastapi import FastAPI

from api.app import create_app
from api.services.open_store import Store
from api.settings import Settings

ADDRESS, SAID = "/jeunes/rural-17", "dans un ordre tiré au sort"


def _page(app: FastAPI) -> str:
    return Browser(app, lambda _path: "conseillere-mamers").get(ADDRESS).text


def test_the_page_says_that_near_equals_may_be_drawn(
    demo_store: Store, demo_settings: Settings, demo_day: date
) -> None:
    exploring = demo_settings.model_copy(update={"exploration_share": 0.1})
    page = _page(create_app(demo_store, exploring, today=lambda: demo_day))
    assert SAID in " ".join(page.split())
    assert "sur 10 % des listes" in " ".join(page.split())


def test_off_it_says_nothing(demo_app: FastAPI) -> None:
    page = _page(demo_app)
    assert "rural-17" in page
    assert SAID not in " ".join(page.split())
