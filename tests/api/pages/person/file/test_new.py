"""Is a file opened from its page, once, with nothing typed lost?"""

import re

import pytest
from sqlalchemy import func, select

from models.enums import Role
from models.tables import Adviser, Structure, YoungPerson

NEW = {
    "nom": "EXEMPLE",
    "prenom": "Noé",
    "naissance": "2009-05-17",
    "domicile-1-commune": "La Flèche",
    "domicile-1-libelle": "domicile",
}


@pytest.fixture
def adviser(demo_store, signed_in):
    with demo_store.reading() as session:
        return signed_in(session.get_one(YoungPerson, "rural-17").referent_id)


@pytest.fixture
def people(demo_store):
    def count():
        with demo_store.reading() as session:
            return session.scalar(select(func.count()).select_from(YoungPerson))

    return count


def test_the_way_to_a_new_file_is_on_every_page_of_an_adviser(adviser):
    assert 'href="/jeunes/nouveau"' in adviser.get("/").text


def test_a_name_a_birth_date_and_a_commune_open_a_file(adviser, people):
    before = people()
    answer = adviser.post("/jeunes/nouveau", data=NEW, follow_redirects=False)
    assert answer.status_code == 303
    assert re.fullmatch(r"/jeunes/jp-[0-9a-f]{20}/dossier", answer.headers["location"])
    page = adviser.get(answer.headers["location"])
    assert "Noé EXEMPLE" in page.text
    assert "Le dossier est ouvert." in page.text
    assert people() == before + 1
    # The ranking answers at once, with what is known so far.
    assert adviser.get(answer.headers["location"].removesuffix("/dossier")).status_code == 200


def test_mistakes_come_back_with_everything_that_was_typed(adviser, people):
    before = people()
    answer = adviser.post("/jeunes/nouveau", data=NEW | {"naissance": "", "telephone": "12"})
    assert answer.status_code == 422
    assert 'value="Noé"' in answer.text
    assert 'value="La Flèche"' in answer.text
    assert "2 réponses sont à corriger" in answer.text
    assert people() == before


def test_an_ambiguous_commune_is_asked_back_and_chosen(adviser):
    typed = NEW | {"domicile-1-commune": "Saint-Denis"}
    asked = adviser.post("/jeunes/nouveau", data=typed)
    assert asked.status_code == 422
    assert "Saint-Denis (93)" in asked.text
    chosen = adviser.post(
        "/jeunes/nouveau", data=typed | {"domicile-1-choix": "93066"}, follow_redirects=False
    )
    assert chosen.status_code == 303


def test_searching_a_commune_without_a_script_opens_nothing(adviser, people):
    before = people()
    typed = NEW | {"faire": "chercher", "domicile-1-commune": "la fl"}
    answer = adviser.post("/jeunes/nouveau", data=typed)
    assert answer.status_code == 200
    assert "La Flèche (72)" in answer.text
    assert people() == before


def test_somebody_followed_here_is_linked_and_a_namesake_may_be_opened(adviser, people):
    first = adviser.post("/jeunes/nouveau", data=NEW, follow_redirects=False).headers["location"]
    before = people()
    again = adviser.post("/jeunes/nouveau", data=NEW | {"nom": "exemple", "prenom": "NOE"})
    assert again.status_code == 409
    assert f'href="{first}"' in again.text
    assert people() == before
    adviser.post("/jeunes/nouveau", data=NEW | {"autre-personne": "oui"})
    assert people() == before + 1


def test_of_somebody_followed_elsewhere_only_the_structure_is_named(
    demo_store, adviser, signed_in, people
):
    first = adviser.post("/jeunes/nouveau", data=NEW, follow_redirects=False).headers["location"]
    person_id = first.split("/")[2]
    with demo_store.reading() as session:
        person = session.get_one(YoungPerson, person_id)
        name = session.get_one(Structure, person.structure_id).name
        elsewhere = session.scalars(
            select(Adviser.id).where(
                Adviser.structure_id != person.structure_id, Adviser.role == Role.ADVISER
            )
        ).first()
    answer = signed_in(elsewhere).post("/jeunes/nouveau", data=NEW)
    assert answer.status_code == 409
    assert name in answer.text
    assert person_id not in answer.text


@pytest.mark.parametrize("role", [Role.EMPLOYER_OFFICER, Role.COORDINATOR, Role.ADMINISTRATOR])
def test_other_roles_open_no_file(signed_in, people, role):
    browser, before = signed_in(role), people()
    assert "Nouveau dossier" not in browser.get("/compte").text
    assert browser.get("/jeunes/nouveau").status_code == 403
    assert browser.post("/jeunes/nouveau", data=NEW).status_code == 403
    assert people() == before
