"""A service registered at a real identity provider, and browsers that go there."""

import shutil

import pytest
from doors.forms_of_page import hidden_in
from doors.identity_provider import comes_back
from doors.signed_browser import COOKIE, HOST

from api.app import create_app
from api.services.open_store import open_store
from api.settings import Settings
from api.sign_in_settings import LEAST_MEMORY_MIB

PATH = "/jeunes/rural-17/dossier/deplacements"
TYPED = {"mot": "gardé <b>"}


@pytest.fixture
def app(demo_folder, demo_day, tmp_path, clock, identity_provider):
    """The application of a service registered at the provider."""
    shutil.copytree(demo_folder, tmp_path / "provided")
    settings = Settings(
        database_url=f"sqlite:///{tmp_path / 'provided' / 'passerelle.sqlite'}",
        password_memory_mib=LEAST_MEMORY_MIB,
        failures_per_address=6,
        _env_file=None,
        **identity_provider.settings(),
    )
    store = open_store(settings)
    yield create_app(store, settings, today=lambda: demo_day, now=clock)
    store.engine.dispose()


@pytest.fixture
def leaves():
    """Follows the button of a page, up to the provider's address."""

    def follow(browser, page, **changed):
        names = [name for name in ("csrf", "suite", "saisie") if f'name="{name}"' in page.text]
        form = {name: hidden_in(page.text, name) for name in names} | changed
        answer = browser.post("/connexion/fournisseur", data=form)
        assert answer.status_code == 200, answer.text
        return answer.headers["refresh"].removeprefix("0;url=")

    return follow


@pytest.fixture
def comes(leaves):
    """Leaves by the button, signs in at the provider as somebody, comes back."""

    def once(browser, who="mamers", page=None, **changed):
        page = page or browser.get("/connexion?suite=/ruptures")
        return browser.get(comes_back(leaves(browser, page, **changed), who))

    return once


@pytest.fixture
def ended(app, stranger, held_by):
    """The answer to a form sent just after its session ended, and the browser that sent it."""
    held = held_by(app)
    browser = stranger(app)
    browser.cookies.set(COOKIE, held.cookie, domain=HOST)
    browser.post("/deconnexion", data={"csrf": held.seal})
    page = f"http://{HOST}:8000{PATH}"
    answer = browser.post(PATH, data={"csrf": held.seal, **TYPED}, headers={"referer": page})
    return browser, answer
