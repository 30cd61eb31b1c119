"""`/jeunes/{id}/offres`: an offer that is not in the list is found, and says why."""

import pytest
from sqlalchemy import update

from models.enums import OfferStatus, Visibility
from models.tables import Offer, YoungPerson

OFFER = "boulangerie-conlie"
FIND = "/jeunes/rural-17/offres"


def _found(desk, text):
    links = [e.attributes["href"] for e in desk.read(FIND, q=text).all("a")]
    return [link.rsplit("/", 1)[1] for link in links if link.startswith(f"{FIND}/")]


def _change(desk, **values):
    with desk.store.sessions.begin() as session:
        session.execute(update(Offer).where(Offer.id == OFFER).values(**values))


@pytest.mark.parametrize("text", [OFFER, "boulanger conlie", "CONLIE  apprentissage boul"])
def test_by_id_title_or_employer(desk, text):
    assert OFFER in _found(desk, text)


def test_open_ones_stand_first_and_closed_ones_say_so(desk):
    _change(desk, status=OfferStatus.FILLED)
    page = desk.read(FIND, q="conlie boulanger")
    assert "n'est plus ouverte" in desk.text(page)
    assert OFFER in _found(desk, "conlie boulanger")


def _tags(desk, text):
    """What stands beside each offer found, by its id."""
    cards = desk.read(FIND, q=text).all("li", class_="panel")
    return {
        link.attributes["href"].rsplit("/", 1)[1]: card.text
        for card in cards
        for link in card.inside
        if link.tag == "a" and f"{FIND}/" in link.attributes["href"]
    }


def test_one_that_is_listed_says_its_place_and_stands_after_those_that_are_not(desk):
    tags = _tags(desk, "imaginaire boulanger")
    assert "1re de sa liste" in tags[OFFER]
    listed = ["de sa liste" in text for text in tags.values()]
    assert listed == sorted(listed)
    assert not all(listed)
    _change(desk, status=OfferStatus.FILLED)
    assert "de sa liste" not in _tags(desk, OFFER)[OFFER]


def test_whoever_objected_to_being_ranked_has_no_place_told(desk):
    with desk.store.sessions.begin() as session:
        session.get(YoungPerson, "rural-17").objects_to_ranking = True
    assert "de sa liste" not in _tags(desk, OFFER)[OFFER]


def test_the_list_asks_the_question(desk):
    (form,) = desk.read("/jeunes/rural-17").all("form", role="search")
    assert (form.attributes["method"], form.attributes["action"]) == ("get", FIND)


@pytest.mark.parametrize("text", ["jamais vue", "%", "1 85 05 78 006 084 91"])
def test_nothing_found_says_what_to_try(desk, text):
    page = desk.read(FIND, q=text)
    assert "Aucune offre de ce nom" in desk.text(page)
    (field,) = page.all("input", type="search")
    assert "85 05" not in field.attributes["value"]


def test_what_another_structure_keeps_is_not_found(desk):
    _change(desk, visibility=Visibility.OWN_STRUCTURE, owner_structure_id=None)
    assert OFFER not in _found(desk, OFFER)


def test_an_announced_offer_is_not_found_by_its_employer(desk):
    _change(desk, visibility=Visibility.ANNOUNCED, owner_structure_id=None)
    assert OFFER not in _found(desk, "conlie boulanger")
    assert _found(desk, OFFER) == [OFFER]
    assert "Boulangerie Imaginaire" not in desk.text(desk.read(FIND, q=OFFER))
