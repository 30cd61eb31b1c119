"""What a chargé d'entreprise does at the screen, in their words."""

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

# A list lands aside: nothing waits this long when the machine is free.
LANDED_MS = 60_000


@dataclass(frozen=True)
class Officer:
    """Somebody who prospects, at a page of the application."""

    page: Page

    def imports(self, file: Path) -> None:
        """Send a list, look at it, try it, then land it."""
        page = self.page
        page.goto("/vivier")
        page.get_by_role("link", name="Importer une liste").click()
        page.get_by_label("Fichier", exact=True).set_input_files(file)
        page.get_by_role("button", name="Voir ses colonnes").click()
        page.get_by_role("button", name="Vérifier tout le fichier").click()
        expect(page.get_by_text("rien n'est gardé encore")).to_be_visible(timeout=LANDED_MS)
        page.get_by_role("button", name="Importer", exact=True).click()
        expect(page.get_by_role("heading", name="Importé")).to_be_visible(timeout=LANDED_MS)

    def claims_the_first_call(self) -> tuple[str, str]:
        """Take the plan's first employer; gives its name and the trade to ask for."""
        # The first plan of a day reads the whole territory.
        self.page.goto("/prospection", timeout=LANDED_MS)
        call = self.page.get_by_role("region", name="Qui appeler ensuite").get_by_role("listitem")
        employer = call.first.get_by_role("heading").inner_text()
        asked = call.first.get_by_text("Demander").inner_text()
        call.first.get_by_role("button", name="Je m'en occupe").click()
        expect(self.page.get_by_role("heading", name=employer)).to_be_visible()
        return employer, asked.rpartition(":")[2].strip().rstrip(".")

    def notes_a_call_that_opens_a_place(self) -> None:
        """Note it on the employer's page that is shown."""
        page = self.page
        page.get_by_text("Noter un contact", exact=True).click()
        page.get_by_label("Comment").select_option(label="téléphone")
        page.get_by_label("Réponse").select_option(label="ouvre une place")
        page.get_by_label("Places ouvertes").fill("1")
        page.get_by_role("button", name="Noter le contact").click()
        expect(self.log).to_contain_text("ouvre une place")

    @property
    def log(self) -> Locator:
        """All networks' contacts with the employer shown."""
        return self.page.get_by_role("region", name="contact noté")

    def opens_a_place(self, title: str, trade: str) -> None:
        """Enter the place at the employer whose page is shown, shared with all."""
        page = self.page
        page.get_by_role("link", name="Saisir une place ouverte ici").click()
        page.get_by_role("textbox", name="Métier").press_sequentially(trade, delay=5)
        page.get_by_role("radio", name=trade).first.check()
        page.get_by_label("Intitulé").fill(title)
        page.get_by_label("Niveau visé").select_option("3")
        page.get_by_label("Qui la voit").select_option("shared")
        page.get_by_role("button", name="Ajouter l'offre").click()
        expect(page.get_by_role("heading", name=title)).to_be_visible()
