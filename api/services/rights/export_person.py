"""What is held on a young person? Everything, in one JSON-ready answer for them to take away."""

from dataclasses import asdict
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from api.services.log_view import ViewAction, log_view
from api.services.persons import person_for
from api.services.rights.person_rows import rows_of
from api.services.viewer import Viewer
from models.store.sealing import Sealer
from models.tables import Base, Identity

# Free text goes to no recipient (domain.md §5); a seal and its hashes say nothing to a reader.
LEFT_OUT: Final = {
    "home": {"label": "texte libre"},
    "identity": {
        "sealed": "donné ouvert, sous « identity »",
        "lookup_hash": "empreinte technique",
        "name_hash": "empreinte technique",
    },
    "trial_enrolment": {"identity_hash": "empreinte technique"},
    "rupture_case": {
        "sealed": "donné ouvert, sous « identity »",
        "name_hash": "empreinte technique",
        "source_key": "empreinte technique",
    },
}


def export_person(
    session: Session, sealer: Sealer, person_id: str, viewer: Viewer, now: datetime
) -> dict[str, Any]:
    """All rows on a person, by table, the identity opened; the view is logged first.

    Moments are ISO 8601 in UTC, an unknown value is None. Raises NotFound, and NotAllowed when the
    viewer's structure does not follow the person. The caller commits, or the log is lost.
    """
    person_for(session, viewer, person_id)
    log_view(session, person_id, viewer.id, ViewAction.EXPORT, now)
    identity = session.get(Identity, person_id)
    answer: dict[str, Any] = {
        "person_id": person_id,
        "exported_at": _ready(now),
        "identity": asdict(sealer.open(identity.sealed)) if identity else None,
    }
    for table, condition in rows_of(person_id):
        if table is not Identity:
            answer[table.__tablename__] = _rows(session, table, condition)
    answer["left_out"] = [
        f"{table}.{column} : {reason}"
        for table, columns in LEFT_OUT.items()
        for column, reason in columns.items()
    ]
    return answer


def _rows(
    session: Session, table: type[Base], condition: ColumnElement[bool]
) -> list[dict[str, Any]]:
    key = list(table.__table__.primary_key)
    rows = session.execute(select(table.__table__).where(condition).order_by(*key)).mappings()
    left_out = LEFT_OUT.get(table.__tablename__, {})
    return [
        {name: _ready(value) for name, value in row.items() if name not in left_out} for row in rows
    ]


def _ready(value: Any) -> Any:
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, StrEnum):
        return value.value
    return value
