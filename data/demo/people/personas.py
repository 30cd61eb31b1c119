"""Who are the fixed young people? Rows read from `personas.yaml`, the same for every seed."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from data.demo.firms.contracts import outcomes_of
from data.demo.ground.real_ground import Ground
from data.demo.ground.seasons import months_after, years_before
from data.demo.people.mobility import ADULT_AGE
from data.demo.people.youths import NOTICE_VERSION, Youth, identity_of
from data.demo.provenance import stamp
from data.demo.sheet_values import clock, coded
from data.yaml_files import read_yaml
from models.enums import (
    ContractOrigin,
    Enrolment,
    OfferKind,
    OutcomeKind,
    PmsmpPurpose,
    RefusalKind,
    SupportScheme,
    WishCertainty,
)
from models.tables import AuditAttribute, Home, Lift, Outcome, Placement, Refusal, Wish, YoungPerson

_FILE = Path(__file__).with_name("personas.yaml")
_FOLLOWED_DAYS = 200
# Columns that a persona's sheet leaves out where they are as usual.
_USUAL: dict[str, Any] = {
    "college_finished": True,
    "support_scheme": SupportScheme.NONE,
    "licences": "",
    "no_mobility": False,
    "rqth": False,
    "age_exemption": False,
    "objects_to_ranking": False,
}


@dataclass(frozen=True, slots=True)
class Persona:
    """A fixed young person and its past."""

    youth: Youth
    placements: list[Placement]
    outcomes: list[Outcome]


@cache
def _sheet() -> tuple[dict[str, Any], ...]:
    return tuple(read_yaml(_FILE))


def persona_ids() -> list[str]:
    """Ids of the fixed young people, in the order of the sheet."""
    return [line["id"] for line in _sheet()]


def persona_stories() -> dict[str, str]:
    """Id → one-line story (English) of each fixed young person."""
    return {line["id"]: line["story"] for line in _sheet()}


def demo_personas(ground: Ground, uai_of: dict[str, str], today: date) -> list[Persona]:
    """The fixed young people; `uai_of` gives the CFA of each course."""
    personas = []
    for number, line in enumerate(_sheet(), 1):
        placements, outcomes = _past(line, uai_of, today)
        youth = _youth(ground, line, number, today)
        personas.append(Persona(youth, placements, outcomes))
    return personas


def _youth(ground: Ground, line: dict[str, Any], number: int, today: date) -> Youth:
    key, years = line["id"], line["age"][0]
    followed = today - timedelta(days=_FOLLOWED_DAYS)
    return Youth(
        row=_person(line, today),
        homes=[_home(ground, key, rank, home) for rank, home in enumerate(line["homes"], 1)],
        lifts=[
            Lift(
                person_id=key,
                weekdays=lift["weekdays"],
                leaves_after=clock(lift["leaves_after"]),
                back_before=clock(lift["back_before"]),
            )
            for lift in line.get("lifts", [])
        ],
        audit=AuditAttribute(person_id=key, sex=line["sex"], priority_district=False),
        identity=identity_of(key, number, years < ADULT_AGE),
        followed_since=followed,
        wishes=[_wish(key, rank, wish) for rank, wish in enumerate(line["wishes"], 1)],
        refusals=[
            Refusal(person_id=key, kind=RefusalKind(each["kind"]), value=each["value"])
            for each in line.get("refusals", [])
        ],
    )


def _person(line: dict[str, Any], today: date) -> YoungPerson:
    key, enrolled = line["id"], line.get("enrolled", {})
    facts = coded(line.get("facts", {}))
    entered = enrolled.get("entered_days_ago")
    return YoungPerson(
        id=key,
        structure_id=line["structure"],
        referent_id=line["structure"].replace("ml-", "conseillere-"),
        birth_date=years_before(today, *line["age"]),
        enrolment=Enrolment(enrolled.get("as", "none")),
        course_id=enrolled.get("course"),
        cfa_entry_date=today - timedelta(days=entered) if entered is not None else None,
        walks=True,
        available_from=today,
        wishes_confirmed_on=today - timedelta(days=20),
        informed_on=today - timedelta(days=_FOLLOWED_DAYS),
        information_version=NOTICE_VERSION,
        **(_USUAL | facts),
        **stamp(today, key),
    )


def _home(ground: Ground, key: str, rank: int, line: dict[str, Any]) -> Home:
    commune = ground.communes[line["insee"]]
    return Home(
        person_id=key,
        position=rank,
        label=line.get("label", "domicile"),
        insee=commune.insee,
        lat=line.get("lat", commune.lat),
        lng=line.get("lng", commune.lng),
    )


def _wish(key: str, rank: int, line: dict[str, Any]) -> Wish:
    return Wish(
        person_id=key,
        rank=rank,
        rome=line["rome"],
        target_level=line.get("level"),
        certainty=WishCertainty(line["certainty"]),
        max_minutes=line.get("minutes"),
    )


def _past(
    line: dict[str, Any], uai_of: dict[str, str], today: date
) -> tuple[list[Placement], list[Outcome]]:
    placements: list[Placement] = []
    outcomes: list[Outcome] = []
    for number, stay in enumerate(line.get("past", []), 1):
        start = today - timedelta(days=stay["started_days_ago"])
        kind = OfferKind(stay["kind"])
        key = f"{line['id']}-{number}"
        row = Placement(
            id=key,
            kind=kind,
            person_id=line["id"],
            employer_id=stay["employer"],
            origin=ContractOrigin(stay["origin"]),
            rome=stay["rome"],
            starts_on=start,
            **stamp(today, key),
        )
        finish = _finish_pmsmp if kind is OfferKind.PMSMP else _finish_contract
        events = finish(row, stay, today)
        row.uai = uai_of.get(row.course_id or "")
        if kind is OfferKind.PMSMP:
            row.prescriber_structure_id = line["structure"]
        placements.append(row)
        outcomes += outcomes_of(row, events, today)
    return placements, outcomes


def _finish_pmsmp(
    row: Placement, stay: dict[str, Any], _today: date
) -> list[tuple[OutcomeKind, date]]:
    row.ends_on = row.starts_on + timedelta(days=stay["days"] - 1)
    row.purpose, row.purpose_met = PmsmpPurpose(stay["purpose"]), stay["met"]
    return [(OutcomeKind.PMSMP_DONE, row.ends_on)]


def _finish_contract(
    row: Placement, stay: dict[str, Any], today: date
) -> list[tuple[OutcomeKind, date]]:
    row.course_id = stay["course"]
    row.ends_on = months_after(row.starts_on, stay["months"]) - timedelta(days=1)
    row.ruptured_on = today - timedelta(days=stay["ruptured_days_ago"])
    signed = row.starts_on - timedelta(days=10)
    return [(OutcomeKind.SIGNED, signed), (OutcomeKind.RUPTURED, row.ruptured_on)]
