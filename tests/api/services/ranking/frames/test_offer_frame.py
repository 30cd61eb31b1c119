"""Are offers read in whole columns as each of them is stored?"""

from datetime import date, time
from typing import Any

import pandas as pd
import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.services.named.places import commune_points
from api.services.ranking.frames.offer_frame import (
    NOBODY,
    Around,
    offer_frame,
    stored_columns,
    values_of,
)
from models.enums import OfferKind, Visibility
from models.frames import OFFERS
from models.tables import Employer, Offer

LE_MANS, ALENCON = "72181", "61001"
AROUND = Around({"s": True}, {"e": 2}, {"o": 3})


def read(around: Around = AROUND, employer: dict[str, Any] | None = None, **offer: Any) -> Any:
    """The one row of an offer."""
    usual: dict[str, Any] = {
        "id": "o",
        "kind": OfferKind.APPRENTICESHIP,
        "rome": "D1102",
        "other_romes": "",
        "places": 1,
        "hours_fixed": False,
        "is_delegated": False,
        "visibility": Visibility.SHARED,
        "owner_structure_id": "s",
    }
    firm = Employer(id="e", legal_name="Imaginaire", **(employer or {}))
    return offer_frame([values_of(Offer(**{**usual, **offer}), firm)], around).iloc[0]


def at(row: Any) -> tuple[float, float, float]:
    return (row["lat"], row["lng"], row["spread_km"])


def in_commune(insee: str) -> tuple[float | None, float | None, float]:
    point = commune_points()[insee]
    return (point.lat, point.lng, point.spread_km)


EXACT = {"lat": 48.5, "lng": 0.5}


@pytest.mark.parametrize(
    ("offer", "employer", "expected"),
    [
        ({**EXACT, "insee": LE_MANS}, {"insee": ALENCON}, (48.5, 0.5, 0.0)),
        ({"insee": LE_MANS}, EXACT, in_commune(LE_MANS)),
        ({}, {**EXACT, "insee": ALENCON}, (48.5, 0.5, 0.0)),
        ({"lat": 48.5}, {"insee": ALENCON}, in_commune(ALENCON)),
        ({"insee": "72999"}, {"insee": ALENCON}, in_commune(ALENCON)),
        (
            {**EXACT, "insee": LE_MANS, "visibility": Visibility.ANNOUNCED},
            EXACT,
            in_commune(LE_MANS),
        ),
        (
            {"visibility": Visibility.ANNOUNCED},
            {**EXACT, "insee": ALENCON},
            in_commune(ALENCON),
        ),
    ],
)
def test_the_workplace_is_the_nearest_known_and_never_an_announced_employer_s_own(
    offer: dict[str, Any], employer: dict[str, Any], expected: tuple[float, float, float]
) -> None:
    assert at(read(employer=employer, **offer)) == expected


@pytest.mark.parametrize(
    ("offer", "employer"),
    [
        ({}, {}),
        ({"insee": "72999"}, {}),
        ({"insee": "72999", "visibility": Visibility.ANNOUNCED}, {**EXACT, "insee": ALENCON}),
    ],
)
def test_a_place_that_is_not_known_has_no_point(
    offer: dict[str, Any], employer: dict[str, Any]
) -> None:
    row = read(employer=employer, **offer)
    assert pd.isna(row["lat"])
    assert row["spread_km"] == 0


def test_nothing_is_told_of_the_employer_of_a_delegated_offer() -> None:
    firm = {"naf": "1071C", "headcount": 4, "is_temp_agency": False}
    assert read(employer=firm)["headcount"] == 4
    told = read(employer=firm, is_delegated=True)
    assert told[["naf", "headcount", "is_temp_agency"]].isna().all()


@pytest.mark.parametrize(
    ("visibility", "owner", "kept"),
    [
        (Visibility.SHARED, "s", ""),
        (Visibility.ANNOUNCED, "s", ""),
        (Visibility.OWN_STRUCTURE, "s", "s"),
        (Visibility.OWN_STRUCTURE, None, NOBODY),
    ],
)
def test_an_offer_is_kept_to_its_owner_or_to_nobody(
    visibility: Visibility, owner: str | None, kept: str
) -> None:
    assert read(visibility=visibility, owner_structure_id=owner)["only_for"] == kept


def test_what_surrounds_an_offer_is_looked_up() -> None:
    row = read(day_start=time(5, 30))
    assert (row["prescriber_entitled"], row["stays_this_month"], row["pending"]) == (True, 2, 3)
    assert (row["day_start"], pd.isna(row["day_end"])) == (330, True)
    alone = read(Around({}))
    assert pd.isna(alone["prescriber_entitled"])
    assert (alone["stays_this_month"], alone["pending"]) == (0, 0)


def test_columns_read_from_the_store_are_those_of_each_offer(territory: Session) -> None:
    stored = territory.execute(
        select(*stored_columns())
        .join(Employer, Offer.employer_id == Employer.id)
        .order_by(Offer.id)
    )
    offers = territory.scalars(select(Offer).order_by(Offer.id)).all()
    one_by_one = offer_frame([values_of(each, each.employer) for each in offers], AROUND)
    assert len(one_by_one) > 1
    pd.testing.assert_frame_equal(offer_frame(stored, AROUND), one_by_one)


def test_no_offer_is_an_empty_frame() -> None:
    assert offer_frame([], AROUND).equals(OFFERS.empty())


def test_a_window_two_sources_made_that_closes_before_it_opens_has_no_end_known() -> None:
    first, last = date(2027, 9, 1), date(2027, 3, 1)
    row = read(start_from=first, start_to=last)
    assert row["start_from"] == pd.Timestamp(first)
    assert pd.isna(row["start_to"])


def test_a_window_of_one_day_keeps_its_end() -> None:
    day = date(2027, 9, 1)
    assert read(start_from=day, start_to=day)["start_to"] == pd.Timestamp(day)


def test_a_window_whose_opening_is_not_known_keeps_its_end() -> None:
    last = date(2027, 9, 1)
    assert read(start_to=last)["start_to"] == pd.Timestamp(last)
