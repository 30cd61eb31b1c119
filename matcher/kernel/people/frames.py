"""Young people as the kernel reads them: any number at once, from frames, no object each."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from matcher.columns import UNKNOWN
from matcher.columns.missing import Values, day_number, days, flags, integers, numbers
from matcher.kernel.columns.codes import Codes, coded
from matcher.kernel.columns.people import Lifts, People, Refused, Stays, Wanted
from matcher.kernel.columns.world import Longs, grouped
from matcher.kernel.people.ages import Ages, ages_of
from matcher.kernel.people.belongings import lifts_of, refused_of, stays_of
from matcher.kernel.people.kept import kept_until
from matcher.kernel.people.means import means_of
from matcher.kernel.people.wanted import Relations, wanted_of
from matcher.rank.order import FIRST_KIND
from models.enums import Enrolment, OfferKind, Stage
from models.frames.table import Rows, Table
from models.protocols import Places
from models.rules import RuleBook

_PMSMP_FIRST: Final = tuple(s.value for s in Stage if FIRST_KIND[s] is OfferKind.PMSMP)


@dataclass(frozen=True)
class Frames:
    """The frames of some people, each with the row of its person, sorted by it."""

    people: Table
    own: Mapping[str, tuple[Table, NDArray[np.int64]]]

    @classmethod
    def of(cls, frames: Mapping[str, Rows]) -> "Frames":
        """Frames that conform to `models.frames`, or their columns."""
        people = Table.of(frames["people"])
        # No index: to make one for a single person takes longer than all else here.
        row_of = {text: row for row, text in enumerate(people.texts("person_id"))}
        own = {}
        for name in ("homes", "lifts", "wishes", "refusals", "stays"):
            rows = Table.of(frames[name])
            if not len(rows):
                own[name] = (rows, np.empty(0, dtype=np.int64))
                continue
            named = rows.texts("person_id")
            owner = np.fromiter((row_of.get(text, -1) for text in named), np.int64, len(named))
            if (owner[1:] < owner[:-1]).any() or (owner < 0).any():
                order = np.argsort(owner, kind="stable")
                order = order[owner[order] >= 0]
                rows, owner = rows.take(order), owner[order]
            own[name] = (rows, owner)
        return cls(people, own)

    def homes(self) -> tuple[Places, NDArray[np.int64]]:
        """Every home, and whose it is."""
        homes, owner = self.own["homes"]
        return Places(*(numbers(homes[name]) for name in ("lat", "lng", "spread_km"))), owner


class Owned(NamedTuple):
    """People and what is theirs, one row each."""

    people: People
    wanted: Wanted
    lifts: Lifts
    stays: Stays
    refused: Refused


@dataclass(frozen=True)
class Reading:
    """What people's texts and dates are read by."""

    codes: Codes
    relations: Relations
    course_rows: Mapping[str, int]
    rules: RuleBook
    today: date


def people_of(frames: Frames, own_from: Longs, reading: Reading, viewer: str = "") -> Owned:
    """Columns of these people; `own_from` says where each one's homes begin."""
    codes, n = reading.codes, len(frames.people)
    ages = ages_of(days(frames.people["birth_date"]), reading.rules, reading.today)
    limits = {
        which: _or_rule(frames.people[f"max_minutes_{which}"], reading, f"travel_limit_{which}")
        for which in ("employer", "cfa")
    }
    wanted, wanted_from = wanted_of(
        *frames.own["wishes"], limits["employer"], codes, reading.relations
    )
    lifts, driven = lifts_of(*frames.own["lifts"], n)
    refused, refused_from, hours = refused_of(*frames.own["refusals"], n, codes)
    stays, stay_from = stays_of(*frames.own["stays"], n, codes)
    built = People(
        viewer=np.full(n, coded(codes.structures, np.array([viewer], object))[0]),
        explores=np.bincount(frames.own["wishes"][1], minlength=n) == 0,
        driven_all_week=driven,
        limit_employer=limits["employer"],
        limit_cfa=limits["cfa"],
        refused_hours=hours,
        own_from=own_from,
        wanted_from=wanted_from,
        lift_from=grouped(frames.own["lifts"][1], n),
        stay_from=stay_from,
        refused_from=refused_from,
        **_by_age(frames, ages),
        **_schooling(frames, ages, reading),
    )
    return Owned(built, wanted, lifts, stays, refused)


def _by_age(frames: Frames, ages: Ages) -> dict[str, NDArray[Any]]:
    """Means and licences at this age, and the days on which the law reads it otherwise."""
    is_driven = np.bincount(frames.own["lifts"][1], minlength=len(frames.people)) > 0
    surely, perhaps, licences = means_of(frames.people, is_driven, ages)
    return {
        "surely": surely,
        "perhaps": perhaps,
        "licences": licences,
        "age_lifted": flags(frames.people["age_limit_lifted"]) == 1,
        "day_15": ages.day_15,
        "year_15": ages.year_15,
        "day_16": ages.day_16,
        "day_minor_16": ages.day_minor_16,
        "day_18": ages.day_18,
        "day_pmsmp": ages.day_pmsmp,
        "last_day": ages.last_day,
    }


def _schooling(frames: Frames, ages: Ages, reading: Reading) -> dict[str, NDArray[Any]]:
    """Stage, level, and the course that somebody entered at a CFA."""
    people, today = frames.people, reading.today
    stage, enrolment = people.texts("stage"), people.texts("enrolment")
    course_text, level = people.texts("course_id"), integers(people["level_reached"])
    rows = [
        reading.course_rows.get(text, -1) if at_cfa else -1
        for text, at_cfa in zip(course_text, enrolment != Enrolment.NONE.value, strict=True)
    ]
    available = np.maximum(days(people["available_from"]), day_number(today))
    stays, n = frames.own["stays"], len(people)
    return {
        "pmsmp_first": np.logical_or.reduce([stage == word for word in _PMSMP_FIRST]),
        "level": np.where(level == UNKNOWN, 0, level).astype(np.uint8),
        "first_day": available.astype(np.int32),
        "course": np.array(rows, dtype=np.int32),
        "course_text": coded(reading.codes.courses, course_text),
        "has_started": enrolment == Enrolment.STARTED.value,
        "entered_until": ages.window_from(days(people["cfa_entry_date"])),
        "kept_until": kept_until(*stays, n, reading.rules, today),
        "no_college": flags(people["college_finished"]) == 0,
    }


def _or_rule(column: Values, reading: Reading, rule_id: str) -> NDArray[np.int32]:
    own = integers(column)
    usual = int(reading.rules.value(rule_id, reading.today))
    return np.where(own == UNKNOWN, usual, own).astype(np.int32)
