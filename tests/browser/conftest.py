"""One browser and one served demo for all tests that only read; copies for those that write."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from http import HTTPStatus
from pathlib import Path

import pytest
from browsing.demo_pages import ADVISER
from browsing.find_chromium import FLAGS, REMEDY, find_chromium
from browsing.serving import Served, load_demo_into, served_copy
from playwright.sync_api import Browser, BrowserContext, Response, expect, sync_playwright

SCREENSHOTS = Path(__file__).parent / "screenshots"
# A machine shared by two test workers is slow at times; nothing waits this long when it works.
PATIENCE_MS = 60_000
# What htmx calls the end of any request that brings nothing, and one that breaks off.
LEFT = ("htmx:afterRequest", "htmx:sendAbort")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A real browser."""
    path = find_chromium()
    if path is None:
        pytest.fail(REMEDY, pytrace=False)
    with sync_playwright() as playwright:
        expect.set_options(timeout=PATIENCE_MS)
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of the demo's database; nobody writes here."""
    folder = tmp_path_factory.mktemp("demo")
    load_demo_into(folder)
    return folder


@pytest.fixture(scope="session")
def served(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The application for tests that only read."""
    with served_copy(demo, tmp_path_factory.mktemp("served") / "copy") as served:
        yield served


@pytest.fixture
def own_served(demo: Path, tmp_path: Path) -> Iterator[Served]:
    """The application for a test that writes."""
    with served_copy(demo, tmp_path / "copy") as served:
        yield served


@pytest.fixture
def visit(chromium: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Opens a browser, signed in as an adviser or (None) as nobody, with nothing else kept.

    A mistake in a script or a refused file fails the test.
    """
    mistakes: list[str] = []
    with ExitStack() as opened:

        def open_browser(
            served: Served, adviser: str | None = ADVISER, **options: object
        ) -> BrowserContext:
            context = chromium.new_context(
                base_url=served.address,
                locale="fr-FR",
                timezone_id="Europe/Paris",
                # Nothing is judged while it is still moving.
                reduced_motion="reduce",
                **options,
            )
            context.set_default_timeout(PATIENCE_MS)
            context.on("weberror", lambda error: mistakes.append(str(error.error)))
            context.on("console", lambda said: _note(mistakes, said.type, said.text))
            context.on("response", lambda answer: _note_absent(mistakes, answer))
            opened.callback(context.close)
            if adviser is not None:
                context.add_cookies([served.cookie_of(adviser)])
            return context

        yield open_browser
    assert not mistakes, mistakes


def _note(mistakes: list[str], kind: str, text: str) -> None:
    # A refused form is an answer like another; the browser calls it an error all the same. So does
    # htmx a request that breaks off because the page is left; one that fails says more than these.
    if kind == "error" and "Failed to load resource" not in text and not text.startswith(LEFT):
        mistakes.append(text)


def _note_absent(mistakes: list[str], answer: Response) -> None:
    if "/static/" in answer.url and answer.status != HTTPStatus.OK:
        mistakes.append(f"{answer.status} {answer.url}")


@pytest.fixture(scope="session")
def screenshots() -> Path:
    """Folder where every page is kept as it looked, out of git."""
    SCREENSHOTS.mkdir(exist_ok=True)
    return SCREENSHOTS
