"""From the page a list is sent, its columns settled, tried, landed; its errors are taken away."""

import re
import time

import pytest
from doors.signed_browser import Browser

from api.guard.form_body import OFFERS_PAGE

HEADERS = "Réf. offre;Type;Titre;ROME;Entreprise;Ville;CP;Début"
GOOD = "A-1;apprentissage;Apprenti boulanger;D1102;FOURNIL ESSAI;Le Mans;72000;01/02/2027"
BAD = "A-2;apprentissage;Apprenti cuisinier;G1602;AUBERGE ESSAI;Le Mans;72000;31/02/2027"
PATIENCE = 60.0


@pytest.fixture
def officer(demo_app):
    """A Mission Locale's officer; whoever lands files stops with the test."""
    yield Browser(demo_app, lambda _path: "cre-lemans")
    demo_app.state.access.imports.stop()


def send(browser: Browser, *lines: str, name: str = "liste.csv"):
    content = "\r\n".join([HEADERS, *lines, ""]).encode()
    return browser.post(OFFERS_PAGE, files={"fichier": (name, content, "text/csv")})


def words(answer) -> str:
    return re.sub(r"\s+", " ", answer.text.replace("&#39;", "'").replace("\u00a0", " "))


def until(browser: Browser, address: str, said: str) -> str:
    began = time.monotonic()
    while time.monotonic() - began < PATIENCE:
        shown = words(browser.get(address))
        if said in shown:
            return shown
        time.sleep(0.1)
    raise AssertionError(shown)


def test_a_list_is_looked_at_tried_landed_and_its_errors_taken(officer) -> None:
    looked = send(officer, GOOD, BAD)
    address = looked.url.path
    assert "devinée" in words(looked)
    assert "ce jour n'existe pas dans le calendrier" in words(looked)
    officer.post(address, data={"etape": "verifier"})
    until(officer, address, "rien n'est gardé encore")
    assert "Aucune offre ne correspond" in words(officer.get("/vivier?q=fournil essai"))
    officer.post(address, data={"etape": "importer"})
    assert "1 ajout" in until(officer, address, "<h2>Importé</h2>")
    assert "FOURNIL ESSAI" in words(officer.get("/vivier?q=fournil essai&notre=oui"))
    landed = words(officer.get(address))
    assert "Lignes refusées : à corriger, puis à renvoyer" in landed
    assert "registre de votre structure · envoyé le" in landed
    errors = officer.get(f"{address}/erreurs").content.decode("utf-8-sig").splitlines()
    assert [line.split(";")[:2] for line in errors[1:]] == [["3", "Début"]]
    assert "liste.csv" in words(officer.get(OFFERS_PAGE))


def test_what_a_line_lands_without_is_told_on_the_page(officer) -> None:
    nowhere = GOOD.replace("Le Mans;72000", "Ville Inconnue;99999")
    address = send(officer, nowhere).url.path
    officer.post(address, data={"etape": "verifier"})
    told = until(officer, address, "rien n'est gardé encore")
    assert "1 ajout" in told
    assert "Remarques : le reste de ces lignes est pris" in told
    assert "commune introuvable" in told
    assert "à corriger, puis à renvoyer" not in told


def test_a_formula_in_a_header_runs_in_nobodys_spreadsheet(officer) -> None:
    content = "\r\n".join([HEADERS.replace("Début", "=1+1"), BAD, ""]).encode()
    files = {"fichier": ("liste.csv", content, "text/csv")}
    address = officer.post(OFFERS_PAGE, files=files).url.path
    officer.post(address, data={"etape": "verifier", "colonne-7": "start_from"})
    until(officer, address, "rien n'est gardé encore")
    (line,) = officer.get(f"{address}/erreurs").content.decode("utf-8-sig").splitlines()[1:]
    assert line.split(";")[1] == "'=1+1"


def test_what_is_missing_is_asked_for_before_anything_is_queued(officer) -> None:
    address = send(officer, GOOD).url.path
    answer = officer.post(address, data={"etape": "importer", "colonne-0": ""})
    assert answer.status_code == 422
    assert "quelle colonne donne : « Identifiant »" in words(answer)


@pytest.mark.parametrize(("name", "said"), [("liste.pdf", "CSV, XLSX ou JSON"), ("", "Choisissez")])
def test_what_is_no_list_comes_back_with_the_remedy(officer, name: str, said: str) -> None:
    answer = send(officer, GOOD, name=name) if name else officer.post(OFFERS_PAGE)
    assert answer.status_code == 422
    assert said in words(answer)


def test_a_file_given_up_is_said_so_and_offers_nothing_to_import(officer) -> None:
    address = send(officer, GOOD).url.path
    shown = words(officer.post(f"{address}/abandon"))
    assert "Abandonné : rien n'a été importé" in shown
    assert "Colonnes du fichier" not in shown


def test_too_large_a_file_is_not_read_and_no_other_page_takes_one(officer) -> None:
    files = {"fichier": ("liste.csv", b"x" * 10_200_000, "text/csv")}
    assert officer.post(OFFERS_PAGE, files=files).status_code == 413
    assert officer.post("/vivier/nouvelle", files={"a": ("a.csv", b"x")}).status_code >= 400


def test_another_structures_file_and_a_coordinators_wish_to_import_are_refused(
    officer, demo_app
) -> None:
    address = send(officer, GOOD).url.path
    chamber = Browser(demo_app, lambda _path: "dev-cma-lemans")
    assert chamber.get(address).status_code == 404
    assert chamber.get(f"{address}/erreurs").status_code == 404
    coordinator = Browser(demo_app, lambda _path: "coordinatrice-sarthe")
    assert coordinator.get(OFFERS_PAGE).status_code == 403


def test_an_empty_list_to_fill_in_is_given(officer) -> None:
    answer = officer.get(f"{OFFERS_PAGE}/modele/csv")
    assert "Intitulé" in answer.content.decode("utf-8-sig")
