"""Is somebody shown only among five or more? Place widens, then age goes."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.services.exchange.card.floor import age_band_on, crowd_of
from api.services.exchange.card.places import place_words, places_around
from api.services.exchange.terms import ExchangeTerms
from models.enums import AgeBand
from models.tables import Home, YoungPerson

LE_MANS, LA_FLECHE, ANGERS, PARIS = "72181", "72154", "49007", "75056"


@pytest.fixture
def crowd(store, today):
    """The crowd somebody of nineteen in Le Mans is shown in, beside others of these homes."""

    def among(*others: str, years: int = 19) -> tuple[str, AgeBand | None]:
        with store.sessions() as session:
            born = today - timedelta(days=365 * 19 + 100)
            for number, insee in enumerate((LE_MANS, *others)):
                age = born if number == 0 else today - timedelta(days=365 * years + 100)
                session.add(YoungPerson(id=f"p-{number}", structure_id="cma-a", birth_date=age))
                session.flush()
                session.add(Home(person_id=f"p-{number}", insee=insee))
            session.flush()
            person = session.get_one(YoungPerson, "p-0")
            place, band = crowd_of(session, person, ExchangeTerms.on(today))
            return place_words(place), band

    return among


def test_five_of_one_zone_and_age_are_told_by_zone(crowd) -> None:
    assert crowd(*[LE_MANS] * 4) == ("zone d'emploi : Le Mans", AgeBand.FROM_18)


def test_four_are_told_by_departement(crowd) -> None:
    assert crowd(*[LE_MANS] * 3, LA_FLECHE) == ("département 72", AgeBand.FROM_18)


def test_fewer_there_are_told_by_region_then_by_none(crowd) -> None:
    place, band = crowd(*[LE_MANS] * 3, ANGERS)
    assert place == "région (départements 44, 49, 53, 72, 85)"
    assert band is AgeBand.FROM_18


def test_without_enough_around_no_place_is_told(crowd) -> None:
    assert crowd(*[LE_MANS] * 3, PARIS) == ("lieu non précisé", AgeBand.FROM_18)


def test_alone_of_an_age_neither_is_told(crowd) -> None:
    assert crowd(*[LE_MANS] * 9, years=23) == ("lieu non précisé", None)


def test_closed_files_hide_nobody(store, today) -> None:
    with store.sessions() as session:
        for number in range(4):
            session.get_one(YoungPerson, f"other-{number}").closed_on = today
        session.flush()
        person = session.get_one(YoungPerson, "zoe")
        assert crowd_of(session, person, ExchangeTerms.on(today)) == (None, None)


def test_two_homes_count_for_one_person(store, today) -> None:
    with store.sessions() as session:
        session.get_one(YoungPerson, "other-0").closed_on = today
        session.add(Home(person_id="other-1", insee=LE_MANS, position=2))
        session.flush()
        person = session.get_one(YoungPerson, "zoe")
        assert crowd_of(session, person, ExchangeTerms.on(today)) == (None, None)


@pytest.mark.parametrize(
    ("birth_date", "band"),
    [
        (date(2008, 11, 26), AgeBand.UNDER_18),
        (date(2008, 11, 25), AgeBand.FROM_18),
        (date(2005, 11, 26), AgeBand.FROM_18),
        (date(2005, 11, 25), AgeBand.FROM_21),
        (date(2000, 11, 26), AgeBand.FROM_21),
        (date(2000, 11, 25), AgeBand.FROM_26),
    ],
)
def test_bands_begin_on_the_birthday(birth_date, band, today) -> None:
    assert age_band_on(birth_date, today) is band


@settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.sampled_from(sorted([LE_MANS, LA_FLECHE, ANGERS, PARIS, "2A004", "97105", "99999"])))
def test_no_commune_is_ever_a_place(insee) -> None:
    for place in places_around(insee):
        assert place is None or place.split(":")[0] in {"zone", "departement", "region"}
        assert place != insee
