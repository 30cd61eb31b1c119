"""One young person, read once from the frames, ready for every question about a pair."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from matcher.columns.corrected_way import CorrectedWay, corrected_ways
from models.enums import Enrolment, Licence, Mode, RefusalKind, Stage
from models.frames.table import Rows, Table
from models.protocols import Places


@dataclass(frozen=True)
class WishedTrade:
    """One wish: its rank (1 = first), trade, diploma aimed at, own travel limit in minutes."""

    rank: int
    rome: str
    target_level: int | None
    target_rncp: str | None
    max_minutes: int | None


@dataclass(frozen=True)
class DeclaredLift:
    """A lift on these weekdays (1–7), minutes after midnight; None: at any hour."""

    weekdays: frozenset[int]
    leaves_after: int | None
    back_before: int | None


@dataclass(frozen=True)
class PastStay:
    """An earlier contract or PMSMP with an employer."""

    employer_id: str
    kind: str
    rome: str
    starts_on: date
    ends_on: date | None
    is_renewal: bool | None
    purpose_met: bool | None
    ruptured: bool


@dataclass(frozen=True)
class Person:
    """What the matcher knows of one young person. None means "not known" everywhere."""

    person_id: str
    birth_date: date
    level_reached: int | None
    college_finished: bool | None
    stage: Stage
    enrolment: Enrolment
    course_id: str | None
    cfa_entry_date: date | None
    age_limit_lifted: bool
    owns: dict[Mode, bool | None]
    no_mobility: bool
    licences: frozenset[Licence]
    max_minutes_employer: int | None
    max_minutes_cfa: int | None
    available_from: date | None
    home_labels: tuple[str, ...]
    homes: Places
    lifts: tuple[DeclaredLift, ...]
    wishes: tuple[WishedTrade, ...]
    refused: dict[RefusalKind, frozenset[str]]
    stays: tuple[PastStay, ...]
    corrections: tuple[CorrectedWay, ...] = ()

    @classmethod
    def from_frames(cls, frames: Mapping[str, Rows], person_id: str) -> "Person":
        """The person of this id from frames `people, homes, lifts, wishes, refusals, stays`.

        `corrections` may be among them; one of a home that is none any more rests.
        """
        return cls._of(person_id, {name: _own(rows, person_id) for name, rows in frames.items()})

    @classmethod
    def each(cls, frames: Mapping[str, pd.DataFrame]) -> list["Person"]:
        """Everybody of these frames, in their order, each frame read once."""
        rows: dict[str, dict[str, list[dict[str, Any]]]] = {}
        for name, frame in frames.items():
            rows[name] = {}
            for row in Table.of(frame).records():
                rows[name].setdefault(row["person_id"], []).append(row)
        return [
            cls._of(key, {name: by_person.get(key, []) for name, by_person in rows.items()})
            for key in rows["people"]
        ]

    @classmethod
    def _of(cls, person_id: str, own: dict[str, list[dict[str, Any]]]) -> "Person":
        """The person of these rows, one list a frame."""
        row, homes = own["people"][0], own["homes"]
        return cls(
            person_id=person_id,
            birth_date=row["birth_date"].date(),
            level_reached=_known(row["level_reached"], int),
            college_finished=_known(row["college_finished"], bool),
            stage=Stage(row["stage"]),
            enrolment=Enrolment(row["enrolment"]),
            course_id=_known(row["course_id"], str),
            cfa_entry_date=_known(row["cfa_entry_date"], pd.Timestamp.date),
            age_limit_lifted=bool(row["age_limit_lifted"]),
            owns=_owned_modes(row),
            no_mobility=bool(row["no_mobility"]),
            licences=frozenset(Licence(word) for word in row["licences"].split(",") if word),
            max_minutes_employer=_known(row["max_minutes_employer"], int),
            max_minutes_cfa=_known(row["max_minutes_cfa"], int),
            available_from=_known(row["available_from"], pd.Timestamp.date),
            home_labels=tuple(home["label"] for home in homes),
            homes=Places(*(_points(homes, c) for c in ("lat", "lng", "spread_km"))),
            lifts=tuple(_lift(r) for r in own["lifts"]),
            wishes=tuple(sorted((_wish(r) for r in own["wishes"]), key=lambda w: (w.rank, w.rome))),
            refused={
                kind: frozenset(r["value"] for r in own["refusals"] if r["kind"] == kind)
                for kind in RefusalKind
            },
            stays=tuple(_stay(r) for r in own["stays"]),
            corrections=corrected_ways(own.get("corrections", []), [h["insee"] for h in homes]),
        )

    def age_on(self, day: date) -> int:
        """Completed years on a day; born on 29 February turns a year older on 1 March."""
        before_birthday = (day.month, day.day) < (self.birth_date.month, self.birth_date.day)
        return day.year - self.birth_date.year - before_birthday


def _own(frame: Rows, person_id: str) -> list[dict[str, Any]]:
    rows = Table.of(frame)
    own = np.flatnonzero(rows["person_id"].to_numpy(dtype=object) == person_id)
    # Nearly always all of them are: a page asks about one person.
    return (rows if len(own) == len(rows) else rows.take(own)).records()


def _known[T](value: Any, read: Callable[[Any], T]) -> T | None:
    return None if pd.isna(value) else read(value)


def _points(homes: list[dict[str, Any]], column: str) -> NDArray[np.float64]:
    return np.array([home[column] for home in homes], dtype=np.float64)


def _owned_modes(row: dict[str, Any]) -> dict[Mode, bool | None]:
    return {
        Mode.WALK: _known(row["walks"], bool),
        Mode.BIKE: _known(row["has_bike"], bool),
        Mode.MOPED: _known(row["has_moped"], bool),
        Mode.CAR: _known(row["has_car"], bool),
        Mode.TRANSIT: _known(row["uses_transit"], bool),
    }


def _lift(row: dict[str, Any]) -> DeclaredLift:
    return DeclaredLift(
        frozenset(int(digit) for digit in str(row["weekdays"])),
        _known(row["leaves_after"], int),
        _known(row["back_before"], int),
    )


def _wish(row: dict[str, Any]) -> WishedTrade:
    return WishedTrade(
        int(str(row["rank"])),
        str(row["rome"]),
        _known(row["target_level"], int),
        _known(row["target_rncp"], str),
        _known(row["max_minutes"], int),
    )


def _stay(row: dict[str, Any]) -> PastStay:
    return PastStay(
        str(row["employer_id"]),
        str(row["kind"]),
        str(row["rome"]),
        row["starts_on"].date(),
        _known(row["ends_on"], pd.Timestamp.date),
        _known(row["is_renewal"], bool),
        _known(row["purpose_met"], bool),
        bool(row["ruptured"]),
    )


NOWHERE = Places(np.empty(0), np.empty(0), np.empty(0))
