"""Where do wishes exceed places in the demo, and is nobody counted out?"""

import json
from datetime import date

import pytest

from api.services.prospection.gaps.missing_places import territory_gaps
from api.services.viewer import CONSOLE
from models.errors import RightMissing

TODAY = date(2026, 11, 22)


@pytest.fixture
def document(demo_store):
    with demo_store.reading() as session:
        return territory_gaps(session, CONSOLE, TODAY)


def test_fewer_than_five_people_are_not_counted_out(document) -> None:
    counts = [cell["young_people"] for cell in document["cells"]]
    assert None in counts
    assert all(count is None or count == 0 or count >= 5 for count in counts)
    assert all((c["gap"] is None) == (c["young_people"] is None) for c in document["cells"])


def test_the_largest_gaps_come_first_and_the_reverse_is_told(document) -> None:
    told = [cell["gap"] for cell in document["cells"] if cell["gap"] is not None]
    assert told == sorted(told, reverse=True)
    assert told[0] > 0 > told[-1]


def test_every_zone_lies_somewhere(document) -> None:
    assert {zone["zone"] for zone in document["zones"]} == {c["zone"] for c in document["cells"]}
    le_mans = next(zone for zone in document["zones"] if zone["zone"].endswith("Le Mans"))
    assert 47.5 < le_mans["lat"] < 48.5
    assert -0.5 < le_mans["lng"] < 1


def test_it_needs_the_right(demo_store) -> None:
    nobody = CONSOLE.within(frozenset())
    with demo_store.reading() as session, pytest.raises(RightMissing):
        territory_gaps(session, nobody, TODAY)


def test_the_command_tells_the_same(passerelle, demo_settings) -> None:
    told = passerelle("gaps", "--limit", "3", "--today", TODAY.isoformat(), on=demo_settings)
    assert told.exit_code == 0
    assert "Manque" in told.output
    as_json = passerelle("gaps", "--json", "--today", TODAY.isoformat(), on=demo_settings)
    assert json.loads(as_json.stdout)["least_shown"] == 5
