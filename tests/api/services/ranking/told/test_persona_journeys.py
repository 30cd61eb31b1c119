"""Do the demo's fixed people travel as a professional would expect?"""

from collections.abc import Callable
from typing import Any

from models.enums import OfferKind

Ranked = Callable[..., dict[str, Any]]


def test_car_22_boards_at_his_cfa_eighty_kilometres_away(ranked: Ranked) -> None:
    offers = ranked("car-22", OfferKind.APPRENTICESHIP, limit=400)["offers"]
    own = [offer for offer in offers if offer["legs"]["cfa"]["origin"] == "own"]
    assert own
    assert all(offer["legs"]["cfa"]["boarding"] for offer in own)
    assert {offer["legs"]["employer"]["mode"] for offer in offers} == {"walk", "car"}


def test_car_22_goes_there_once_a_week_and_drives_the_rest(ranked: Ranked) -> None:
    offers = ranked("car-22", OfferKind.APPRENTICESHIP, limit=400)["offers"]
    told = next(offer for offer in offers if offer["offer_id"] == "mecanique-connerre")
    to_cfa, journey = told["legs"]["cfa"], told["journey"]
    assert to_cfa["best"]["mode"] == "car"
    assert to_cfa["best"]["minutes"] > 90
    assert to_cfa["road_km"] > 80
    assert journey["whole_week"]
    assert journey["km_per_week"] > told["legs"]["employer"]["road_km"]
    assert "cfa_extras" in [aid["rule"] for aid in journey["aids"]]
    assert journey["euros"] > 0


def test_rural_17_leaves_before_six_by_bike_which_is_talked_over(ranked: Ranked) -> None:
    offers = ranked("rural-17", OfferKind.APPRENTICESHIP, limit=400)["offers"]
    told = next(offer for offer in offers if offer["offer_id"] == "boulangerie-conlie")
    journey = told["journey"]
    assert (journey["leaves_home"], journey["back_home"]) == ("05:38", "13:22")
    assert ["de nuit" in remark for remark in journey["remarks"]] == [True]
    # Her CFA is reached by bus: nobody knows when.
    assert (told["legs"]["cfa"]["best"], journey["whole_week"]) == (None, False)
    assert journey["euros"] == 0


def test_bus_19_walks_where_he_can_and_buses_are_not_guessed(ranked: Ranked) -> None:
    offers = ranked("bus-19", OfferKind.APPRENTICESHIP, limit=400)["offers"]
    assert offers[0]["offer_id"] == "brasserie-midi"
    assert {offer["legs"]["employer"]["mode"] for offer in offers} == {"walk", None}
    evening = next(offer for offer in offers if offer["offer_id"] == "restaurant-soir")
    assert evening["rank"] > offers[0]["rank"]
