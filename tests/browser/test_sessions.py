"""Signing in where one was going, and losing nothing when a session ends or a colleague saves."""

import re
from collections.abc import Callable

import pytest
from browsing.adviser import Adviser
from browsing.serving import Served
from playwright.sync_api import BrowserContext, expect
from sqlalchemy import select

from api.services.log_view import ViewAction
from models.tables import FileView

ADVISER = "conseillere-mamers"
ELSEWHERE = "conseillere-lemans"
PERSON = "rural-17"
Visit = Callable[..., BrowserContext]


def test_a_link_sent_by_a_colleague_opens_after_signing_in(served: Served, visit: Visit) -> None:
    adviser = Adviser(visit(served, adviser=None).new_page())
    adviser.page.goto(f"/jeunes/{PERSON}?kind=pmsmp")
    expect(adviser.page.get_by_role("heading", name="Connexion")).to_be_visible()
    adviser.signs_in(*served.sign_in_of(ADVISER))
    adviser.page.wait_for_url(f"**/jeunes/{PERSON}?kind=pmsmp")
    with adviser.page.expect_navigation():
        adviser.page.get_by_role("button", name="Se déconnecter").click()
    adviser.page.goto(f"/jeunes/{PERSON}")
    expect(adviser.page.get_by_role("heading", name="Connexion")).to_be_visible()


def test_a_wrong_password_is_told_and_the_login_kept(served: Served, visit: Visit) -> None:
    adviser = Adviser(visit(served, adviser=None).new_page())
    login, _ = served.sign_in_of(ADVISER)
    adviser.page.goto("/")
    adviser.signs_in(login, "pas le bon mot de passe")
    expect(adviser.page.get_by_role("alert").filter(has_text="mot de passe")).to_be_focused()
    expect(adviser.page.get_by_label("Adresse électronique")).to_have_value(login)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_what_was_typed_survives_the_end_of_the_session(
    own_served: Served, visit: Visit, scripts: bool
) -> None:
    adviser = Adviser(visit(own_served, java_script_enabled=scripts).new_page())
    adviser.page.goto(f"/jeunes/{PERSON}/dossier/deplacements")
    adviser.page.get_by_label("Vers l'entreprise").fill("35")
    own_served.end_sessions()
    adviser.page.get_by_role("button", name="Enregistrer").last.click()
    expect(adviser.page.get_by_text("Votre session a pris fin")).to_be_visible()
    adviser.signs_in(*own_served.sign_in_of(ADVISER))
    adviser.page.get_by_role("button", name="Enregistrer ma saisie").click()
    expect(adviser.page.get_by_role("region", name="Comment vous déplacez-vous")).to_contain_text(
        "35 min"
    )


def test_the_second_of_two_editors_is_told_and_keeps_what_was_typed(
    own_served: Served, visit: Visit
) -> None:
    first, second = (Adviser(visit(own_served).new_page()) for _ in range(2))
    for each, minutes in ((first, "35"), (second, "50")):
        each.page.goto(f"/jeunes/{PERSON}/dossier")
        each.edits("Comment vous déplacez-vous").get_by_label("Vers l'entreprise").fill(minutes)
    first.saves("Comment vous déplacez-vous")
    block = second.page.get_by_role("region", name="Comment vous déplacez-vous")
    block.get_by_role("button", name="Enregistrer").last.click()
    expect(second.page.get_by_role("alert").filter(has_text="entre-temps")).to_be_focused()
    expect(block.get_by_label("Vers l'entreprise")).to_have_value("50")
    expect(block).to_contain_text("35 min")
    block.get_by_role("button", name="Garder ma saisie").click()
    expect(block).to_contain_text("50 min")


def test_a_refused_form_keeps_what_was_typed_and_leads_to_the_mistake(
    own_served: Served, visit: Visit
) -> None:
    page = visit(own_served).new_page()
    page.goto("/jeunes/nouveau")
    page.get_by_label("Nom de famille").fill("Inventé")
    page.get_by_label("Date de naissance").fill("2030-01-01")
    page.get_by_role("button", name="Ouvrir le dossier").last.click()
    summary = page.get_by_role("alert").filter(has_text="à corriger")
    expect(summary).to_be_focused()
    expect(page.get_by_label("Nom de famille")).to_have_value("Inventé")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("main input:focus")).to_have_count(1)


def test_another_structure_s_person_is_refused_and_the_refusal_is_on_file(
    own_served: Served, visit: Visit
) -> None:
    stranger = visit(own_served, adviser=ELSEWHERE).new_page()
    answer = stranger.goto(f"/jeunes/{PERSON}/dossier")
    assert answer is not None
    assert answer.status == 403
    expect(stranger.get_by_role("heading", name="Accès refusé")).to_be_visible()
    # As a word: four letters stand by chance in the seal of a form.
    assert not re.search(r"\bAlix\b", stranger.content())
    with own_served.store.reading() as session:
        refused = session.scalars(
            select(FileView.viewer_id).where(FileView.action == ViewAction.REFUSED)
        )
        assert list(refused) == [ELSEWHERE]


def test_going_back_shows_the_page_as_it_was(served: Served, visit: Visit) -> None:
    page = visit(served).new_page()
    page.goto("/")
    page.goto(f"/jeunes/{PERSON}")
    page.get_by_role("link", name="Dossier", exact=True).click()
    page.get_by_role("link", name="Modifier : Souhaits").click()
    expect(page.get_by_role("button", name="Enregistrer").last).to_be_visible()
    page.go_back()
    expect(page.get_by_role("article").first).to_be_visible()
    page.go_back()
    expect(page).to_have_url(f"{served.address}/")
