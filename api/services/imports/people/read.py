"""What does a line of a young-people file say, once places and trades are resolved?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from api.services.imports.landing.context import Landing
from data.sources.columns.wishes import MOST_WISHES
from data.sources.rows import Row
from models.enums import RefusalKind, WishCertainty

PERSON_COLUMNS = (
    "birth_date",
    "level_reached",
    "college_finished",
    "stage",
    "enrolment",
    "cfa_entry_date",
    "support_scheme",
    "rqth",
    "age_exemption",
    "available_from",
    "wishes_confirmed_on",
    "informed_on",
    "information_version",
    "objects_to_ranking",
    "walks",
    "has_bike",
    "has_moped",
    "has_car",
    "uses_transit",
    "no_mobility",
    "max_minutes_employer",
    "max_minutes_cfa",
)
Child = dict[str, Any]


@dataclass(frozen=True)
class References:
    """What lines may point at: known courses, advisers of the structure, employers by SIRET."""

    courses: set[str]
    advisers: set[str]
    employers: Mapping[str, str]


@dataclass(frozen=True)
class GivenPerson:
    """A young person as a file gives them; `children` holds only the groups the file has."""

    line: int
    cells: Mapping[str, Any]
    values: dict[str, Any]
    children: dict[str, list[Child]]


def read_person(landing: Landing, row: Row, known: References) -> GivenPerson | None:
    """Resolve places, trades and references; None, with a flaw, when no home can be found."""
    homes = _homes(landing, row)
    if homes is None:
        return None
    cells = row.values
    values = {name: cells[name] for name in PERSON_COLUMNS if name in cells}
    if "licences" in cells:
        values["licences"] = ",".join(str(each) for each in listed(cells["licences"]))
    for column, key, ids in (
        ("course_id", "course_id", known.courses),
        ("referent_id", "referent", known.advisers),
    ):
        if key in cells:
            values[column] = _known_or_none(landing, row, key, ids)
    children = {"homes": homes}
    if "lift_weekdays" in cells:
        children["lifts"] = _lifts(cells)
    if any(name.startswith("wish_") for name in cells):
        children["wishes"] = _wishes(landing, row)
    if any(name.startswith("refused_") for name in cells):
        children["refusals"] = _refusals(landing, row, known)
    return GivenPerson(row.line, cells, values, children)


def _homes(landing: Landing, row: Row) -> list[Child] | None:
    homes = []
    for position, suffix in ((1, ""), (2, "_2")):
        names = (f"insee{suffix}", f"commune{suffix}", f"postcode{suffix}")
        if suffix and not any(row.values.get(name) for name in names):
            continue
        place = landing.places.read(row.values, suffix)
        if place.insee is None:
            landing.refuse(row.line, names[1], place.problem or "commune inconnue", "texte")
            return None
        lat, lng = place.address_point or (None, None)
        label = str(row.values.get(f"home_label{suffix}") or "") or "domicile"
        homes.append(
            {"position": position, "label": label, "insee": place.insee, "lat": lat, "lng": lng}
        )
    return homes


def _lifts(cells: Mapping[str, Any]) -> list[Child]:
    if not cells["lift_weekdays"]:
        return []
    return [
        {
            "weekdays": cells["lift_weekdays"],
            "leaves_after": cells.get("lift_after"),
            "back_before": cells.get("lift_before"),
        }
    ]


def _wishes(landing: Landing, row: Row) -> list[Child]:
    wishes: dict[str, Child] = {}
    for rank in range(1, MOST_WISHES + 1):
        text = row.values.get(f"wish_{rank}")
        rome = landing.trades.of_text(str(text)) if text else None
        if text and rome is None:
            landing.remark(row.line, f"wish_{rank}", "souhait sans métier reconnu", "texte")
        if rome is None:
            continue
        if rome in wishes:
            landing.remark(row.line, f"wish_{rank}", "même métier qu'un souhait mieux placé")
            continue
        wishes[rome] = {
            "rank": rank,
            "rome": rome,
            "target_level": row.values.get(f"wish_{rank}_level"),
            "certainty": row.values.get(f"wish_{rank}_certainty") or WishCertainty.LIKELY,
            "max_minutes": row.values.get(f"wish_{rank}_minutes"),
        }
    return list(wishes.values())


def _refusals(landing: Landing, row: Row, known: References) -> list[Child]:
    found: list[tuple[RefusalKind, str]] = []
    for text in listed(row.values.get("refused_trades")):
        rome = landing.trades.of_text(str(text))
        if rome is None:
            landing.remark(row.line, "refused_trades", "refus sans métier reconnu", "texte")
        else:
            found.append((RefusalKind.TRADE, rome))
    found += [(RefusalKind.HOURS, str(h)) for h in listed(row.values.get("refused_hours"))]
    for siret in listed(row.values.get("refused_employers")):
        employer = known.employers.get(str(siret))
        if employer is None:
            reason = "employeur refusé inconnu : importez d'abord les employeurs"
            landing.remark(row.line, "refused_employers", reason, "SIRET")
        else:
            found.append((RefusalKind.EMPLOYER, employer))
    return [{"kind": kind, "value": value} for kind, value in dict.fromkeys(found)]


def _known_or_none(landing: Landing, row: Row, key: str, ids: set[str]) -> object:
    value = row.values[key]
    if value is not None and value not in ids:
        landing.remark(row.line, key, "identifiant inconnu de Passerelle", "texte")
        return None
    return value


def listed(value: object) -> tuple[object, ...]:
    """The parts of a cell that holds a list; none when it is empty or absent."""
    return value if isinstance(value, tuple) else ()
