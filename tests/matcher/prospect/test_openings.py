"""Which places could be asked for, of whom, and how many?"""

import pytest

from matcher.pistes.employers import EmployerColumns
from matcher.prospect.openings import offers_of, possible_openings
from models.frames import EMPLOYERS, HIRES

BAKER, SELLER, COOK, WAITER = "D1102", "D1106", "G1602", "G1803"
PER_MASTER = 2


def _employers(**given):
    facts = {
        "employer_id": "bakery",
        "naf": "1071C",
        "headcount": 5,
        "lat": 48.0,
        "lng": 0.2,
        "spread_km": 0.5,
        "apprentices_now": None,
        "apprentice_masters": None,
        "past_apprentices": None,
        "past_romes": "",
        "has_open_offer": False,
    } | given
    hires = HIRES.build(
        [(BAKER, "1071C", 60), (SELLER, "1071C", 37), (COOK, "1071C", 3), (WAITER, "5610A", 50)]
    )
    row = tuple(facts[column.name] for column in EMPLOYERS.columns)
    return EmployerColumns.from_frames(EMPLOYERS.build([row]), hires)


def _openings(wanted=(BAKER, SELLER, COOK, WAITER), **given):
    return possible_openings(_employers(**given), wanted, PER_MASTER)


def test_trades_it_hires_in_the_likeliest_first() -> None:
    assert _openings()["rome"].tolist() == [BAKER, SELLER]


def test_a_trade_it_trained_in_comes_first() -> None:
    assert _openings(past_romes=COOK)["rome"].tolist() == [COOK, BAKER, SELLER]


def test_three_trades_at_most() -> None:
    assert len(_openings(past_romes=f"{COOK},{WAITER}")) == 3


def test_only_trades_that_somebody_wants() -> None:
    assert _openings(wanted=[SELLER])["rome"].tolist() == [SELLER]


@pytest.mark.parametrize(
    "given",
    [
        {"has_open_offer": True},
        {"apprentice_masters": 1, "apprentices_now": 2},
        {"naf": None},
    ],
)
def test_whom_there_is_nothing_to_ask(given) -> None:
    assert _openings(**given).empty


@pytest.mark.parametrize(
    ("given", "places"),
    [
        ({}, 1),
        ({"past_apprentices": 2}, 1),
        ({"past_apprentices": 7}, 2),
        ({"past_apprentices": 40}, 5),
        ({"past_apprentices": 9, "apprentice_masters": 2, "apprentices_now": 3}, 1),
        ({"past_apprentices": 9, "apprentice_masters": 2}, 3),
    ],
)
def test_as_many_places_as_usual_and_lawful(given, places) -> None:
    assert set(_openings(**given)["places"]) == {places}


def test_as_offers_only_trade_place_and_employer_are_known() -> None:
    employers = _employers()
    offers = offers_of(possible_openings(employers, [BAKER], PER_MASTER), employers)
    row = offers.iloc[0]
    assert (row["employer_id"], row["rome"], row["kind"]) == ("bakery", BAKER, "apprenticeship")
    assert (row["lat"], row["naf"], row["places"]) == (48.0, "1071C", 1)
    assert offers["start_from"].isna().all()
    assert offers["works_night"].isna().all()
