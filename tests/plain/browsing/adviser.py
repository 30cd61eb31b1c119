"""What an adviser does at the screen, in their words: by labels and buttons, as they see them."""

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect


@dataclass(frozen=True)
class NewPerson:
    """Somebody who comes in for the first time (fictitious)."""

    family_name: str
    given_name: str
    birth_date: str
    commune: str


@dataclass(frozen=True)
class Recorded:
    """A PMSMP or contract as the young person tells of it; the trade as typed and as meant."""

    kind: str
    employer: str
    trade: tuple[str, str]
    first_day: str
    last_day: str = ""
    purpose: str = ""


@dataclass(frozen=True)
class Adviser:
    """Somebody at a page of the application."""

    page: Page

    def signs_in(self, login: str, password: str) -> None:
        """Fill the sign-in page that is shown."""
        self.page.get_by_label("Adresse électronique").fill(login)
        self.page.get_by_label("Mot de passe").fill(password)
        self.page.get_by_role("button", name="Se connecter").click()

    def opens_a_file(self, person: NewPerson) -> str:
        """Create the person; gives their pseudonymous id."""
        page = self.page
        page.goto("/jeunes/nouveau")
        page.get_by_label("Nom de famille").fill(person.family_name)
        page.get_by_label("Prénom").fill(person.given_name)
        page.get_by_label("Date de naissance").fill(person.birth_date)
        self._picks("Commune", person.commune, person.commune)
        page.get_by_role("button", name="Ouvrir le dossier").last.click()
        expect(page.get_by_text("Le dossier est ouvert.")).to_be_visible()
        return page.url.split("/jeunes/")[1].split("/")[0]

    def edits(self, block: str) -> Locator:
        """Open the form of a block of the file in place."""
        self.page.get_by_role("link", name=f"Modifier : {block}").click()
        form = self.page.get_by_role("region", name=block)
        expect(form.get_by_role("button", name="Enregistrer").last).to_be_visible()
        return form

    def adds_a_wish(self, typed: str, chosen: str) -> None:
        """Type a trade in the young person's words, choose what was meant, and confirm it."""
        form = self.edits("Souhaits")
        self._picks("Ajouter un métier", typed, chosen)
        form.get_by_label("Confirmés aujourd'hui").check()
        self.saves("Souhaits")

    def saves(self, block: str) -> None:
        """Save the block being edited."""
        form = self.page.get_by_role("region", name=block)
        form.get_by_role("button", name="Enregistrer").last.click()
        expect(form.get_by_text("Enregistré.", exact=True)).to_be_visible()

    def reads_the_sum(self) -> tuple[list[int], list[int], list[str]]:
        """Of the offer shown: points of each reason for both chances, and the foot's figures.

        The foot: total, chance, for both; then the score beneath.
        """
        part = self.page.get_by_role("region", name="Le calcul, raison par raison")
        rows = part.locator("tbody tr")
        columns = [rows.locator(f"td:nth-of-type({n}) .points").all_inner_texts() for n in (1, 2)]
        signed, held = ([_points(text) for text in column] for column in columns)
        foot = part.locator("tfoot td").all_inner_texts()
        return signed, held, [*foot, part.locator(".note strong").first.inner_text()]

    def proposes(self) -> None:
        """Propose the offer shown."""
        self.page.get_by_role("button", name="Proposer", exact=True).first.click()
        expect(self.page.get_by_text("Proposée le").first).to_be_visible()

    def compares_a_lever(self, person_id: str) -> None:
        """Read what would open more offers, then one of the offers that the first would open."""
        page = self.page
        page.goto(f"/jeunes/{person_id}")
        part = page.get_by_role("region", name="Qu'est-ce qui ouvrirait plus d'offres ?")
        part.scroll_into_view_if_needed()
        lever = part.get_by_role("listitem").filter(has_text="de plus").first
        lever.locator("summary").click()
        title = lever.get_by_role("link").first
        words = title.inner_text()
        title.click()
        expect(page.get_by_role("heading", name=words)).to_be_visible()

    def opens_a_stay(self, person_id: str) -> str:
        """Open the first PMSMP of the list whose employer is named; gives the employer."""
        page = self.page
        page.goto(f"/jeunes/{person_id}?kind=pmsmp")
        named = page.get_by_role("article").filter(has_not_text="Employeur connu de la structure")
        employer = named.first.locator(".where").inner_text().split(",")[0]
        named.first.get_by_role("heading").get_by_role("link").click()
        expect(page.get_by_role("region", name="Le calcul, raison par raison")).to_be_visible()
        return employer

    def dates_what_was_proposed(self, what: str, first: str, last: str, purpose: str = "") -> None:
        """Give the days of "la PMSMP" or "le contrat" that came of the proposal that waits."""
        page = self.page
        if "/parcours" not in page.url:
            page.get_by_role("link", name="Noter la réponse").first.click()
        page.get_by_role("link", name=f"Noter {what} avec ses dates").click()
        page.get_by_label("Premier jour").fill(first)
        page.get_by_label("Dernier jour").fill(last)
        if purpose:
            page.get_by_label("Objet de la convention").select_option(purpose)
        page.get_by_role("button", name=f"Noter {what}").last.click()
        expect(page.get_by_text("Le contrat ou l'immersion est noté.")).to_be_visible()

    def reads_the_report(self) -> dict[str, int]:
        """Contracts, those broken and PMSMP of the last twelve months and this one."""
        page = self.page
        page.goto("/bilan?depuis=2025-12&jusque=2026-12")
        contracts = page.get_by_role("region", name="Contrats d'apprentissage")
        broken = contracts.get_by_role("term").filter(has_text="rompu").locator("+ dd")
        stays = page.get_by_role("region", name="PMSMP", exact=True)
        return {
            "contrats": int(contracts.locator(".headline").inner_text()),
            "rompus": int(broken.inner_text()),
            "PMSMP": int(stays.locator(".headline").inner_text()),
        }

    def answers(self, words: str) -> None:
        """Note the answer to the only proposal that waits, with one tap."""
        self.page.get_by_role("button", name=words, exact=True).click()
        expect(self.page.get_by_role("status").filter(has_text="noté")).to_be_visible()

    def notes(self, words: str, *, reached: bool) -> None:
        """Note what became of the only PMSMP or contract under way."""
        self.page.get_by_role("radio", name="Oui" if reached else "Non", exact=True).check()
        self.answers(words)

    def records(self, placement: Recorded, person_id: str) -> None:
        """Record a PMSMP or a contract that was not proposed."""
        page = self.page
        page.goto(f"/jeunes/{person_id}/contrats?type={placement.kind}")
        self._picks("Entreprise", placement.employer, placement.employer)
        self._picks("Métier", *placement.trade)
        page.get_by_label("Premier jour").fill(placement.first_day)
        if placement.last_day:
            page.get_by_label("Dernier jour").fill(placement.last_day)
        if placement.purpose:
            page.get_by_label("Objet de la convention").select_option(placement.purpose)
        page.get_by_role("button", name="Noter l", exact=False).last.click()
        expect(page.get_by_text("Le contrat ou l'immersion est noté.")).to_be_visible()

    def _picks(self, label: str, typed: str, chosen: str) -> None:
        # Typed key by key: that is what asks for suggestions.
        self.page.get_by_role("textbox", name=label).press_sequentially(typed, delay=20)
        self.page.get_by_role("radio", name=chosen).first.check()


def _points(text: str) -> int:
    return int("".join(text.split()).replace("−", "-"))
