"""Do the words beneath the map tell minutes, where they come from, and why a line is straight?"""

from typing import Any

from api.words.numbers import NBSP
from api.words.on_map import area_of, areas_drawn, drawn_leg, straight_lines

BEST = {
    "mode": "car",
    "minutes": 22,
    "depth": "model",
    "error_minutes": 3,
    "bias_minutes": 0,
    "timetable": [],
}


def drawn(route: dict[str, Any] | None, **leg: Any) -> dict[str, Any]:
    return {"to": "employer", "route": route, "leg": {"best": BEST, **leg}}


def plain(words: str | None) -> str:
    return (words or "").replace(NBSP, " ")


def test_a_leg_tells_the_ranking_s_minutes_their_error_and_the_road_s() -> None:
    assert plain(drawn_leg(drawn({"minutes": 25, "km": 18.4}))) == (
        "Entreprise : 22 min en voiture, estimé d'après la distance, ± 3 min en moyenne ; "
        "de porte à porte par la route : 25 min, 18,4 km"
    )


def test_a_leg_that_nothing_is_known_of_says_so_and_boarding_is_told() -> None:
    assert drawn_leg(drawn(None, best=None)) == "Entreprise : trajet inconnu"
    assert drawn_leg(drawn(None, best=None, boarding=True)).endswith("internat, trajet inconnu")
    assert "internat, à 22" in drawn_leg(drawn(None, boarding=True))


def test_straight_lines_are_explained_by_what_is_missing() -> None:
    by_road = drawn({"minutes": 25, "km": 18.4})
    assert straight_lines({"router": "Valhalla", "legs": [by_road]}) is None
    assert "aucune route n'est installée" in plain(
        straight_lines({"router": None, "legs": [drawn(None)]})
    )
    some = straight_lines({"router": "Valhalla", "legs": [by_road, {**drawn(None), "to": "cfa"}]})
    assert plain(some).startswith("Trait à vol d'oiseau (CFA)")


def test_areas_say_their_means_their_home_and_how_sure_they_are() -> None:
    told = {"mode": "bike", "home": "domicile", "depth": "router", "error_minutes": None}
    assert plain(areas_drawn(told)).startswith("À vélo depuis « domicile » : zones calculées")
    by_model = {**told, "depth": "model", "error_minutes": 5, "bias_minutes": -2}
    assert "± 5 min en moyenne, plutôt 2 min trop peu" in plain(areas_drawn(by_model))
    by_bus = {**told, "mode": "transit", "depth": "timetable"}
    said = plain(areas_drawn({**by_bus, "hours": {"start": "09:00", "end": "17:00"}}))
    assert "pour y être à 9 h 00 et en repartir à 17 h 00" in said
    assert plain(areas_drawn({**by_bus, "depth": "none"})).endswith("rien à dessiner.")
    assert (
        plain(area_of({"properties": {"minutes": 30, "km": 6.5}})) == "30 min : 6,5 km à la ronde"
    )
    assert plain(area_of({"properties": {"minutes": 30}})) == "30 min"
