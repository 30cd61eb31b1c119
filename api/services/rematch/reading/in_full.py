"""Who is read in full for a run, and what does each case ask of their offers?"""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from api.services.rematch.reading.seekers import Seeker
from api.services.rules_known import rules_known
from matcher.rematch.case import Broken, CaseTerms, Constraint, constraint_of, frames_after
from matcher.rematch.field import Heard
from matcher.rematch.pairs import Pairs
from matcher.rematch.terms import RunTerms
from matcher.rematch.territory import Ground
from matcher.rematch.whole import numbered, read_whole
from matcher.urgency.terms import KEPT_AFTER_RUPTURE
from models.enums import CfaKept

type Frames = dict[str, pd.DataFrame]


@dataclass(frozen=True)
class Reading:
    """By what a run reads: its ground and terms, and who hears of people read."""

    ground: Ground
    terms: RunTerms
    heard: Heard


@dataclass(frozen=True)
class OnePerson:
    """Somebody read by themselves: their frames, offers decided already, and what broke, if so."""

    seeker: Seeker
    frames: Frames
    barred: frozenset[str]
    case: Broken | None


def read_in_full(people: Sequence[OnePerson], reading: Reading) -> tuple[Pairs, list[CfaKept]]:
    """Every pair of these people; a CFA is changed only where keeping it leaves nothing."""
    found: list[tuple[int, Pairs]] = []
    kept = []
    for number, person in enumerate(people):
        pairs, cfa = _pairs_of(person, reading)
        found.append((number, pairs))
        kept.append(cfa)
        reading.heard(1)
    return numbered(found), kept


def _pairs_of(person: OnePerson, reading: Reading) -> tuple[Pairs, CfaKept]:
    case = person.case
    if case is None:
        return _read(person, person.frames, Constraint(person.barred), reading), CfaKept.OPEN
    terms = _case_terms(reading)
    if case.keeps_training(terms.today, terms.months_kept):
        frames = dict(frames_after(person.frames, [(case, True)], terms))
        pairs = _read(person, frames, constraint_of(case, True, person.barred), reading)
        if len(pairs.person):
            return pairs, CfaKept.KEPT
    frames = dict(frames_after(person.frames, [(case, False)], terms))
    pairs = _read(person, frames, constraint_of(case, False, person.barred), reading)
    return pairs, CfaKept.CHANGED if case.rome is not None else CfaKept.OPEN


def _read(person: OnePerson, frames: Frames, asked: Constraint, reading: Reading) -> Pairs:
    viewer, least = person.seeker.structure_id, reading.terms.least_score
    (pairs,) = read_whole(reading.ground, frames, (viewer, [asked]), least)
    return pairs


def _case_terms(reading: Reading) -> CaseTerms:
    rules, today = rules_known(), reading.ground.today
    return CaseTerms(
        today=today,
        months_kept=int(rules.value(KEPT_AFTER_RUPTURE, today)["months"]),
        distance_share=float(rules.value("rematch_distance_share", today)),
        usual_limit=int(rules.value("travel_limit_employer", today)),
    )
