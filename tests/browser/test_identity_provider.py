"""Signing in with a real OpenID Connect provider, in a real browser, and losing nothing by it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browsing.accessibility import findings
from browsing.serving import Served, served_copy
from doors.identity_provider import IdentityProvider
from playwright.sync_api import BrowserContext, Page, expect

PERSON = "rural-17"
Visit = Callable[..., BrowserContext]
WIDTHS = (390, 1440)


@pytest.fixture
def provided(demo: Path, tmp_path: Path, identity_provider: IdentityProvider) -> Iterator[Served]:
    """The application of a service registered at the provider."""
    with served_copy(demo, tmp_path / "copy", **identity_provider.settings()) as served:
        yield served


def _signs_in_there(page: Page, who: str) -> None:
    page.get_by_role("button", name="S'identifier avec ProConnect").click()
    page.get_by_label("Qui").fill(who)
    page.get_by_role("button", name="Continuer").click()


def _look_at(page: Page, picture: Path) -> None:
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.screenshot(path=picture.with_suffix(f".{width}.png"), full_page=True)
        stopping, _ = findings(page)
        assert not stopping
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_a_link_opens_after_signing_in_with_the_provider(
    provided: Served, visit: Visit, scripts: bool
) -> None:
    page = visit(provided, adviser=None, java_script_enabled=scripts).new_page()
    page.goto(f"/jeunes/{PERSON}?kind=pmsmp")
    _signs_in_there(page, "mamers")
    page.wait_for_url(f"{provided.address}/jeunes/{PERSON}?kind=pmsmp")
    expect(page.get_by_role("button", name="Se déconnecter")).to_be_visible()


def test_signing_out_ends_the_provider_s_session_too(provided: Served, visit: Visit) -> None:
    page = visit(provided, adviser=None).new_page()
    page.goto("/")
    _signs_in_there(page, "mamers")
    page.get_by_role("button", name="Se déconnecter").click()
    page.wait_for_url(f"{provided.address}/connexion?state=*")
    page.get_by_role("button", name="S'identifier avec ProConnect").click()
    # Asked who one is again: nobody else at this desk comes in as the one before.
    expect(page.get_by_label("Qui")).to_be_visible()


def test_what_was_typed_survives_the_end_of_the_session(provided: Served, visit: Visit) -> None:
    page = visit(provided).new_page()
    page.goto(f"/jeunes/{PERSON}/dossier/deplacements")
    page.get_by_label("Vers l'entreprise").fill("35")
    provided.end_sessions()
    page.get_by_role("button", name="Enregistrer").last.click()
    expect(page.get_by_text("Votre session a pris fin")).to_be_visible()
    _signs_in_there(page, "mamers")
    page.get_by_role("button", name="Enregistrer ma saisie").click()
    expect(page.get_by_role("region", name="Comment vous déplacez-vous")).to_contain_text("35 min")


def test_who_has_no_account_is_told_what_to_do(
    provided: Served, visit: Visit, screenshots: Path
) -> None:
    page = visit(provided, adviser=None).new_page()
    page.goto("/")
    _look_at(page, screenshots / "connexion_fournisseur")
    _signs_in_there(page, "stranger")
    refused = page.get_by_role("alert").filter(has_text="Aucun compte")
    expect(refused).to_be_focused()
    _look_at(page, screenshots / "etat_connexion_refusee")
