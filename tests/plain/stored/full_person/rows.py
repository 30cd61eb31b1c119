"""Every row about one person, in the order in which they are stored."""

from datetime import date, time

from models import enums
from models.tables import (
    AuditAttribute,
    Base,
    FileView,
    GeocodedAddress,
    Home,
    ImportConflict,
    JourneyCorrection,
    Lift,
    Outcome,
    Refusal,
    Wish,
)
from stored.full_person.followed import placed, proposed
from stored.full_person.taken_part import SEEN, exchange, rematch, trial


def rows_about(key: str) -> list[Base]:
    """Every row about the person of this key, those before which others point to them."""
    return [
        *_project(key),
        *proposed(key),
        *placed(key),
        *rematch(key),
        *exchange(key),
        *trial(key),
        *_traces(key),
    ]


def rows_after(key: str, wish_id: int) -> list[Base]:
    """What answers those rows: outcomes, and conflicts of an import."""
    return [
        Outcome(
            proposal_id=f"prop-{key}", kind=enums.OutcomeKind.SIGNED, happened_on=date(2025, 6, 20)
        ),
        Outcome(
            placement_id=f"contract-{key}",
            kind=enums.OutcomeKind.IN_TRAINING_6M_SAME,
            happened_on=date(2026, 3, 2),
        ),
        _conflict("young_person", key, "level_reached"),
        _conflict("wish", str(wish_id), "rank"),
    ]


def _project(key: str) -> list[Base]:
    lat, lng = _point(key)
    return [
        AuditAttribute(person_id=key, sex="F", priority_district=False),
        Home(person_id=key, insee="72181", label="texte libre du domicile", lat=lat, lng=lng),
        Lift(person_id=key, weekdays="135", leaves_after=time(7, 15)),
        JourneyCorrection(
            person_id=key,
            leg=enums.LegTo.EMPLOYER,
            place_id="emp-1",
            mode=enums.Mode.TRANSIT,
            minutes=25,
            home_insee="72181",
            reason=enums.CorrectionReason.SCHOOL_COACH,
            noted_by="adv-a",
        ),
        Wish(person_id=key, rank=1, rome="D1102"),
        Refusal(person_id=key, kind=enums.RefusalKind.TRADE, value="F1701", noted_at=SEEN),
    ]


def _traces(key: str) -> list[Base]:
    lat, lng = _point(key)
    return [
        FileView(person_id=key, viewer_id="adv-a", action="read", seen_at=SEEN),
        GeocodedAddress(address_hash=f"hash-{key}", lat=lat, lng=lng, looked_up_at=SEEN),
    ]


def _point(key: str) -> tuple[float, float]:
    return 48.0 + len(key) / 100, 0.2


def _conflict(table: str, row_id: str, field: str) -> ImportConflict:
    return ImportConflict(
        run_id="run-1", table_name=table, row_id=row_id, field=field, found_at=SEEN
    )
