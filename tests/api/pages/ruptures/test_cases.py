"""Case by case: an adviser says whose a rupture is, and lets its employer be suggested again."""

from datetime import timedelta

import pytest
from signed_browser import Browser
from sqlalchemy import select

from models.enums import OfferKind, RuptureMatch
from models.store.sealing import PersonIdentity
from models.tables import Identity, Placement, RuptureCase, YoungPerson

WHO, STRUCTURE = "conseillere-lemans", "ml-lemans"


@pytest.fixture
def browser(demo_app) -> Browser:
    return Browser(demo_app, lambda _path: WHO)


@pytest.fixture
def broken(demo_store, demo_day) -> str:
    """Somebody of the structure whose contract broke lately and who has none again."""
    later = select(Placement.person_id).where(Placement.starts_on > demo_day - timedelta(days=90))
    with demo_store.reading() as session:
        found = session.scalars(
            select(Placement.person_id)
            .join(YoungPerson, YoungPerson.id == Placement.person_id)
            .where(
                YoungPerson.structure_id == STRUCTURE,
                Placement.kind == OfferKind.APPRENTICESHIP,
                Placement.ruptured_on.is_not(None),
                Placement.person_id.not_in(later),
            )
            .order_by(Placement.ruptured_on.desc())
        ).first()
    assert found is not None
    return found


def test_the_employer_of_a_broken_contract_is_allowed_and_excluded_again(
    browser, broken: str
) -> None:
    address = f"/ruptures/jeunes/{broken}/employeur"
    allowed = browser.post(address, data={"decision": "permettre"})
    assert allowed.status_code == 200
    assert "L'exclure de nouveau" in allowed.text.replace("&#39;", "'")
    excluded = browser.post(address, data={"decision": "exclure"}).text.replace("&#39;", "'")
    assert "L'employeur du contrat rompu ne lui est pas suggéré." in excluded


def test_a_doubtful_rupture_is_confirmed_from_the_page(browser, demo_store, broken: str) -> None:
    with demo_store.sessions.begin() as session:
        identity = session.get_one(Identity, broken)
        who = demo_store.sealer.open(identity.sealed)
        contract = session.scalars(
            select(Placement).where(
                Placement.person_id == broken, Placement.ruptured_on.is_not(None)
            )
        ).first()
        session.add(
            RuptureCase(
                id="ru-doubt",
                structure_id=STRUCTURE,
                match=RuptureMatch.TO_CONFIRM,
                ruptured_on=contract.ruptured_on + timedelta(days=1),
                sealed=demo_store.sealer.seal(PersonIdentity(who.family_name, "Autre")),
                name_hash=identity.name_hash,
            )
        )
    assert "/ruptures/signalements/ru-doubt/confirmation" in browser.get("/ruptures").text
    address = "/ruptures/signalements/ru-doubt/confirmation"
    assert "rattachée" in browser.post(address, data={"jeune": broken}).text
    with demo_store.reading() as session:
        case = session.get_one(RuptureCase, "ru-doubt")
    assert (case.person_id, case.match) == (broken, RuptureMatch.MATCHED)


def test_nobody_named_confirms_nothing(browser) -> None:
    answer = browser.post("/ruptures/signalements/absent/confirmation", data={"jeune": ""})
    assert answer.status_code == 404
