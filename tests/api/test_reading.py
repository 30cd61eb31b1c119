"""What a reader sees first, and how it adds up."""

from typing import Any

from api.reading import common_warnings, explained_sum, main_reasons, points, without


def _part(name, signed, held):
    said = {"factor": name, "label": name, "sentence": name}
    return said | {"signed": signed / 1024, "held": held / 1024}


OFFER = {
    "intercepts": {"signed": -2.0, "held": 1.5},
    "contributions": [
        _part("small", 10, 0),
        _part("none", 0, 0),
        _part("both", 300, 300),
        _part("against", -500, 0),
        _part("tiny", 0, 5),
    ],
}


def test_the_three_heaviest_reasons_whichever_way_they_weigh():
    assert [part.label for part in main_reasons(OFFER)] == ["both", "against", "small"]


def test_what_adds_nothing_is_no_reason():
    labels = [part.label for part in main_reasons(OFFER, most=9)]
    assert "none" not in labels
    assert len(labels) == 4


def test_a_distance_is_no_reason_beside_the_unknown_journey_that_says_it():
    far, journey = _part("unknown_distance", -400, 0), _part("employer_leg", -900, -300)
    wish = _part("trade_fit", 100, 0)
    offer = {**OFFER, "contributions": [far, journey, wish]}
    assert [part.label for part in main_reasons(offer)] == ["employer_leg", "trade_fit"]
    assert [part.label for part in explained_sum(offer).parts[1:]] == [
        "unknown_distance",
        "employer_leg",
        "trade_fit",
    ]
    alone = {**OFFER, "contributions": [far, wish]}
    assert [part.label for part in main_reasons(alone)] == ["unknown_distance", "trade_fit"]


def test_the_sum_begins_with_the_intercepts_and_adds_up():
    whole = explained_sum(OFFER)
    assert (whole.parts[0].signed, whole.parts[0].held) == (-2048, 1536)
    assert (whole.signed, whole.held) == (-2048 - 190, 1536 + 305)


def test_points_are_the_steps_of_the_grid():
    assert points(1 / 1024) == 1
    assert points(-2.2001953125) == -2253


def _asking(kind: str, *rules: str) -> dict[str, Any]:
    return {"kind": kind, "warnings": [{"rule": rule} for rule in rules]}


def test_what_every_offer_of_a_kind_asks_is_told_once_above_them() -> None:
    offers = [_asking("pmsmp", "a", "b"), _asking("apprenticeship", "c"), _asking("pmsmp", "b")]
    assert common_warnings(offers) == {"pmsmp": [{"rule": "b"}], "apprenticeship": []}
    assert common_warnings([]) == {}


def test_what_is_told_above_is_left_out_below() -> None:
    told = [{"rule": "b"}]
    assert without([{"rule": "a"}, {"rule": "b"}], told) == [{"rule": "a"}]
