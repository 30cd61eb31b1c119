"""What does each zone lack, and is nobody counted out by what is added up?"""

import json
from datetime import date

import pytest

from api.services.prospection.gaps.missing_places import territory_gaps
from api.services.prospection.gaps.table import GAPS_HEADERS, gaps_table
from api.services.prospection.gaps.zones import gap_features, gaps_by_zone
from api.services.viewer import CONSOLE

BAKING, MASONRY = "D11", "F17"


def _cell(zone, family, young, places):
    told = young == 0 or young >= 5
    return {
        "zone": f"zone d'emploi : {zone}",
        "family": family,
        "family_label": family,
        "young_people": young if told else None,
        "places": places,
        "gap": young - places if told else None,
    }


def _document(*cells):
    zones = sorted({cell["zone"] for cell in cells})
    placed = [{"zone": zone, "lat": 48.0, "lng": 0.2} for zone in zones[:1]]
    others = [{"zone": zone} for zone in zones[1:]]
    return {"least_shown": 5, "cells": list(cells), "zones": placed + others}


def test_what_one_family_has_too_much_of_makes_up_for_no_other() -> None:
    (zone,) = gaps_by_zone(_document(_cell("A", BAKING, 9, 2), _cell("A", MASONRY, 0, 5)))
    assert (zone["name"], zone["missing"], zone["spare"]) == ("A", 7, 5)
    assert [each["family"] for each in zone["short_of"]] == [BAKING]


def test_too_few_people_are_in_no_sum() -> None:
    for few in range(1, 5):
        (zone,) = gaps_by_zone(_document(_cell("A", BAKING, few, 2), _cell("A", MASONRY, 8, 2)))
        assert (zone["missing"], zone["spare"], zone["untold"]) == (6, 0, 1)


def test_zones_that_lack_most_come_first_then_those_with_least_to_spare() -> None:
    document = _document(
        _cell("A", BAKING, 0, 9), _cell("B", BAKING, 0, 1), _cell("C", BAKING, 7, 1)
    )
    assert [zone["name"] for zone in gaps_by_zone(document)] == ["C", "B", "A"]


def test_one_family_leaves_the_others_and_their_zones_out() -> None:
    document = _document(_cell("A", BAKING, 9, 2), _cell("B", MASONRY, 9, 2))
    assert [zone["name"] for zone in gaps_by_zone(document, BAKING)] == ["A"]


def test_a_zone_without_a_point_has_no_geometry() -> None:
    document = _document(_cell("A", BAKING, 9, 2), _cell("B", BAKING, 9, 2))
    features = gap_features(document)["features"]
    geometry = {each["properties"]["name"]: each["geometry"] for each in features}
    assert geometry == {"A": {"type": "Point", "coordinates": [0.2, 48.0]}, "B": None}


@pytest.fixture
def demo_gaps(demo_store):
    with demo_store.reading() as session:
        return territory_gaps(session, CONSOLE, date(2026, 11, 22))


def test_nothing_told_in_the_demo_lets_one_count_who_is_not_told(demo_gaps) -> None:
    hidden = [cell for cell in demo_gaps["cells"] if cell["young_people"] is None]
    assert hidden
    told = json.loads(json.dumps(demo_gaps))
    for cell in told["cells"]:
        if cell["young_people"] is None:
            cell["places"] = 99
    # Whatever the hidden cells hold, the sums stay.
    assert gaps_by_zone(told) == gaps_by_zone(demo_gaps)


def test_the_file_hides_what_the_page_hides(demo_gaps) -> None:
    headers, rows = gaps_table(demo_gaps)
    assert headers == GAPS_HEADERS
    assert len(rows) == len(demo_gaps["cells"])
    young, gap = GAPS_HEADERS.index("Jeunes"), GAPS_HEADERS.index("Écart")
    few = [row for row in rows if row[young] == "moins de 5"]
    assert few
    assert all(row[gap] == "" for row in few)
