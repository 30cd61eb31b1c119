"""Who fares how in the demo: gaps and proxies; small groups hidden, nobody named."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from sqlalchemy import select

from api.services.audit.attributes import attributes_of
from api.services.audit.report import bias_report
from api.services.open_store import Store
from api.services.ranking.pool.snapshot import PoolSnapshots
from api.services.viewer import CONSOLE, viewer_of
from models.enums import Role
from models.errors import RightMissing
from models.tables import AuditAttribute, Home, YoungPerson

ROOT = Path(__file__).parents[4]


@pytest.fixture(scope="module")
def found(demo_still: Store, demo_pool: PoolSnapshots, demo_day: date) -> dict[str, Any]:
    """The report on the demo, made once for all that read it."""
    with demo_still.reading() as session:
        return bias_report(session, demo_pool, CONSOLE, demo_day)


def test_every_measure_is_told_for_every_attribute(found: dict[str, Any]) -> None:
    assert found["people"] == 400
    assert set(found["attributes"]) == {"sex", "age", "level", "home", "district"}
    sex = found["attributes"]["sex"]
    assert set(sex) == {
        "allocated_value",
        "best_chance",
        "offers",
        "minutes",
        "proposals",
        "signed",
        "signed_said",
        "signed_less_said",
        "held",
    }
    assert [each["group"] for each in sex["offers"]] == ["F", "M"]
    # No run has been made: nothing is allocated yet.
    assert (found["run_on"], sex["allocated_value"]) == (None, [])
    for measures in found["attributes"].values():
        for groups in measures.values():
            assert all(each["people"] >= found["least"] for each in groups)
            assert all(each["gap"]["low"] <= each["gap"]["high"] for each in groups)


def test_the_countryside_s_known_gap_is_found(found: dict[str, Any]) -> None:
    """The demo's villages have fewer offers in reach: it was drawn so."""
    offers = found["attributes"]["home"]["offers"]
    rural, urban = offers
    assert (rural["group"], urban["group"]) == ("rural", "urban")
    assert rural["gap"]["high"] < 0
    assert rural["sure"]


def test_proxies_are_told_with_their_interval(found: dict[str, Any]) -> None:
    proxies = found["proxies"]
    assert set(proxies) == {"sex", "district", "home"}
    # Sex was drawn apart from everything in the demo.
    assert not proxies["sex"]["told_apart"]
    assert proxies["home"]["auc"]["low"] < proxies["home"]["auc"]["value"]
    assert len(proxies["home"]["strongest"]) == 3


def test_nobody_is_named(found: dict[str, Any], demo_still: Store) -> None:
    text = json.dumps(found)
    with demo_still.reading() as session:
        ids = session.scalars(select(YoungPerson.id)).all()
    assert not [each for each in ids if f'"{each}"' in text]
    assert "NaN" not in text


def test_with_too_few_people_nothing_is_told(session, territory, demo_day: date) -> None:
    session.add(YoungPerson(id="alone", structure_id="ml-a", birth_date=date(2008, 1, 1)))
    session.flush()
    found = bias_report(session, PoolSnapshots(), CONSOLE, demo_day)
    assert found["people"] is None
    assert not [g for m in found["attributes"].values() for g in m.values() if g]
    assert set(found["proxies"].values()) == {None}


@pytest.mark.parametrize("role", list(Role))
def test_only_coordination_and_administration_read_it(session, demo_day: date, role: Role) -> None:
    viewer = viewer_of("somebody", role, "ml-a", "Quelqu'un")
    if role in (Role.COORDINATOR, Role.ADMINISTRATOR):
        assert bias_report(session, PoolSnapshots(), viewer, demo_day)["people"] is None
    else:
        with pytest.raises(RightMissing):
            bias_report(session, PoolSnapshots(), viewer, demo_day)


def test_groups_are_what_is_stored_of_each(session, territory) -> None:
    for number, (born, level, sex, district) in enumerate(
        [
            (date(2009, 1, 1), 2, "F", True),
            (date(2006, 1, 1), 7, "M", False),
            (date(2000, 1, 1), None, None, None),
        ]
    ):
        key = f"p{number}"
        session.add(YoungPerson(id=key, structure_id="ml-a", birth_date=born, level_reached=level))
        session.flush()
        session.add(AuditAttribute(person_id=key, sex=sex, priority_district=district))
    session.add(Home(person_id="p0", insee="72181"))
    session.flush()
    found = attributes_of(session, ["p0", "p1", "p2", "p1"], date(2026, 11, 22))
    assert {name: values.tolist()[:3] for name, values in found.items() if name != "home"} == {
        "sex": ["F", "M", ""],
        "age": ["15_17", "18_20", "26_29"],
        "level": ["level_2", "level_5", ""],
        "district": ["priority", "elsewhere", ""],
    }
    assert found["home"][1] == ""
    assert found["home"][0] in ("rural", "urban")
    assert np.array_equal(found["sex"][[1]], found["sex"][[3]])


# Writing them (import, demo), handing them to the person and deleting them is not reading them.
MAY_NAME_THEM = {
    "api/services/rights/forget_person.py",
    "api/services/audit/attributes.py",
    "api/services/demo/emptied.py",
    "api/services/imports/people/secrets.py",
    "api/services/rights/person_rows.py",
    "models/tables/__init__.py",
    "models/tables/identity.py",
}


def test_nobody_else_reads_sex_or_district() -> None:
    naming = {
        str(path.relative_to(ROOT))
        for room in ("models", "data", "matcher", "api")
        for path in (ROOT / room).rglob("*.py")
        if re.search(r"AuditAttribute\b|audit_attribute\b", path.read_text())
        and not re.match(r"(data/demo|models/migrations)/", str(path.relative_to(ROOT)))
    }
    assert naming - MAY_NAME_THEM == set()
    assert "api/services/audit/attributes.py" in naming
