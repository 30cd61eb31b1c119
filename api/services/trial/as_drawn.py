"""Who was drawn, into which arm, and what became of them? As an analysis reads it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any, Final

import numpy as np
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.services.log_view import ViewAction
from api.services.trial.close import faults_of_draw, the_draw
from api.services.trial.eligible import KNOWN_BEFORE
from api.services.trial.follow import due_on, enrolled_in
from api.services.trial.outcomes import followed_people, outcome_of
from api.services.trial.plan import HORIZONS, OUTCOMES, TrialPlan
from api.services.trial.refusals import DrawDisagrees, TooEarly, TrialStep
from matcher.trial.design import Stratum
from matcher.trial.draw import block_of, shares_of
from matcher.trial.effect import Numbers
from matcher.trial.enrolled import Enrolled, Words
from models.enums import TrialArm
from models.tables import FileView, Trial, TrialEnrolment

# "No effect at 17 and more", the AP1-112 experiment found: the cut is registered for that.
_SEVENTEEN: Final = 17
UNKNOWN_AGE: Final = "unknown"


@dataclass(frozen=True)
class AsDrawn:
    """Everybody drawn, each outcome by name, and the groups that were registered."""

    people: Enrolled
    outcomes: Mapping[str, Numbers]
    groups: Mapping[str, Words]

    def digest(self) -> bytes:
        """The same for the same facts alone: whatever an analysis reads is in it."""
        read = sha256()
        people = self.people
        words = (people.site, people.trade, people.block, *self.groups.values())
        numbers = (people.plus, people.share, people.took, people.covariates)
        for column in words:
            read.update("\0".join(map(str, column)).encode() + b"\1")
        for values in (*numbers, *self.outcomes.values()):
            read.update(np.ascontiguousarray(values).tobytes() + b"\1")
        return read.digest()


def as_drawn(session: Session, trial: Trial, months: int, today: date) -> AsDrawn:
    """The facts of a trial at one horizon, after its draw was computed again.

    Raises TrialStep before enrolment ends, DrawDisagrees, TooEarly.
    """
    rows = enrolled_in(session, trial.id)
    _refuse_too_soon(session, trial, rows, (months, today))
    people = _people(session, rows, TrialPlan.from_json(trial.plan), str(trial.seed))
    followed = followed_people(session, rows)
    outcomes = {}
    for name in OUTCOMES:
        of_row = [outcome_of(r, followed.get(r.person_id or ""), (name, months)) for r in rows]
        outcomes[name] = np.array(of_row, dtype=np.float64)
    return AsDrawn(people, outcomes, {"trade": people.trade, "age": _ages(rows)})


def _refuse_too_soon(
    session: Session, trial: Trial, rows: Sequence[TrialEnrolment], asked: tuple[int, date]
) -> None:
    months, today = asked
    if months not in HORIZONS:
        raise TrialStep(f"Horizons pré-enregistrés : {' et '.join(map(str, HORIZONS))} mois.")
    faults = faults_of_draw(trial, the_draw(session, trial.id))
    if faults:
        raise DrawDisagrees(faults)
    due = due_on(trial, rows, months)
    if due is None:
        raise TrialStep(f"L'essai {trial.id} n'a inscrit personne : rien à lire.")
    if due > today:
        raise TooEarly(months, due)


def _people(
    session: Session, rows: Sequence[TrialEnrolment], plan: TrialPlan, seed: str
) -> Enrolled:
    shares = shares_of(seed, plan.design)
    took = _who_took_it(session, rows)
    blocks = [block_of(seed, Stratum(row.site, row.trade), row.number) for row in rows]
    known = [[row.known_before.get(name) for name in KNOWN_BEFORE] for row in rows]
    return Enrolled(
        site=_words(row.site for row in rows),
        trade=_words(row.trade for row in rows),
        block=_words(blocks),
        plus=np.array([row.arm is TrialArm.PLUS for row in rows], dtype=bool),
        share=np.array([shares[row.site] for row in rows], dtype=np.float64),
        took=np.array([row.person_id in took for row in rows], dtype=bool),
        outcome=np.full(len(rows), np.nan),
        # None becomes NaN: unknown, never zero.
        covariates=np.array(known, dtype=np.float64),
    )


def _who_took_it(session: Session, rows: Sequence[TrialEnrolment]) -> set[str | None]:
    """Of those drawn for it, whose list was opened, in its order, after the draw."""
    since = {
        row.person_id: row.enrolled_at
        for row in rows
        if row.arm is TrialArm.PLUS and row.person_id is not None
    }
    opened = session.execute(
        select(FileView.person_id, FileView.seen_at).where(
            FileView.person_id.in_(since), FileView.action == ViewAction.RANK.value
        )
    )
    return {person_id for person_id, seen_at in opened if seen_at >= since[person_id]}


def _ages(rows: Sequence[TrialEnrolment]) -> Words:
    ages = [row.known_before.get("age") for row in rows]
    return _words(
        UNKNOWN_AGE if age is None else "under_17" if age < _SEVENTEEN else "from_17"
        for age in ages
    )


def _words(values: Any) -> Words:
    return np.array(list(values), dtype=object)
