"""A profile shared on an agreement, asked for by a chamber, accepted: both sides read the same."""

import re
from collections.abc import Callable

from browsing.serving import Served
from playwright.sync_api import BrowserContext, Page, expect

ADVISER, CHAMBER, ELSEWHERE = "conseillere-mamers", "dev-cma-lemans", "dev-cci-lemans"
SHARING = "/jeunes/rural-17/partage"


def test_from_an_agreement_to_a_contact(
    own_served: Served, visit: Callable[..., BrowserContext]
) -> None:
    adviser = visit(own_served, adviser=ADVISER).new_page()
    chamber = visit(own_served, adviser=CHAMBER).new_page()
    _shares(adviser)

    request = _asks(chamber)
    adviser.goto("/?referent=structure&motif=contact-demande")
    expect(adviser.get_by_role("row").filter(has_text="EXEMPLE-001")).to_contain_text(
        "1 demande de contact"
    )
    adviser.goto(SHARING)
    adviser.get_by_role("link", name=re.compile("Chambre de métiers")).click()
    _accepts(adviser)

    chamber.goto(request)
    main = chamber.get_by_role("main")
    expect(main).to_contain_text("acceptée le 25/11/2026")
    expect(main).to_contain_text("conseillere-mamers@demo.example")
    for secret in ("rural-17", "EXEMPLE-001", "Neuvillalais"):
        assert secret not in chamber.content()
    third = visit(own_served, adviser=ELSEWHERE).new_page()
    third.goto(request)
    expect(third.get_by_role("main")).to_contain_text("entre deux autres structures")

    adviser.goto(SHARING)
    adviser.get_by_label("Le jeune retire son accord").check()
    adviser.get_by_role("button", name="Ne plus partager").click()
    expect(adviser.get_by_text("Le profil n'est plus partagé.")).to_be_visible()
    chamber.goto(request)
    expect(main).to_contain_text("le profil n'est plus partagé")


def _shares(page: Page) -> None:
    """A minor's agreement, and their representative informed, before anything is shown."""
    page.goto(SHARING)
    form = page.get_by_role("region", name="Partager le profil")
    form.get_by_label("Il cherche").select_option("contrat d'apprentissage")
    form.get_by_label("Contact qu'il accepte").select_option("par son référent seulement")
    form.get_by_label("Accord du jeune").fill("2026-11-25")
    form.get_by_label("Comment", exact=True).select_option("en entretien")
    form.get_by_role("button", name="Partager").click()
    summary = page.get_by_role("alert").filter(has_text="à corriger")
    expect(summary).to_contain_text("Date manquante : information du représentant")
    form.get_by_label("Mineur : représentant informé").fill("2026-11-25")
    form.get_by_label("Comment l'a-t-il été").select_option("par téléphone")
    form.get_by_role("button", name="Partager").click()
    expect(page.get_by_text("Le profil est partagé, sans identité.")).to_be_visible()


def _asks(page: Page) -> str:
    """The profile is found and asked for; gives the request's address."""
    page.goto("/profils?famille=D11")
    page.get_by_role("link", name=re.compile("Boulangerie - viennoiserie, Pâtisserie")).click()
    form = page.get_by_role("region", name="Demander un contact")
    form.get_by_label("une offre que suit la structure").check()
    form.get_by_label("Votre offre").select_option(index=1)
    form.get_by_role("button", name="Envoyer la demande").click()
    expect(page.get_by_text("La demande est envoyée au référent.")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("en attente")
    return page.url


def _accepts(page: Page) -> None:
    """The agreement to this contact, then how they meet."""
    form = page.get_by_role("region", name="Accepter")
    form.get_by_label("Accord du jeune").fill("2026-11-25")
    form.get_by_label("Comment", exact=True).select_option("par téléphone")
    form.get_by_label("Mineur : représentant informé").fill("2026-11-25")
    form.get_by_label("Comment l'a-t-il été").select_option("par téléphone")
    form.get_by_label("rencontre à trois").check()
    form.get_by_role("button", name="Accepter et transmettre").click()
    expect(page.get_by_text("Les deux structures lisent votre réponse.")).to_be_visible()
