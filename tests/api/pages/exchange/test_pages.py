"""Can a profile be shared, found, asked for and answered from the pages, each side in its words?"""

import re

import pytest
from sqlalchemy import select

from api.services.exchange.shared.search import AskedProfiles
from models.tables import ContactRequest, SharedProfile

HERE, OFFICER, THERE = "conseillere-lemans", "cre-lemans", "dev-cma-lemans"
PROFILE, PERSON = "sp-ml-lemans-1", "/jeunes/{}/partage"
AGREED = {"accord": "2026-11-20", "accord-comment": "meeting"}


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
        return _text(page)

    return at


@pytest.fixture
def send(as_officer, page_reader):
    def to(address, who=HERE, status=200, **texts):
        named = {name.replace("_", "-"): text for name, text in texts.items()}
        answer = as_officer(who).post(address, data=named)
        assert answer.status_code == status, answer.text
        return _text(page_reader(answer.text))

    return to


@pytest.fixture
def person_id(demo_store):
    """Whose profile it is."""
    with demo_store.reading() as session:
        return session.get_one(SharedProfile, PROFILE).person_id


def test_other_structures_find_profiles_by_trade_and_zone(read) -> None:
    everything = read("/profils", THERE)
    assert "13 profils partagés par d'autres" in everything
    assert "Mission Locale" in everything
    shown = read("/profils?famille=D12&zone=zone:5212", THERE)
    assert re.search(r"\b[1-5] profils? partagés? par d'autres", shown)
    assert "Tout montrer" in shown
    assert "Aucun profil ne correspond" in read("/profils?famille=A11", THERE)


def test_a_structure_does_not_find_its_own(read, person_id) -> None:
    assert "7 profils partagés par d'autres" in read("/profils")
    assert "votre structure" in read(f"/profils/{PROFILE}", status=422)
    assert "6 profils partagés" in read("/profils/partages")
    assert "Ce que les autres réseaux lisent" in read(PERSON.format(person_id), OFFICER)


def test_asked_accepted_and_read_by_both(read, send, demo_store, person_id) -> None:
    assert "Dites pour quelle entreprise" in send(
        f"/profils/{PROFILE}/demande", THERE, 422, motif="employer"
    )
    sent = send(f"/profils/{PROFILE}/demande", THERE, motif="training")
    assert "La demande est envoyée au référent." in sent
    waiting = read("/profils/demandes")
    assert "Chambre de métiers" in waiting
    with demo_store.reading() as session:
        wanted = select(ContactRequest.id).where(
            ContactRequest.profile_id == PROFILE, ContactRequest.structure_id == "cma-lemans"
        )
        request_id = session.scalars(wanted).one()
    base = f"/profils/demandes/{request_id}"
    assert "Annuler notre demande" in read(base, THERE)
    assert "Sans elle, rien n'est partagé" in send(
        f"{base}/acceptation", status=422, rencontre="three_way"
    )
    done = send(f"{base}/acceptation", rencontre="three_way", contact="referent", **AGREED)
    assert "Les deux structures lisent votre réponse." in done
    told = read(base, THERE)
    assert "acceptée" in told
    assert "rencontre à trois" in told
    assert "conseillere-lemans@demo.example" in told
    assert person_id not in told
    late = send(f"{base}/refus", status=422, raison="not_now")
    assert "acceptée depuis le 22/11/2026" in late
    read(base, "dev-cci-lemans", 403)


def test_shared_and_withdrawn_from_the_file(read, send, demo_store, person_id) -> None:
    address = PERSON.format(person_id)
    mistakes = send(address, status=422, contrat="either", contact="referent")
    assert "Choisissez au moins un métier" in mistakes
    withdrawn = send(f"{address}/retrait", accord_retire="oui")
    assert "Le profil n'est plus partagé." in withdrawn
    assert "12 profils partagés par d'autres" in read("/profils", THERE)
    read(f"/profils/{PROFILE}", THERE, 404)
    with demo_store.reading() as session:
        trade = session.get_one(SharedProfile, PROFILE).trades.split(",")[0]
    shared = send(
        address, contrat="either", contact="referent", **{f"metier-{trade}": "oui"}, **AGREED
    )
    assert "Le profil est partagé, sans identité." in shared
    send(address, THERE, 403, contrat="either")


def test_a_request_is_a_reason_on_the_referents_list(read) -> None:
    assert "1 demande de contact" in read("/?motif=contact-demande&referent=structure")


def test_what_narrows_is_known() -> None:
    assert not AskedProfiles().narrows
    assert AskedProfiles(zone="zone:5212").narrows
