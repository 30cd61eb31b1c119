"""What becomes of a contract or a PMSMP? Its row and its dated outcomes, up to today only."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from numpy.random import Generator

from data.demo.chance import between, happens, pick, pick_by_share
from data.demo.firms.employers import Firm
from data.demo.firms.ruptures import SIGN_AGAIN_SHARE, Ruptures
from data.demo.ground.seasons import months_after
from data.demo.provenance import stamp
from models.enums import ContractOrigin, OfferKind, OutcomeKind, PmsmpPurpose
from models.tables import Course, Outcome, Placement

_DURATION_MONTHS = {3: 24, 4: 24, 5: 24}
ENDS_PROPOSAL = (OutcomeKind.SIGNED, OutcomeKind.PMSMP_DONE)
_LOST_SHARE = 0.08
_PMSMP_DAYS = (5, 7, 10, 14, 21, 28)
_ORIGINS = {
    ContractOrigin.OWN_SEARCH: 0.35,
    ContractOrigin.FAMILY: 0.25,
    ContractOrigin.OTHER_NETWORK: 0.2,
    ContractOrigin.SCHOOL: 0.1,
    ContractOrigin.UNKNOWN: 0.1,
}


@dataclass(frozen=True, slots=True)
class Stay:
    """Who goes where, for what, from when: all that a placement starts from."""

    key: str
    firm: Firm
    rome: str
    start: date
    level: int = 3
    course: Course | None = None
    person_id: str | None = None
    proposal_id: str | None = None
    prescriber: str | None = None
    purpose: PmsmpPurpose = PmsmpPurpose.DISCOVER_TRADE
    renewal_of: str | None = None
    broken_on: date | None = None


def draw_origin(rng: Generator) -> ContractOrigin:
    """How a contract without a proposal came about."""
    return pick_by_share(rng, _ORIGINS)


def contract(
    rng: Generator, ruptures: Ruptures, stay: Stay, today: date
) -> tuple[Placement, list[Outcome]]:
    """An apprenticeship contract with what is known of it today."""
    uai = stay.course.uai if stay.course else None
    chance = ruptures.chance(stay.firm, stay.level, uai)
    broken = stay.broken_on or ruptures.draw(rng, chance, stay.start)
    end = months_after(stay.start, _DURATION_MONTHS[stay.level]) - timedelta(days=1)
    if broken and (broken > today or broken >= end):
        broken = None
    row = _placement(rng, OfferKind.APPRENTICESHIP, stay, today)
    row.uai, row.course_id = uai, stay.course.id if stay.course else None
    row.ends_on, row.ruptured_on = end, broken
    events = [(OutcomeKind.SIGNED, stay.start - timedelta(days=between(rng, 0, 20)))]
    if broken:
        events.append((OutcomeKind.RUPTURED, broken))
    events += _followed(rng, stay.start, broken)
    if not broken:
        events.append((OutcomeKind.COMPLETED, end))
    return row, outcomes_of(row, events, today)


def pmsmp(rng: Generator, stay: Stay, today: date) -> tuple[Placement, list[Outcome]]:
    """A PMSMP with its purpose and, once it is over, whether the purpose was met."""
    row = _placement(rng, OfferKind.PMSMP, stay, today)
    row.purpose, row.renewal_of = stay.purpose, stay.renewal_of
    row.ends_on = stay.start + timedelta(days=pick(rng, _PMSMP_DAYS) - 1)
    row.prescriber_structure_id = stay.prescriber
    if row.ends_on > today:
        return row, []
    row.purpose_met = pick(rng, (True, False, None), (0.62, 0.2, 0.18))
    return row, outcomes_of(row, [(OutcomeKind.PMSMP_DONE, row.ends_on)], today)


def renewal(stay: Stay, first: Placement) -> Stay:
    """The one renewal of a PMSMP, right after it, with the same purpose (D5135-3)."""
    start = (first.ends_on or stay.start) + timedelta(days=1)
    return replace(stay, key=f"{stay.key}-r", start=start, renewal_of=first.id, proposal_id=None)


def _followed(rng: Generator, start: date, broken: date | None) -> list[tuple[OutcomeKind, date]]:
    """Where the person is six months after the start, when somebody knows."""
    half_year = months_after(start, 6)
    held = broken is None or broken > half_year
    if happens(rng, _LOST_SHARE):
        return [(OutcomeKind.LOST_FROM_VIEW, half_year)]
    if held:
        return [(OutcomeKind.IN_TRAINING_6M_SAME, half_year)]
    if happens(rng, SIGN_AGAIN_SHARE):
        return [(OutcomeKind.IN_TRAINING_6M_NEW, half_year)]
    return []


def _placement(rng: Generator, kind: OfferKind, stay: Stay, today: date) -> Placement:
    origin = ContractOrigin.PROPOSAL if stay.proposal_id else draw_origin(rng)
    return Placement(
        id=stay.key,
        kind=kind,
        person_id=stay.person_id,
        employer_id=stay.firm.row.id,
        proposal_id=stay.proposal_id,
        origin=origin,
        rome=stay.rome,
        starts_on=stay.start,
        **stamp(today, stay.key),
    )


def outcomes_of(
    row: Placement, events: list[tuple[OutcomeKind, date]], today: date
) -> list[Outcome]:
    """Outcome rows of the events that have happened by today, in order of date.

    The event that ends a proposal (signed, PMSMP done) names the proposal too.
    """
    return [
        Outcome(
            proposal_id=row.proposal_id if kind in ENDS_PROPOSAL else None,
            placement_id=row.id,
            kind=kind,
            happened_on=day,
            **stamp(today, f"{row.id}-{kind}"),
        )
        for kind, day in sorted(events, key=lambda event: event[1])
        if day <= today
    ]
