"""What is odd or missing is told, and forbids nothing."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from api.services.files.read_file import read_file
from api.services.files.remarks import remarks_on
from api.services.viewer import Permission
from tests.api.services.files.conftest import PERSON

ADULT = date(2000, 1, 1)


@pytest.fixture
def remarked(desk: Any) -> Callable[..., Any]:
    """Remarks on a block of the person, were these the facts."""

    def look(slug: str, **facts: Any) -> str:
        with desk.store.sessions() as session:
            opened = desk.open(session, PERSON, Permission.READ_FILES)
            for name, value in facts.items():
                setattr(opened.person, name, value)
            # Never committed.
            return " ".join(remarks_on(opened).get(slug, []))

    return look


ODD: list[tuple[str, dict[str, Any], str]] = [
    ("identite", {}, "représentant légal"),
    ("identite", {"birth_date": date(2020, 1, 1)}, "hors des âges"),
    ("domiciles", {"homes": []}, "Aucun domicile"),
    ("deplacements", {"has_moped": True}, "Cyclomoteur sans permis AM"),
    ("deplacements", {"has_car": True}, "Voiture sans permis B"),
    ("deplacements", {"licences": "b", "birth_date": date(2010, 5, 1)}, "avant 17 ans"),
    ("deplacements", {"no_mobility": True, "has_bike": True}, "Aucune mobilité"),
    ("deplacements", {"has_bike": None}, "n'a été demandé"),
    ("souhaits", {"wishes": []}, "Aucun souhait"),
    ("projet", {"level_reached": None}, "Niveau non renseigné"),
    ("projet", {"level_reached": 4, "college_finished": False}, "à vérifier"),
    ("projet", {"birth_date": date(2011, 5, 1)}, "Avant 16 ans"),
    ("cfa", {"enrolment": "started"}, "sans date d'entrée"),
    ("cfa", {"enrolment": "none", "course_id": "cfa-1"}, "sans démarche"),
    ("cfa", {"enrolment": "admitted"}, "trajet vers le CFA est supposé"),
    ("suivi", {}, "n'a pas été remise"),
]


def test_odd_or_missing_facts_are_told(remarked: Callable[..., str]) -> None:
    for slug, facts, told in ODD:
        assert told in remarked(slug, **facts), (slug, facts)


FINE: list[tuple[str, dict[str, Any]]] = [
    ("identite", {"birth_date": ADULT}),
    ("domiciles", {}),
    ("deplacements", {"has_moped": True, "licences": "am"}),
    ("deplacements", {"has_car": True, "licences": "b", "birth_date": ADULT}),
    ("deplacements", {"no_mobility": True, "has_bike": None}),
    ("souhaits", {}),
    ("souhaits", {"wishes": [], "stage": "no_project"}),
    ("projet", {"level_reached": 3, "college_finished": True}),
    ("cfa", {"enrolment": "none"}),
    ("suivi", {"informed_on": date(2026, 11, 1)}),
]


def test_nothing_is_told_where_nothing_is_odd(remarked: Callable[..., str]) -> None:
    for slug, facts in FINE:
        assert remarked(slug, **facts) == "", (slug, facts)


def test_the_file_shows_each_remark_beside_its_block(desk: Any) -> None:
    blocks = {block.slug: block.remarks for block in read_file(desk, PERSON).blocks}
    assert "représentant légal" in blocks["identite"][0]
