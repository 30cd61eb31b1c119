"""Which frames tell the matcher about young people? Nothing that it must not know."""

from collections.abc import Sequence
from datetime import time
from typing import Final

import pandas as pd
from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from api.services.named.places import point_of
from models.enums import OfferKind, RecordSource
from models.frames import CORRECTIONS, HOMES, LIFTS, PEOPLE, REFUSALS, STAYS, WISHES
from models.tables import Home, Placement, YoungPerson

# Read with the file in a query each, not one for every person.
WHOLE_FILE: Final = tuple(
    selectinload(part)
    for part in (
        YoungPerson.homes,
        YoungPerson.lifts,
        YoungPerson.wishes,
        YoungPerson.refusals,
        YoungPerson.corrections,
    )
)


def person_frames(
    session: Session, person: YoungPerson, without: str | None = None
) -> dict[str, pd.DataFrame]:
    """Frames `people, homes, lifts, wishes, refusals, stays, corrections` of one person.

    `without`: id of a placement left out, to judge it by the others.
    """
    return people_frames(session, [person], without)


def people_frames(
    session: Session, people: Sequence[YoungPerson], without: str | None = None
) -> dict[str, pd.DataFrame]:
    """The same frames of several people: a frame costs as much for one as for twenty."""
    return {
        "people": PEOPLE.build(_person_row(person) for person in people),
        "homes": HOMES.build(_home_row(home) for person in people for home in person.homes),
        "lifts": LIFTS.build(
            (person.id, lift.weekdays, _minutes(lift.leaves_after), _minutes(lift.back_before))
            for person in people
            for lift in person.lifts
        ),
        "wishes": WISHES.build(
            (person.id, w.rank, w.rome, w.target_level, w.target_rncp, w.max_minutes)
            for person in people
            for w in person.wishes
        ),
        "refusals": REFUSALS.build(
            (person.id, str(r.kind), r.value) for person in people for r in person.refusals
        ),
        "stays": STAYS.build(_stay_rows(session, [person.id for person in people], without)),
        "corrections": CORRECTIONS.build(
            (
                person.id,
                way.home_insee,
                str(way.leg),
                way.place_id,
                str(way.mode),
                way.minutes,
                way.day_start,
                way.day_end,
            )
            for person in people
            for way in person.corrections
        ),
    }


def _person_row(person: YoungPerson) -> tuple[object, ...]:
    return (
        person.id,
        person.birth_date,
        person.level_reached,
        person.college_finished,
        str(person.stage),
        str(person.enrolment),
        person.course_id,
        person.cfa_entry_date,
        person.rqth or person.age_exemption,
        person.walks,
        person.has_bike,
        person.has_moped,
        person.has_car,
        person.uses_transit,
        person.no_mobility,
        person.licences,
        person.max_minutes_employer,
        person.max_minutes_cfa,
        person.available_from,
    )


def _home_row(home: Home) -> tuple[object, ...]:
    point = point_of(home.lat, home.lng, home.insee)
    return (home.person_id, home.label, home.insee, point.lat, point.lng, point.spread_km)


def _stay_rows(
    session: Session, ids: Sequence[str], without: str | None
) -> list[tuple[object, ...]]:
    placements = session.scalars(
        select(Placement).where(Placement.person_id.in_(ids)).order_by(Placement.id)
    )
    return [
        (
            p.person_id,
            p.employer_id,
            str(p.kind),
            p.rome,
            p.starts_on,
            # A broken contract ended that day, whatever was planned.
            p.ruptured_on or p.ends_on,
            _is_renewal(p),
            p.purpose_met,
            p.ruptured_on is not None,
        )
        for p in placements
        if p.id != without
    ]


def _is_renewal(placement: Placement) -> bool | None:
    """Files that tell of stays do not say which of them renewed an earlier one."""
    if placement.renewal_of is not None:
        return True
    told_by_file = placement.source in (RecordSource.CSV, RecordSource.XLSX)
    return None if placement.kind == OfferKind.PMSMP and told_by_file else False


def _minutes(moment: time | None) -> int | None:
    return None if moment is None else moment.hour * 60 + moment.minute
