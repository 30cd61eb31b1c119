"""Does a person get everything that is held on them, and nobody else's?"""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.services.rights.export_person import LEFT_OUT, export_person
from api.services.rights.person_rows import rows_of
from api.services.viewer import CONSOLE, viewer_of
from models.enums import Role
from models.errors import NotAllowed, NotFound
from models.store.sealing import Sealer
from models.tables import FileView

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
ADVISER = viewer_of("adv-a", Role.ADVISER, "ml-a", "A")


@pytest.fixture
def exported(session: Session, sealer: Sealer, full_person: Callable[[str], Any]) -> dict[str, Any]:
    full_person("rural-17")
    full_person("bus-19")
    return export_person(session, sealer, "rural-17", ADVISER, NOW)


def test_the_identity_is_open_and_the_rest_is_by_table(exported: dict[str, Any]) -> None:
    assert exported["identity"] == {
        "family_name": "Exemple-rural-17",
        "given_name": "Zoé",
        "phone": "01 99 00 00 17",
        "email": None,
        "imilo_number": None,
        "representative": None,
    }
    assert exported["young_person"][0]["birth_date"] == "2009-03-14"
    assert exported["audit_attribute"] == [
        {"person_id": "rural-17", "sex": "F", "priority_district": False}
    ]
    assert exported["lift"][0]["leaves_after"] == "07:15:00"
    assert exported["wish"][0]["rome"] == "D1102"
    assert exported["refusal"][0]["noted_at"] == "2026-05-04T09:30:00+00:00"
    assert exported["proposal"][0]["status"] == "closed"
    assert {row["kind"] for row in exported["placement"]} == {"apprenticeship", "pmsmp"}
    assert {row["kind"] for row in exported["outcome"]} == {
        "signed",
        "in_training_6m_same_employer",
    }
    assert {row["table_name"] for row in exported["import_conflict"]} == {"young_person", "wish"}
    assert len(exported["geocoded_address"]) == 1


def test_the_views_are_there_with_this_one(exported: dict[str, Any]) -> None:
    assert [(row["action"], row["viewer_id"], row["seen_at"]) for row in exported["file_view"]] == [
        ("read", "adv-a", "2026-05-04T09:30:00+00:00"),
        ("export", "adv-a", "2026-11-22T10:00:00+00:00"),
    ]


def test_every_column_is_given_or_named_as_left_out(exported: dict[str, Any]) -> None:
    for table, _ in rows_of("rural-17"):
        name = table.__tablename__
        left_out = LEFT_OUT.get(name, {})
        columns = {column.name for column in table.__table__.columns} - {"person_id"}
        given = set(exported[name][0]) if name != "identity" else set()
        assert columns <= given | set(left_out)
        for column in left_out:
            assert any(line.startswith(f"{name}.{column} : ") for line in exported["left_out"])


def test_it_is_json_without_free_text_or_anybody_else(exported: dict[str, Any]) -> None:
    written = json.dumps(exported, ensure_ascii=False)
    assert "texte libre d" not in written
    assert "bus-19" not in written
    assert json.loads(written) == exported


def test_another_structure_gets_nothing_and_no_export_is_logged(
    session: Session, sealer: Sealer, full_person: Callable[[str], Any]
) -> None:
    full_person("rural-17")
    for role in Role:
        viewer = viewer_of("adv-b", role, "ml-b", "B")
        with pytest.raises(NotAllowed, match="structure de son référent"):
            export_person(session, sealer, "rural-17", viewer, NOW)
    assert {view.action for view in session.scalars(select(FileView))} == {"read"}


def test_whoever_commands_the_machine_may_export(
    session: Session, sealer: Sealer, full_person: Callable[[str], Any]
) -> None:
    full_person("rural-17")
    assert export_person(session, sealer, "rural-17", CONSOLE, NOW)["identity"]


def test_a_person_without_an_identity_is_exported_all_the_same(
    session: Session, sealer: Sealer, add_person: Callable[..., Any]
) -> None:
    add_person("rural-17")
    exported = export_person(session, sealer, "rural-17", ADVISER, NOW)
    assert exported["identity"] is None
    assert exported["home"] == []


def test_an_unknown_id_is_named(territory: Session, sealer: Sealer) -> None:
    with pytest.raises(NotFound, match="Jeune introuvable : nobody"):
        export_person(territory, sealer, "nobody", ADVISER, NOW)
