"""What does a re-match ask after a rupture? The diploma, the CFA, what is left, what broke.

Only a cause that the young person confirmed changes anything, and only through distance, hours or
trade (`RuptureCause`); the employer of the broken contract is left out unless an adviser lifts it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
from dateutil.relativedelta import relativedelta

from matcher.columns.missing import day_number
from models.enums import Enrolment, RefusalKind, RuptureCause
from models.frames import PEOPLE, REFUSALS, WISHES

type Frames = Mapping[str, pd.DataFrame]


@dataclass(frozen=True)
class Constraint:
    """What the pairs of one person keep to, beyond their own file.

    `last_start`: day number by which a contract must begin; `only_course`: the course an offer may
    not replace by another; `barred`: offers decided already.
    """

    barred: frozenset[str] = frozenset()
    last_start: int | None = None
    only_course: str | None = None


@dataclass(frozen=True)
class Broken:
    """One broken contract of somebody who looks for another. None: not known.

    `cause`: as the young person confirmed it, else UNKNOWN. `hours`: refused hours that were those
    of the broken post. `course_ends_on`: last day of the training.
    """

    person_id: str
    ruptured_on: date
    employer_id: str | None = None
    employer_lifted: bool = False
    rome: str | None = None
    course_id: str | None = None
    level: int | None = None
    rncp: str | None = None
    started_on: date | None = None
    course_ends_on: date | None = None
    cause: RuptureCause = RuptureCause.UNKNOWN
    hours: tuple[str, ...] = ()

    def keeps_training(self, today: date, months_kept: int) -> bool:
        """Whether the CFA still keeps them on a day, and the training may go on elsewhere."""
        if self.rome is None or self.cause is RuptureCause.TRADE:
            return False
        if self.course_ends_on is not None and self.course_ends_on <= today:
            return False
        return today <= self.ruptured_on + relativedelta(months=months_kept)


@dataclass(frozen=True)
class CaseTerms:
    """`months_kept` in the CFA after a rupture (L6222-18-2); `distance_share` of a limit left."""

    today: date
    months_kept: int
    distance_share: float
    usual_limit: int


def constraint_of(case: Broken, keeps: bool, barred: frozenset[str]) -> Constraint:
    """What the pairs of a case keep to; `keeps`: the training goes on in the same CFA."""
    if not keeps:
        return Constraint(barred)
    ends = case.course_ends_on
    return Constraint(barred, None if ends is None else day_number(ends), case.course_id)


def frames_after(frames: Frames, cases: Sequence[tuple[Broken, bool]], terms: CaseTerms) -> Frames:
    """The frames of these people as a re-match reads them; each case with whether it keeps."""
    by_id = {case.person_id: (case, keeps) for case, keeps in cases}
    return {
        **frames,
        "people": PEOPLE.conform(_people(frames["people"], by_id, terms)),
        "wishes": WISHES.conform(_wishes(frames["wishes"], by_id, terms)),
        "refusals": REFUSALS.conform(_refusals(frames["refusals"], by_id)),
    }


type _Cases = Mapping[str, tuple[Broken, bool]]


def _people(people: pd.DataFrame, cases: _Cases, terms: CaseTerms) -> pd.DataFrame:
    """The CFA kept or given up, and shorter journeys after a rupture over the distance."""
    changed = people.copy()
    limits = people["max_minutes_employer"].fillna(terms.usual_limit).to_numpy(dtype=np.int64)
    for row, person_id in enumerate(people["person_id"]):
        case, keeps = cases[person_id]
        if keeps and case.course_id is not None:
            changed.loc[row, "enrolment"] = str(Enrolment.STARTED)
            changed.loc[row, "course_id"] = case.course_id
        elif not keeps and case.rome is not None:
            changed.loc[row, "enrolment"] = str(Enrolment.NONE)
            changed.loc[row, "course_id"] = None
            changed.loc[row, "cfa_entry_date"] = None
        if case.cause is RuptureCause.DISTANCE:
            changed.loc[row, "max_minutes_employer"] = int(limits[row] * terms.distance_share)
    return changed


def _wishes(wishes: pd.DataFrame, cases: _Cases, terms: CaseTerms) -> pd.DataFrame:
    """The trade of the diploma under way; all but the broken trade where that was the cause."""
    rows = []
    for person_id, (case, keeps) in cases.items():
        own = wishes[wishes["person_id"] == person_id]
        if keeps:
            own = _same_diploma(own, case)
        elif case.cause is RuptureCause.TRADE:
            own = own[own["rome"] != case.rome]
        if case.cause is RuptureCause.DISTANCE:
            shorter = (own["max_minutes"] * terms.distance_share).astype("Float64")
            own = own.assign(max_minutes=shorter.floordiv(1).astype("Int32"))
        rows.append(own)
    return pd.concat([wishes.iloc[:0], *rows], ignore_index=True)


def _same_diploma(own: pd.DataFrame, case: Broken) -> pd.DataFrame:
    """Wishes of the same or an equivalent diploma: its trade, or the same qualification."""
    same = own["rome"] == case.rome
    if case.rncp is not None:
        same |= (own["target_rncp"] == case.rncp).fillna(value=False)
    kept = own[same]
    if (kept["rome"] == case.rome).any():
        return kept
    under_way = {
        "person_id": case.person_id,
        "rank": 1,
        "rome": case.rome,
        "target_level": case.level,
        "target_rncp": case.rncp,
        "max_minutes": None,
    }
    return pd.concat([WISHES.conform(pd.DataFrame([under_way])), kept], ignore_index=True)


def _refusals(refusals: pd.DataFrame, cases: _Cases) -> pd.DataFrame:
    """The broken employer, and the hours of its post where they were the cause."""
    rows = [
        (person_id, str(kind), value)
        for person_id, (case, _) in cases.items()
        for kind, value in _refused_after(case)
    ]
    added = pd.DataFrame(rows, columns=["person_id", "kind", "value"])
    return pd.concat([refusals, added], ignore_index=True).drop_duplicates()


def _refused_after(case: Broken) -> list[tuple[RefusalKind, str]]:
    found = []
    if case.employer_id is not None and not case.employer_lifted:
        found.append((RefusalKind.EMPLOYER, case.employer_id))
    if case.cause is RuptureCause.HOURS:
        found += [(RefusalKind.HOURS, hours) for hours in case.hours]
    return found
