"""Which contract of a person's file is the broken one? Its end is noted, or it is entered."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from api.services.imports.landing.context import Landing
from api.services.imports.offers.employers import GivenEmployer, merge_employers
from api.services.rows.merging import edited, insert_rows, update_rows
from api.services.rows.stored import rows_with
from models.enums import OfferKind, OutcomeKind
from models.tables import Employer, Outcome, Placement, RuptureCase

type Case = Mapping[str, Any]
# What makes a contract: without it the case waits until somebody is asked.
_NEEDED = ("siret", "rome", "starts_on")


def link_contracts(landing: Landing, cases: Iterable[Case]) -> set[str]:
    """Give each matched case its contract; gives the ids of those that now have one."""
    waiting = [case for case in cases if case["person_id"] and not case["placement_id"]]
    known = _contracts_of(landing, waiting)
    sirets = _sirets(landing, known)
    entered, broken, links = [], [], []
    for case in waiting:
        found = _broken_one(case, known[case["person_id"]], sirets)
        if found is None and all(case[name] for name in _NEEDED):
            entered.append(case)
        elif found is not None:
            links.append({"id": case["id"], "placement_id": found["id"]})
            if found["ruptured_on"] is None and "ruptured_on" not in edited(found):
                broken.append({"id": found["id"], "ruptured_on": case["ruptured_on"]})
    update_rows(landing.session, Placement, broken)
    made = _enter(landing, entered)
    by_id = {case["id"]: case for case in waiting}
    new = {row["id"] for row in broken} | {link["placement_id"] for link in made}
    links += made
    _note_outcomes(landing, [(by_id[link["id"]], link["placement_id"]) for link in links], new)
    update_rows(landing.session, RuptureCase, links)
    landing.pool_changed |= bool(broken or entered)
    return {str(link["id"]) for link in links}


def _contracts_of(
    landing: Landing, cases: Iterable[Case]
) -> defaultdict[str, list[Mapping[str, Any]]]:
    found: defaultdict[str, list[Mapping[str, Any]]] = defaultdict(list)
    people = [case["person_id"] for case in cases]
    for row in rows_with(landing.session, Placement, "person_id", people):
        if row["kind"] is not OfferKind.PMSMP:
            found[row["person_id"]].append(row)
    return found


def _sirets(
    landing: Landing, contracts: Mapping[str, list[Mapping[str, Any]]]
) -> dict[str, str | None]:
    ids = [row["employer_id"] for rows in contracts.values() for row in rows]
    return {row["id"]: row["siret"] for row in rows_with(landing.session, Employer, "id", ids)}


def _broken_one(
    case: Case, contracts: list[Mapping[str, Any]], sirets: Mapping[str, str | None]
) -> Mapping[str, Any] | None:
    """The one contract that ran on that day, at that employer if one is given."""
    broken = case["ruptured_on"]

    def ran(row: Mapping[str, Any]) -> bool:
        if row["ruptured_on"] is not None:
            return bool(row["ruptured_on"] == broken)
        return bool(row["starts_on"] <= broken <= (row["ends_on"] or date.max))

    fitting = [
        row
        for row in contracts
        if ran(row) and case["siret"] in (None, sirets.get(row["employer_id"]))
    ]
    return fitting[0] if len(fitting) == 1 else None


def _enter(landing: Landing, cases: list[Case]) -> list[dict[str, str]]:
    """Contracts that nobody had entered yet."""
    employers = {
        case["siret"]: GivenEmployer(
            0,
            case["siret"],
            {"siret": case["siret"], "legal_name": f"Établissement {case['siret']}"},
        )
        for case in cases
    }
    ids = merge_employers(landing, list(employers.values()), fills_only=True)
    rows, links = [], []
    for case in cases:
        text = f"{case['person_id']}|{ids[case['siret']]}|{case['starts_on']}"
        found = "pl-" + hashlib.sha256(text.encode()).hexdigest()[:20]
        told = {name: case[name] for name in ("person_id", "rome", "uai", "starts_on", "ends_on")}
        row = {"id": found, "employer_id": ids[case["siret"]], "kind": OfferKind.APPRENTICESHIP}
        row |= {**told, "ruptured_on": case["ruptured_on"]}
        rows.append({**row, **landing.provenance(text)})
        links.append({"id": case["id"], "placement_id": found})
    insert_rows(landing.session, Placement, rows)
    return links


def _note_outcomes(landing: Landing, linked: list[tuple[Case, str]], new: set[str]) -> None:
    insert_rows(
        landing.session,
        Outcome,
        [
            {
                "placement_id": placement,
                "kind": OutcomeKind.RUPTURED,
                "happened_on": case["ruptured_on"],
                **landing.provenance(f"{placement}|{OutcomeKind.RUPTURED}|{case['ruptured_on']}"),
            }
            for case, placement in linked
            if placement in new
        ],
    )
