"""Which courses, employers and offers stand around the fixed young people? Those of the sheet."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from data.demo.fictitious import siret
from data.demo.firms.employers import address_in
from data.demo.ground.real_ground import Ground
from data.demo.ground.seasons import last_september
from data.demo.provenance import INVENTED_COURSES, stamp
from data.demo.sheet_values import clock, coded
from data.yaml_files import read_yaml
from models.enums import (
    ApplyWay,
    OfferKind,
    OfferStatus,
    Rhythm,
    Visibility,
)
from models.tables import Course, Employer, Offer

_FILE = Path(__file__).with_name("persona_offers.yaml")
_PUBLISHED_DAYS_AGO, _EXPIRES_IN, _WINDOW_DAYS = 15, 45, 60
_LONG_AGO = 90


@dataclass(frozen=True, slots=True)
class FixedRows:
    """Courses, employers and offers written by hand."""

    courses: list[Course]
    employers: list[Employer]
    offers: list[Offer]


@cache
def _sheet() -> dict[str, list[dict[str, Any]]]:
    return dict(read_yaml(_FILE))


def fixed_uais() -> list[str]:
    """UAI of the CFA that the fixed courses name, once each."""
    return list(dict.fromkeys(line["uai"] for line in _sheet()["courses"]))


def fixed_rows(ground: Ground, today: date) -> FixedRows:
    """All rows of the sheet, dated from `today`."""
    return FixedRows(
        courses=[_course(ground, line, today) for line in _sheet()["courses"]],
        employers=[
            _employer(ground, line, number, today)
            for number, line in enumerate(_sheet()["employers"], 1)
        ],
        offers=[_offer(line, today) for line in _sheet()["offers"]],
    )


def _course(ground: Ground, line: dict[str, Any], today: date) -> Course:
    site = next(site for site in ground.cfa_sites if site.uai == line["uai"])
    diplomas = ground.diplomas[line["rome"]][line["level"]]
    return Course(
        id=line["id"],
        uai=site.uai,
        cfa_name=site.name,
        rncp=line["rncp"],
        title=dict(diplomas)[line["rncp"]],
        rome=line["rome"],
        level=line["level"],
        insee=site.insee,
        lat=site.lat,
        lng=site.lng,
        rhythm=Rhythm(line["rhythm"]),
        boarding=line["boarding"],
        places_left=line["places_left"],
        start=last_september(today),
        duration_months=24,
        **stamp(today, line["id"], INVENTED_COURSES),
    )


def _employer(ground: Ground, line: dict[str, Any], number: int, today: date) -> Employer:
    commune = ground.communes[line["insee"]]
    return Employer(
        id=line["id"],
        siret=siret(number),
        legal_name=line["name"],
        naf=line["naf"],
        headcount=line["headcount"],
        insee=commune.insee,
        address=address_in(commune, number),
        lat=line.get("lat", commune.lat),
        lng=line.get("lng", commune.lng),
        is_temp_agency=False,
        apprentices_now=line["now"],
        apprentice_masters=line["masters"],
        apprentices_past_3y=line["past"],
        **stamp(today, line["id"]),
    )


def _offer(line: dict[str, Any], today: date) -> Offer:
    facts = coded(line.get("facts", {}))
    start_in, expires_in = line.get("start_in"), line.get("expires_in", _EXPIRES_IN)
    start = today + timedelta(days=start_in) if start_in is not None else None
    hours = line["hours"] or (None, None)
    kind = OfferKind(line["kind"])
    published = _LONG_AGO if expires_in < 0 else _PUBLISHED_DAYS_AGO
    columns: dict[str, Any] = {
        "id": line["id"],
        "kind": kind,
        "employer_id": line["employer"],
        "rome": line["rome"],
        "other_romes": "",
        "title": line["title"],
        "description": "",
        "diploma_level": line.get("level"),
        "places": 1,
        "start_from": start,
        "start_to": start + timedelta(days=_WINDOW_DAYS) if start else None,
        "duration_months": 24 if kind is OfferKind.APPRENTICESHIP else None,
        "day_start": clock(hours[0]),
        "day_end": clock(hours[1]),
        "weekly_hours": 35.0 if line["hours"] else None,
        "hours_fixed": False,
        "course_id": line.get("course"),
        "is_delegated": False,
        "owner_structure_id": line["owner"],
        "visibility": Visibility.SHARED,
        "apply_way": ApplyWay.THROUGH_OWNER,
        "published_on": today - timedelta(days=published),
        "expires_on": today + timedelta(days=expires_in),
        "status": OfferStatus.LIVE,
    }
    return Offer(**(columns | facts), **stamp(today, line["id"]))
