"""Which aids are worth asking about?"""

from collections.abc import Callable
from typing import Any

import pytest
from worlds.small_world import TODAY, World

from matcher.columns import Person
from matcher.journey.aids import Circumstances, aids_for, is_overseas
from matcher.journey.journey import Journey
from models.enums import OfferKind
from models.rules import RuleBook

Told = Callable[..., dict[str, Journey]]
DRIVES = {"has_car": True, "licences": "b"}


@pytest.fixture(scope="session")
def aids(told: Told) -> Callable[..., dict[str, str]]:
    """Sentences of the aids of one offer, by rule."""

    def asked(
        person: dict[str, Any], courses: tuple[Any, ...] = (), **offer: Any
    ) -> dict[str, str]:
        found = told(person=person, courses=courses, offers=[{"offer_id": "o", **offer}])["o"]
        return {aid.rule: aid.sentence for aid in found.aids}

    return asked


PersonAt = Callable[[float | None, float | None], Person]


@pytest.fixture(scope="session")
def person_at() -> PersonAt:
    """Somebody whose one home is at a place."""
    return lambda lat, lng: World(homes=[{"lat": lat, "lng": lng}]).read_person()


Aids = Callable[..., dict[str, str]]


@pytest.mark.parametrize(("km", "applies"), [(24, False), (27, True)])
def test_a_stay_sixty_kilometres_there_and_back_has_the_mobility_aid(
    aids: Aids, km: float, applies: bool
) -> None:
    found = aids(DRIVES, kind="pmsmp", km=km)
    assert set(found) == ({"amob"} if applies else set())
    if applies:
        assert "0,23 €/km" in found["amob"]
        assert "à vérifier" in found["amob"]


def test_two_hours_there_and_back_have_it_too(aids: Aids) -> None:
    assert set(aids({}, kind="pmsmp", km=11.5)) == {"amob"}


@pytest.mark.parametrize(
    ("place", "overseas"),
    [
        ((48.0, 0.2), False),
        ((41.4, 9.2), False),  # Bonifacio
        ((-20.9, 55.5), True),  # Saint-Denis de La Réunion
        ((46.8, -56.2), True),  # Saint-Pierre-et-Miquelon
    ],
)
def test_twenty_kilometres_there_and_back_are_enough_overseas(
    rules: RuleBook, person_at: PersonAt, place: tuple[float, float], overseas: bool
) -> None:
    # domain.md §4, AMOB: 60 km, 20 km overseas.
    person = person_at(*place)
    assert is_overseas(person.homes) is overseas
    for km, applies in ((19.9, False), (20.0, overseas), (60.0, True)):
        at = Circumstances(OfferKind.PMSMP, km, 30, False, False, is_overseas(person.homes))
        assert bool(aids_for(person, at, rules, TODAY)) is applies


def test_whose_home_is_not_known_is_not_taken_for_overseas(person_at: PersonAt) -> None:
    assert not is_overseas(person_at(None, None).homes)


def test_a_contract_has_other_aids(aids: Aids) -> None:
    assert set(aids(DRIVES, km=50)) == {"mobili_jeune"}
    assert set(aids({**DRIVES, "birth_date": "1996-01-01"}, km=50)) == set()


@pytest.mark.parametrize(
    ("birth_date", "licences", "offered"),
    [("2009-11-22", "", True), ("2009-11-23", "", False), ("2005-01-01", "b", False)],
)
def test_the_licence_aid_is_to_be_checked_from_the_age_of_the_licence(
    aids: Aids, birth_date: str, licences: str, offered: bool
) -> None:
    found = aids({"birth_date": birth_date, "licences": licences}, km=3)
    assert ("licence_aid" in found) == offered
    assert "à vérifier" in found.get("licence_aid", "à vérifier")


def test_boarding_is_helped_by_the_cfa(aids: Aids) -> None:
    course = {"course_id": "c", "km": 80, "boarding": True}
    found = aids(DRIVES, (course,), km=3, course_id="c")
    assert "6 € par nuit" in found["cfa_extras"]


def test_half_of_the_pass_is_paid_by_the_employer(rules: RuleBook, world: Any) -> None:
    contract = Circumstances(OfferKind.APPRENTICESHIP, 10, 40, needs_pass=True, boards=False)
    person = world(person={"birth_date": "2009-12-01"}).read_person()
    (aid,) = aids_for(person, contract, rules, TODAY)
    assert aid.rule == "transport_pass_share"
    assert aid.sentence == "L'employeur rembourse 50 % de l'abonnement de transport."
