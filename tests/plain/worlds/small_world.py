"""Small worlds for the matcher's tests: a person, a few offers, everything else ordinary."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pandas as pd

from data.reference import load
from data.scorecards import load_expert_page
from matcher.columns import Person
from matcher.pool import Pool
from models.frames import FrameSchema
from models.frames.people import CORRECTIONS, OF_PEOPLE, WAITING
from models.frames.pool import OF_POOL

PRIORS = load_expert_page()["priors"]
TODAY = date(2026, 11, 22)
# Around a village in flat country: 0.009 degrees of latitude are one kilometre.
HOME = (48.0, 0.0)
KM = 0.0089932

PERSON: dict[str, Any] = {
    "person_id": "p",
    "birth_date": "2007-05-10",
    "level_reached": 2,
    "college_finished": True,
    "stage": "ready_to_sign",
    "enrolment": "none",
    "age_limit_lifted": False,
    "walks": True,
    "has_bike": True,
    "has_moped": False,
    "has_car": False,
    "uses_transit": False,
    "no_mobility": False,
    "licences": "",
}
OFFER: dict[str, Any] = {
    "kind": "apprenticeship",
    "rome": "D1102",
    "other_romes": "",
    "places": 1,
    "diploma_level": 3,
    "spread_km": 0.0,
    "hours_fixed": False,
    "works_night": False,
    "works_weekend": False,
    "works_sunday": False,
    "dangerous_work": "none",
    "day_start": 480,
    "day_end": 960,
    "weekly_hours": 35.0,
    "start_from": "2027-01-04",
    "start_to": "2027-02-26",
    "naf": "1071C",
    "headcount": 6,
    "is_temp_agency": False,
    "apprentices_now": 0,
    "apprentice_masters": 1,
    "prescriber_entitled": True,
    "stays_this_month": 0,
    "published_on": "2026-11-18",
    "pending": 0,
    "only_for": "",
}
COURSE: dict[str, Any] = {
    "uai": "0720003S",
    "rome": "D1102",
    "level": 3,
    "spread_km": 0.0,
    "rhythm": "one_week_in_three",
    "boarding": False,
    "places_left": 4,
    "start": "2027-01-11",
}
EMPLOYER: dict[str, Any] = {
    "naf": "1071C",
    "headcount": 6,
    "spread_km": 0.0,
    "past_romes": "",
    "has_open_offer": False,
}
CORRECTION: dict[str, Any] = {"home_insee": "72181", "leg": "employer", "mode": "bike"}
LABELS = {
    **load("trades").set_index("rome")["label"].to_dict(),
    "D1104": "Pâtisserie, confiserie",
    "F1703": "Maçonnerie",
}


@dataclass
class World:
    """Rows by frame, completed with ordinary values; places may be given as `km` to the north."""

    person: Mapping[str, Any] = field(default_factory=dict)
    wishes: Sequence[Mapping[str, Any]] = ({"rome": "D1102"},)
    offers: Sequence[Mapping[str, Any]] = ()
    courses: Sequence[Mapping[str, Any]] = ()
    employers: Sequence[Mapping[str, Any]] = ()
    homes: Sequence[Mapping[str, Any]] = ({"km": 0},)
    lifts: Sequence[Mapping[str, Any]] = ()
    refusals: Sequence[Mapping[str, Any]] = ()
    stays: Sequence[Mapping[str, Any]] = ()
    corrections: Sequence[Mapping[str, Any]] = ()
    waiting: Sequence[str] = ()
    history: Sequence[Mapping[str, Any]] = ()
    hires: Sequence[Mapping[str, Any]] = ()
    related: Sequence[Mapping[str, Any]] = ()

    def rows(self) -> dict[str, list[dict[str, Any]]]:
        """Every frame's rows, completed: what the young person and the pool are made of."""
        own = {"person_id": "p"}
        home = {**own, "label": "domicile", "insee": "72181", "spread_km": 0.0}
        stay = {**own, "is_renewal": False, "ruptured": False}
        return {
            "people": [{**PERSON, **self.person}],
            "homes": [_placed({**home, **row}) for row in self.homes],
            "wishes": [{**own, "rank": n, **row} for n, row in enumerate(self.wishes, 1)],
            "lifts": [{**own, "weekdays": "12345", **row} for row in self.lifts],
            "refusals": [{**own, **row} for row in self.refusals],
            "stays": [{**stay, **row} for row in self.stays],
            "corrections": [{**own, **CORRECTION, **row} for row in self.corrections],
            "waiting": [{**own, "offer_id": offer_id} for offer_id in self.waiting],
            "offers": [
                _placed({"offer_id": f"o{n}", "employer_id": f"e-o{n}", **OFFER, **row})
                for n, row in enumerate(self.offers, 1)
            ],
            "courses": [
                _placed({"course_id": f"c{n}", **COURSE, **row})
                for n, row in enumerate(self.courses, 1)
            ],
            "employers": [
                _placed({"employer_id": f"e{n}", **EMPLOYER, **row})
                for n, row in enumerate(self.employers, 1)
            ],
            "history": [dict(row) for row in self.history],
            "hires": [dict(row) for row in self.hires],
            "related_trades": [dict(row) for row in self.related],
        }

    def read_person(self) -> Person:
        """The young person as the matcher knows them."""
        return Person.from_frames(self.frames_of_person(), "p")

    def frames_of_person(self) -> dict[str, pd.DataFrame]:
        """The frames that tell of the young person."""
        extra = ((CORRECTIONS, self.corrections), (WAITING, self.waiting))
        return self._frames((*OF_PEOPLE, *(schema for schema, rows in extra if rows)))

    def frames_of_pool(self) -> dict[str, pd.DataFrame]:
        """The frames that tell of the pool."""
        return self._frames(OF_POOL)

    def read_pool(self) -> Pool:
        """The pool as the matcher reads it."""
        return Pool.from_frames(self.frames_of_pool(), LABELS, PRIORS)

    def _frames(self, schemas: tuple[FrameSchema, ...]) -> dict[str, pd.DataFrame]:
        rows = self.rows()
        return {schema.name: _frame(schema, rows[schema.name]) for schema in schemas}


def _frame(schema: FrameSchema, rows: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    """Rows completed with missing values."""
    names = [column.name for column in schema.columns]
    unknown = {key for row in rows for key in row} - set(names)
    assert not unknown, f"{schema.name}: no such column {sorted(unknown)}"
    return schema.build(tuple(row.get(name) for name in names) for row in rows)


def _placed(row: Mapping[str, Any]) -> dict[str, Any]:
    """The row with `km` to the north of `HOME` turned into a point, None into no point."""
    placed = dict(row)
    km = placed.pop("km", None)
    if km is not None:
        placed["lat"], placed["lng"] = HOME[0] + km * KM, HOME[1]
    return placed
