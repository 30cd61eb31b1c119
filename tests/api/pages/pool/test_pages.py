"""Can the pool be searched, an offer entered, changed and told one with another, from its pages?"""

import csv
import io
import re

import pytest
from openpyxl import load_workbook

from models.tables import Offer

HERE, THERE, COORDINATOR = "cre-lemans", "dev-cma-lemans", "coordinatrice-sarthe"
NEW = {
    "type": "apprenticeship", "employeur": "Fournil Zorbalu", "employeur-nouveau": "oui",
    "commune": "Le Mans", "metier": "D1102", "intitule": "Apprenti boulanger de nuit",
    "places": "2", "niveau": "3", "visibilite": "announced",
}  # fmt: skip


def _text(page):
    (main,) = page.all("main")
    return re.sub(r"\s+", " ", main.text.replace("\u00a0", " "))


@pytest.fixture
def read(as_officer, page_reader):
    def at(address, who=HERE, status=200):
        answer = as_officer(who).get(address)
        assert answer.status_code == status, answer.text
        page = page_reader(answer.text)
        assert max(page.ids().values()) == 1
        return page

    return at


@pytest.fixture
def send(as_officer, page_reader):
    def to(address, who=HERE, status=200, **texts):
        answer = as_officer(who).post(address, data=texts)
        assert answer.status_code == status, answer.text
        return page_reader(answer.text)

    return to


@pytest.fixture
def entered(send, demo_store):
    """Address of an offer that a structure has just announced."""
    assert "Enregistré." in _text(send("/vivier/nouvelle", **NEW))
    with demo_store.reading() as session:
        (offer,) = session.query(Offer).filter(Offer.title == NEW["intitule"])
        return f"/vivier/offres/{offer.id}"


def test_the_pool_lists_open_offers_and_finds_them_by_word_kind_and_zone(read) -> None:
    everything = _text(read("/vivier"))
    assert re.search(r"[\d ]+ offres : celles de tous les réseaux", everything)
    found = _text(read("/vivier?q=boulanger&type=apprenticeship"))
    assert found != everything
    cards = [each.text for each in read("/vivier?q=boulanger&type=apprenticeship").all("h2")]
    assert cards
    assert "Aucune offre ne correspond." in _text(read("/vivier?q=zzzzzz"))
    assert "Cette page n'existe pas" in _text(read("/vivier?page=9999"))


def test_an_offer_entered_by_hand_is_announced_and_asked_of_its_owner(read, entered) -> None:
    own, others = _text(read(entered)), _text(read(entered, THERE))
    assert "Fournil Zorbalu" in own
    assert "saisie, par" in own
    assert "Fournil Zorbalu" not in others
    assert "Apprenti boulanger de nuit" not in others
    assert "zone d'emploi : Le Mans" in others
    assert "Les candidatures passent par elle" in others
    assert "Aucune offre" in _text(read("/vivier?q=zorbalu", THERE))
    assert "Apprenti boulanger de nuit" in _text(read("/vivier?q=zorbalu"))


def test_a_mistake_brings_the_form_back_as_it_was_filled(send) -> None:
    page = send("/vivier/nouvelle", status=422, **NEW | {"intitule": "", "expire": "2020-01-01"})
    text = _text(page)
    assert "2 réponses sont à corriger" in text
    assert any(each.attributes.get("value") == "Fournil Zorbalu" for each in page.all("input"))


def test_sent_twice_it_is_entered_once(send, entered, demo_store) -> None:
    assert "Enregistré." in _text(send("/vivier/nouvelle", **NEW))
    with demo_store.reading() as session:
        assert session.query(Offer).filter(Offer.title == NEW["intitule"]).count() == 1


def test_its_keepers_pause_it_change_it_and_open_it_again(read, send, entered) -> None:
    assert "suspendue" in _text(send(f"{entered}/etat", etat="paused"))
    assert "Vérifiée" not in _text(read(entered))
    assert "ouverte" in _text(send(f"{entered}/etat", etat="live", places="3"))
    changed = _text(send(f"{entered}/modifier", **{**NEW, "intitule": "Apprentie boulangère"}))
    assert "modifiée : places, intitulé, par" in changed
    assert "vérifiée, toujours ouverte" in _text(send(f"{entered}/confirmation"))


def test_another_structure_may_not_change_it_and_is_told_why(read, send, entered) -> None:
    assert "suivie par une autre structure" in _text(
        send(f"{entered}/etat", THERE, 422, etat="paused")
    )
    assert "suivie par une autre structure" in _text(read(f"{entered}/modifier", THERE, 422))
    send("/vivier/nouvelle", COORDINATOR, 403, **NEW)


def test_files_hold_what_the_reader_may_know(as_officer, entered) -> None:
    def rows(who):
        answer = as_officer(who).get("/vivier/fichier/csv?q=boulang")
        text = answer.content.decode("utf-8-sig")
        return list(csv.DictReader(io.StringIO(text), delimiter=";"))

    key = entered.rpartition("/")[2]
    (own,) = (row for row in rows(HERE) if row["Identifiant"] == key)
    (other,) = (row for row in rows(THERE) if row["Identifiant"] == key)
    assert own["Employeur"] == "Fournil Zorbalu"
    assert (other["Employeur"], other["Intitulé"]) == ("", other["Métier"])
    assert other["À qui demander"] == own["Structure qui suit"]
    sheet = load_workbook(
        io.BytesIO(as_officer(HERE).get("/vivier/fichier/xlsx").content), read_only=True
    ).active
    assert next(sheet.iter_rows(values_only=True))[0] == "Identifiant"


def test_two_offers_are_told_one_then_taken_back(read, send, entered) -> None:
    send("/vivier/nouvelle", **NEW | {"intitule": "Boulanger", "employeur": "Fournil Zorbalu"})
    assert "Doublons à examiner" in _text(read("/vivier/doublons"))
    key = entered.rpartition("/")[2]
    said = {"premiere": key, "seconde": "boulangerie-conlie"}
    send("/vivier/doublons", **said, decision="une")
    assert "La même offre, par" in _text(read("/vivier/doublons?decides=oui"))
    assert "2 sources" in _text(read("/vivier/offres/boulangerie-conlie"))
    send("/vivier/doublons", **said, decision="reprendre")
    assert "1 source" in _text(read("/vivier/offres/boulangerie-conlie"))
