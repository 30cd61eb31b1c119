"""`/jeunes/{id}/parcours`: answers in one tap, taken back, and what came of them."""

import pytest
from sqlalchemy import select

from models.enums import Role
from models.tables import Adviser, Employer, Offer, Outcome, Placement, Proposal

PATH = "/jeunes/rural-17/parcours"
OFFER = "boulangerie-conlie"
PEOPLE = ["rural-17", "car-22", "rupture-18", "jeune-016", "jeune-095", "objector-19"]


@pytest.fixture
def proposed(desk):
    """Address of a proposal that waits."""
    desk.send("/jeunes/rural-17/propositions", offre=OFFER)
    with desk.store.reading() as session:
        found = session.scalars(select(Proposal).where(Proposal.person_id == "rural-17")).all()
        (row,) = [each for each in found if each.offer_id == OFFER]
    return f"/jeunes/rural-17/propositions/{row.id}"


def _outcomes(desk, proposal):
    with desk.store.reading() as session:
        wanted = select(Outcome).where(Outcome.proposal_id == proposal.rsplit("/", 1)[1])
        return session.scalars(wanted).all()


@pytest.mark.parametrize("person", PEOPLE)
def test_a_path_is_well_formed(page_of, person):
    page = page_of(f"/jeunes/{person}/parcours")
    assert max(page.ids().values()) == 1
    assert len(page.all("h1")) == 1
    labelled = {each.attributes["for"] for each in page.all("label")}
    for field in page.all("input"):
        if field.attributes["type"] != "hidden":
            assert field.attributes["id"] in labelled


def test_an_empty_path_says_what_to_do(page_of, desk):
    text = desk.text(page_of("/jeunes/rural-17/parcours"))
    assert "Aucune proposition en attente" in text
    assert "Choisissez une offre" in text


def test_a_proposal_that_waits_offers_every_answer_in_one_tap(desk, proposed):
    page = desk.read(PATH)
    taps = {e.attributes["value"]: e.text for e in page.all("button", name="reponse")}
    assert taps == {
        "met": "Rencontre faite",
        "signed": "Contrat signé",
        "no_answer": "Pas de réponse",
        "declined_by_employer": "Refus de l'employeur",
        "declined_by_young_person": "Refus du jeune",
        "declined_by_cfa": "Refus du CFA",
        "place_gone": "Place déjà prise",
        "lost_from_view": "Perdu de vue",
    }
    assert "1re de sa liste ce jour-là" in desk.text(page)


def test_no_answer_moves_it_to_the_past_and_can_be_taken_back(desk, proposed):
    page = desk.send(f"{proposed}/suites", reponse="no_answer")
    text = desk.text(page)
    assert "La réponse est notée." in text
    assert "Aucune proposition en attente" in text
    assert "Pas de réponse, 22 novembre 2026" in text
    (noted,) = _outcomes(desk, proposed)
    back = f"{proposed}/suites/{noted.id}/annulation"
    assert back in {form.attributes["action"] for form in page.all("form")}
    page = desk.send(back)
    assert "La réponse est annulée." in desk.text(page)
    assert "1 proposition en attente" in desk.text(page)
    assert not _outcomes(desk, proposed)


def test_htmx_swaps_the_path_alone_and_says_what_was_done(desk, proposed):
    part = desk.send(f"{proposed}/suites", part=True, reponse="met")
    assert part.elements[0].attributes["id"] == "suivi"
    assert [e.text for e in part.all("div", role="status")] == ["La réponse est notée."]


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        ({"reponse": "maybe"}, "hors liste"),
        ({}, "Choisissez ce qui est noté"),
        ({"reponse": "met", "date": "2026-11-30"}, "à l'avance"),
        ({"reponse": "met", "date": "hier"}, "Date attendue"),
        ({"reponse": "ruptured"}, "ne va pas"),
    ],
)
@pytest.mark.parametrize("part", [False, True])
def test_what_cannot_be_noted_is_told_and_nothing_is(desk, proposed, texts, told, part):
    page = desk.send(f"{proposed}/suites", 422, part=part, **texts)
    assert told in page.all("div", role="alert", class_="alert")[0].text
    assert not _outcomes(desk, proposed)


def test_signed_in_one_tap_asks_for_the_dates(desk, proposed):
    page = desk.send(f"{proposed}/suites", reponse="signed")
    assert "À compléter" in desk.text(page)
    links = {e.text.strip(): e.attributes["href"] for e in page.all("a")}
    key = proposed.rsplit("/", 1)[1]
    assert links["Compléter le contrat : dates et formation"] == (
        f"/jeunes/rural-17/contrats?proposition={key}"
    )


def test_names_from_outside_are_shown_and_never_run(desk, proposed):
    with desk.store.sessions.begin() as session:
        offer = session.get(Offer, OFFER)
        offer.title = "<script>alert(1)</script>"
        session.get(Employer, offer.employer_id).trade_name = '"><img src=x onerror=alert(1)>'
    for path in (PATH, f"/jeunes/rural-17/offres/{OFFER}"):
        page = desk.read(path)
        assert '"><img src=x onerror=alert(1)>' in desk.text(page)
        assert "<script>alert(1)</script>" in desk.text(page)
        assert not [e for e in page.all("img") if e.attributes["src"] == "x"]


def test_a_contract_that_goes_on_offers_what_may_have_become_of_it(desk):
    with desk.store.reading() as session:
        contract = session.scalars(
            select(Placement)
            .where(Placement.person_id == "jeune-095", Placement.ruptured_on.is_(None))
            .order_by(Placement.starts_on.desc())
        ).first()
    address = f"/jeunes/jeune-095/contrats/{contract.id}"
    page = desk.read("/jeunes/jeune-095/parcours")
    taps = [e.attributes["value"] for e in page.all("button", name="suite")]
    assert taps == ["completed", "ruptured", "lost_from_view"]
    page = desk.send(f"{address}/suites", suite="ruptured", date="2026-11-20")
    assert "rompu le 20 novembre 2026" in desk.text(page)
    (back,) = [f.attributes["action"] for f in page.all("form") if "annulation" in
               f.attributes["action"]]  # fmt: skip
    assert "rompu le 20 novembre" not in desk.text(desk.send(back))


def test_a_coordinator_reads_the_path_and_notes_nothing(desk, proposed, signed_in, page_reader):
    with desk.store.sessions.begin() as session:
        session.get(Adviser, "cre-mamers").role = Role.COORDINATOR
    reader = signed_in("cre-mamers")
    page = page_reader(reader.get(PATH).text)
    assert "1 proposition en attente" in desk.text(page)
    assert not page.all("button", name="reponse")
    offer = page_reader(reader.get(f"/jeunes/rural-17/offres/{OFFER}").text)
    assert not [e for e in offer.all("button") if "Proposer" in e.text]
    assert reader.post(f"{proposed}/suites", data={"reponse": "met"}).status_code == 403
    assert reader.get("/jeunes/rural-17/contrats").status_code == 403
    assert not _outcomes(desk, proposed)
