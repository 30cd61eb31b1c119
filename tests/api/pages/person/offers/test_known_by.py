"""Who called the employer last and who else waits on the place, beside an offer."""

from datetime import UTC, date, datetime

from sqlalchemy import delete, update

from models.enums import Visibility
from models.tables import EmployerContact, Offer

OFFER = "boulangerie-conlie"
PAGE = f"/jeunes/rural-17/offres/{OFFER}"
PROPOSE = "/jeunes/rural-17/propositions"


def _calls_the_bakery(desk, **values):
    with desk.store.sessions.begin() as session:
        employer_id = session.get(Offer, OFFER).employer_id
        session.execute(delete(EmployerContact).where(EmployerContact.employer_id == employer_id))
        session.add(
            EmployerContact(
                id="call",
                employer_id=employer_id,
                structure_id="cma-lemans",
                contacted_on=date(2026, 11, 20),
                channel="phone",
                person_met="owner",
                answer="taking_care",
                noted_at=datetime(2026, 11, 20, 9, 0, tzinfo=UTC),
                **values,
            )
        )
    return employer_id


def test_who_called_the_employer_last_is_told_in_the_list_and_on_the_page(desk):
    employer_id = _calls_the_bakery(desk)
    told = "20 novembre 2026 par Chambre de métiers, antenne de démonstration (Le Mans) : en cours"
    assert f"Employeur contacté le {told}." in desk.text(desk.read("/jeunes/rural-17"))
    page = desk.read(PAGE)
    assert f"Dernier contact noté, tous réseaux : {told}" in desk.text(page)
    assert f"/entreprises/{employer_id}" in {e.attributes.get("href") for e in page.all("a")}


def test_a_contact_its_structure_keeps_does_not_name_it(desk):
    _calls_the_bakery(desk, visibility=Visibility.OWN_STRUCTURE)
    text = desk.text(desk.read(PAGE))
    assert "Dernier contact noté, tous réseaux : 20 novembre 2026 par un autre réseau" in text
    assert "autre réseau :" not in text


def test_an_announced_employer_is_known_by_its_owner_alone(desk):
    its = Offer.employer_id == _calls_the_bakery(desk)
    with desk.store.sessions.begin() as session:
        announced = {"visibility": Visibility.ANNOUNCED, "owner_structure_id": "cma-lemans"}
        session.execute(update(Offer).where(its).values(announced))
    page = desk.read(PAGE)
    assert "Qui connaît cet employeur" not in desk.text(page)
    assert "20 novembre 2026" not in desk.text(desk.read("/jeunes/rural-17"))


def test_others_who_wait_on_the_place_are_counted_and_not_oneself(desk):
    assert "Aucun autre jeune n'attend de réponse ici." in desk.text(desk.read(PAGE))
    for person in ("rural-17", "car-22"):
        desk.send(f"/jeunes/{person}/propositions", offre=OFFER)
    assert "1 autre jeune attend une réponse pour 1 place." in desk.text(desk.read(PAGE))
