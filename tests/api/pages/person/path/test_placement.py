"""`/jeunes/{id}/contrats`: a PMSMP or a contract recorded, with and without a proposal."""

import pytest
from sqlalchemy import select

from models.tables import Employer, Placement, Proposal

FORM = "/jeunes/rural-17/contrats"


@pytest.fixture
def bakery(desk):
    """A bakery of the demo: its id."""
    with desk.store.reading() as session:
        return session.scalars(
            select(Employer.id).where(Employer.legal_name == "Boulangerie Imaginaire de Conlie")
        ).one()


@pytest.fixture
def stay(bakery):
    """A PMSMP as the form sends it."""
    return {
        "type": "pmsmp",
        "employeur": "boulangerie imaginaire de conlie",
        "employeur-choix": bakery,
        "metier": "boulanger",
        "metier-choix": "D1102",
        "debut": "2026-12-01",
        "fin": "2026-12-11",
        "objet": "confirm_project",
        "origine": "family",
    }


def _placements(desk):
    with desk.store.reading() as session:
        rows = session.scalars(select(Placement).where(Placement.person_id == "rural-17")).all()
        return [row for row in rows if row.source == "hand"]


@pytest.mark.parametrize("kind", ["pmsmp", "apprenticeship"])
def test_every_field_has_its_label(desk, kind):
    page = desk.read(FORM, type=kind)
    labelled = {each.attributes["for"] for each in page.all("label")}
    for field in (*page.all("input"), *page.all("select")):
        if field.attributes.get("type") != "hidden":
            assert field.attributes["id"] in labelled
    assert max(page.ids().values()) == 1
    assert bool(page.all("select", name="objet")) is (kind == "pmsmp")


def test_a_stay_is_recorded_and_what_to_check_is_told(desk, stay):
    page = desk.send(FORM, **stay)
    text = desk.text(page)
    assert "Le contrat ou l'immersion est noté." in text
    assert "du 1er décembre 2026 au 11 décembre 2026" in text
    assert "représentant légal" in page.all("div", class_="warnings")[0].text
    (row,) = _placements(desk)
    assert (row.rome, row.purpose, row.origin) == ("D1102", "confirm_project", "family")
    page = desk.send(f"{FORM}/{row.id}/annulation")
    assert "n'est plus noté" in desk.text(page)
    assert not _placements(desk)


def test_mistakes_are_told_by_their_fields_and_every_value_is_kept(desk, stay):
    page = desk.send(FORM, 422, **{**stay, "fin": "2026-11-01", "metier-choix": "", "objet": ""})
    (summary,) = page.all("div", id="erreurs")
    links = {e.attributes["href"] for e in summary.inside if e.tag == "a"}
    assert links == {"#champ-metier", "#champ-fin", "#champ-objet"}
    values = {e.attributes["name"]: e.attributes.get("value") for e in page.all("input")}
    assert (values["debut"], values["metier"]) == ("2026-12-01", "boulanger")
    for name in ("metier", "fin", "objet"):
        (field,) = [e for e in page.elements if e.attributes.get("id") == f"champ-{name}"]
        assert f"erreur-{name}" in field.attributes["aria-describedby"]
    choices = page.all("input", type="radio", name="metier-choix")
    assert "D1102" in {e.attributes["value"] for e in choices}
    assert not _placements(desk)


def test_searching_without_a_script_gives_choices_and_records_nothing(desk, bakery):
    page = desk.send(FORM, faire="chercher", type="pmsmp", employeur="boulangerie conlie")
    choices = [e.attributes["value"] for e in page.all("input", name="employeur-choix")]
    assert bakery in choices
    assert not _placements(desk)


def test_what_a_rule_forbids_is_refused_with_its_article(desk, stay):
    page = desk.send(FORM, 422, **{**stay, "fin": "2027-01-15"})
    (alert,) = page.all("div", role="alert", class_="alert")
    assert "D5135-3" in alert.text
    assert not page.all("input", name="confirme")


def test_what_took_place_is_recorded_once_confirmed(desk, stay):
    past = {**stay, "debut": "2026-09-01", "fin": "2026-10-15"}
    page = desk.send(FORM, 422, **past)
    assert page.all("input", name="confirme")
    desk.send(FORM, **past, confirme="oui")
    assert len(_placements(desk)) == 1


def test_from_a_proposal_employer_and_trade_are_there_already(desk):
    desk.send("/jeunes/rural-17/propositions", offre="boulangerie-conlie")
    with desk.store.reading() as session:
        wanted = select(Proposal.id).where(
            Proposal.person_id == "rural-17", Proposal.offer_id == "boulangerie-conlie"
        )
        key = session.scalars(wanted).one()
    page = desk.read(FORM, proposition=key)
    assert "Boulangerie Imaginaire de Conlie" in desk.text(page)
    assert not page.all("input", name="employeur")
    (start,) = page.all("input", name="debut")
    assert start.attributes["value"] == "2026-12-12"
    page = desk.send(FORM, proposition=key, debut="2026-12-12", fin="2028-12-11")
    assert "proposée le 22 novembre 2026" in desk.text(page)
    (row,) = _placements(desk)
    assert (row.proposal_id, row.origin) == (key, "proposal")


def test_somebody_else_s_proposal_is_not_found(desk):
    desk.read(FORM, 404, proposition="pr-never")
    desk.send(FORM, 404, proposition="pr-never", debut="2026-12-12")


def test_a_personal_number_is_neither_kept_nor_shown_again(desk, stay):
    page = desk.send(FORM, 422, **{**stay, "metier": "1 85 05 78 006 084 91"})
    assert "85 05 78" not in desk.text(page)
    values = {e.attributes["name"]: e.attributes.get("value") for e in page.all("input")}
    assert values["metier"] == ""
