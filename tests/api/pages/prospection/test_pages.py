"""Can a structure claim, note, leave alone and export from its pages, and is it told why not?"""

import csv
import io
import re

import pytest
from openpyxl import load_workbook

HERE, THERE, COORDINATOR = "cre-lemans", "dev-cma-lemans", "coordinatrice-sarthe"


def _text(page):
    (main,) = page.all("main")
    return re.sub(r"\s+", " ", main.text.replace("\u00a0", " "))


@pytest.fixture
def read(as_officer, page_reader):
    def at(address, who=HERE, status=200):
        answer = as_officer(who).get(address)
        assert answer.status_code == status, answer.text
        return page_reader(answer.text)

    return at


@pytest.fixture
def send(as_officer, page_reader):
    def to(address, who=HERE, status=200, **texts):
        fields = {name.replace("_", "-"): text for name, text in texts.items()}
        answer = as_officer(who).post(address, data=fields)
        assert answer.status_code == status, answer.text
        return page_reader(answer.text)

    return to


@pytest.fixture
def called(read):
    """Address and family of the plan's first call."""
    page = read("/prospection?appels=2")
    link = page.all("h3")[-2].inside[0].attributes["href"]
    address, _, family = link.partition("?famille=")
    return address, family


def test_the_plan_says_whom_each_call_helps(read) -> None:
    page = read("/prospection?appels=4")
    text = _text(page)
    assert max(page.ids().values()) == 1
    assert text.count("un oui sur cet appel") == 4
    assert len(re.findall(r"\d jeunes? en ", text)) == 4
    assert "le meilleur plan d'autant d'appels" in text


def test_an_employer_is_taken_prolonged_and_freed(read, send, called) -> None:
    address, family = called
    assert "Enregistré." in _text(send(f"{address}/suivi", famille=family))
    page = read("/prospection?appels=1")
    assert "contact à noter avant le 29/11/2026 inclus" in _text(page)
    actions = [
        form.attributes["action"] for form in page.all("form") if "action" in form.attributes
    ]
    prolong = next(each for each in actions if each.startswith(address) and "prolongation" in each)
    assert "Enregistré." in _text(send(prolong))
    assert "Enregistré." in _text(send(prolong.replace("prolongation", "fin")))
    assert "Votre structure" not in _text(read(address))


def test_another_network_is_told_who_has_it_and_calls_with_a_reason(send, read, called) -> None:
    address, family = called
    send(f"{address}/suivi", famille=family)
    refused = _text(send(f"{address}/suivi", who=THERE, status=422, famille=family))
    assert "Mission Locale de l'Agglomération Mancelle s'en occupe, jusqu'au 29/11/2026" in refused
    contact = {"canal": "phone", "reponse": "taking_care", "famille": family}
    assert "s'en occupe" in _text(send(f"{address}/contacts", who=THERE, status=422, **contact))
    send(f"{address}/contacts", who=THERE, motif="rupture", **contact)
    assert "a pris contact : une rupture est à éviter" in _text(read("/prospection?appels=1"))


def test_a_contact_is_read_by_all_before_they_dial(send, read, called) -> None:
    address, family = called
    send(
        f"{address}/contacts",
        canal="visit",
        personne="owner",
        reponse="done",
        places="2",
        famille=family,
        suite="send_profiles",
        suite_date="2026-12-01",
    )
    mine, theirs = _text(read(address)), _text(read(address, who=THERE))
    for text in (mine, theirs):
        assert "Contactée le 22 novembre 2026 par Mission Locale" in text
    assert "ouvre une place (2 places)" in mine
    # An entry is announced until its structure says more: the place is its own to tell.
    assert "(2 places)" not in theirs
    assert "réponse à demander à cette structure" in theirs
    assert "Visite, dirigeant ·" in mine
    assert "envoyer des profils le 01/12/2026" in mine
    assert "Visite ·" in theirs
    assert "01/12/2026" not in theirs


def test_a_contact_noted_by_mistake_is_taken_back_by_its_author(send, read, called) -> None:
    address, family = called
    send(f"{address}/contacts", canal="phone", reponse="to_do", famille=family)

    def undoing(who):
        actions = [form.attributes.get("action", "") for form in read(address, who=who).all("form")]
        return [each for each in actions if each.endswith("/annulation")]

    (undo,) = undoing(HERE)
    assert undoing(THERE) == []
    send(undo, who=THERE, status=404)
    send(undo)
    told = _text(read(address, who=THERE))
    assert "noté par erreur, ne compte plus" in told
    assert "Contactée le 22 novembre 2026" not in told
    assert undoing(HERE) == []


def test_what_is_missing_is_told_field_by_field_and_kept(send, called) -> None:
    address, _ = called
    page = send(f"{address}/contacts", status=422, date="2026-12-24", places="x")
    text = _text(page)
    assert "réponses sont à corriger" in text
    (day,) = page.all("input", id="champ-date")
    assert day.attributes["value"] == "2026-12-24"


def test_a_firm_left_alone_is_left_alone_by_all_until_lifted(send, read, called) -> None:
    address, family = called
    send(f"{address}/repos", who=THERE, portee="everything")
    told = _text(read(address))
    assert "A demandé à ne plus être sollicitée (tout contact)" in told
    refused = _text(send(f"{address}/suivi", status=422, famille=family))
    assert "contestez cette demande" in refused
    page = read(address)
    contest = next(
        form.attributes["action"]
        for form in page.all("form")
        if "contestation" in form.attributes.get("action", "")
    )
    send(contest, raison="new_owner")
    assert "Contesté : l'entreprise a changé de dirigeant" in _text(read(address, who=THERE))
    assert "Enregistré." in _text(send(contest.replace("contestation", "levee"), who=COORDINATOR))
    assert "sollicitée (" not in _text(read(address))


def test_a_portfolio_keeps_cold_calls_away(send, called) -> None:
    address, family = called
    send(f"{address}/portefeuille", who=THERE)
    refused = _text(send(f"{address}/suivi", status=422, famille=family))
    assert "en relation suivie (portefeuille)" in refused
    send(f"{address}/portefeuille", who=THERE, retirer="oui")
    assert "Enregistré." in _text(send(f"{address}/suivi", famille=family))


def test_a_coordinator_reads_and_calls_nobody(read, send, called) -> None:
    address, family = called
    assert "Je m'en occupe" not in _text(read("/prospection", who=COORDINATOR))
    send(f"{address}/suivi", who=COORDINATOR, status=403, famille=family)


def test_an_unknown_employer_is_said(read) -> None:
    read("/entreprises/nowhere", status=404)


def test_the_plan_and_the_log_leave_as_csv_and_xlsx(as_officer, called) -> None:
    browser = as_officer(HERE)
    plan = browser.get("/prospection/plan/csv?appels=3")
    lines = list(csv.DictReader(io.StringIO(plan.content.decode("utf-8-sig")), delimiter=";"))
    assert [line["Rang"] for line in lines] == ["1", "2", "3"]
    assert all(" jeune" in line["Pour qui"] for line in lines)
    log = load_workbook(io.BytesIO(browser.get("/prospection/contacts/xlsx").content)).active
    headers = [cell.value for cell in log[1]]
    rows = [dict(zip(headers, row, strict=True)) for row in log.iter_rows(2, values_only=True)]
    assert len(rows) > 100
    kept = [row for row in rows if row["Structure"] in (None, "")]
    assert kept
    assert all(not row["Réponse"] and not row["Personne rencontrée"] for row in kept)
    assert browser.get("/prospection/plan/pdf").status_code == 422
