"""Whom should a structure call next, for which trade, and why? The document of a plan."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import pandas as pd
import structlog
from sqlalchemy.orm import Session

from api.services.open_store import Store
from api.services.prospection.families import FAMILY_LENGTH, family_labels
from api.services.prospection.group import Group, group_of
from api.services.prospection.openings import Openings, openings_for
from api.services.ranking.names import commune_names
from api.services.ranking.snapshot import PoolSnapshots
from api.services.rules_known import rules_known
from api.services.structures import structure_named
from api.services.viewer import Permission, Viewer
from api.words.prospection import whom_it_helps
from data.reference import load
from matcher.prospect import Call, Plan, Wanted, plan_calls
from models.errors import InvalidCode, RightMissing
from models.tables import Employer, Structure

log = structlog.get_logger()

MOST_CALLS: Final = 200
# Fewer young people of other structures are not counted out: one could be recognised.
LEAST_SHOWN: Final = 5


@dataclass(frozen=True)
class PlanRequest:
    """Who asks for how many calls of which structure, on which day.

    `new_share`: of calls to employers nobody contacted, 0–1; the agreed one unless given.
    """

    structure_id: str
    viewer: Viewer
    today: date
    calls: int = 20
    new_share: float | None = None


def call_plan(store: Store, snapshots: PoolSnapshots, request: PlanRequest) -> dict[str, Any]:
    """The plan as a document; raises NotFound, RightMissing, InvalidCode."""
    request.viewer.must(Permission.READ_PROSPECTION)
    if not request.viewer.follows(request.structure_id):
        raise RightMissing
    if not 1 <= request.calls <= MOST_CALLS:
        raise InvalidCode("nombre d'appels", f"de 1 à {MOST_CALLS}", "autre chose")
    share = request.new_share
    if share is None:
        share = float(rules_known().value("plan_new_share", request.today))
    if not 0 <= share <= 1:
        raise InvalidCode("part d'entreprises nouvelles", "de 0 à 1", "autre chose")
    with store.reading() as session:
        structure = structure_named(session, request.structure_id)
        group = group_of(session, snapshots, structure.id, request.today)
        openings = openings_for(session, snapshots, structure, group, request.today)
        plan = plan_calls(openings.asks, Wanted(request.calls, share))
        document = _document(session, (structure, request, share), group, (openings, plan))
    log.info("calls_planned", calls=len(plan.calls), group=len(group.lack))
    return document


def _document(
    session: Session,
    asked: tuple[Structure, PlanRequest, float],
    group: Group,
    found: tuple[Openings, Plan],
) -> dict[str, Any]:
    structure, request, share = asked
    openings, plan = found
    alone = openings.pairs.drop_duplicates(["person", "ask"])
    alone = alone.assign(employer=openings.rows["row"].reindex(alone["ask"]).to_numpy())
    choices = alone.groupby("person")["employer"].nunique()
    pairs = alone.assign(only=alone["person"].map(choices) == 1)
    labels = _trade_labels()
    return {
        "structure": {"id": structure.id, "name": structure.name},
        "today": request.today.isoformat(),
        "group": {
            "own": group.own,
            "looked_at": group.looked_at,
            "without_good_option": len(group.lack),
            "in_reach": int(openings.pairs["person"].nunique()),
        },
        "employers": int(openings.rows["row"].nunique()),
        "new_share": share,
        "calls_asked": request.calls,
        "value": plan.value,
        "bound": plan.bound,
        "certified": plan.certified,
        "calls": [
            {"rank": rank, **_call(session, call, (openings, pairs), group, labels)}
            for rank, call in enumerate(plan.calls, start=1)
        ],
    }


def _call(
    session: Session,
    call: Call,
    found: tuple[Openings, pd.DataFrame],
    group: Group,
    labels: dict[str, str],
) -> dict[str, Any]:
    openings, pairs = found
    row = openings.rows.iloc[call.ask]
    own = pairs[pairs["ask"] == call.ask]
    employer = session.get_one(Employer, row["employer_id"])
    last = openings.log.last.get(employer.id)
    family = row["rome"][:FAMILY_LENGTH]
    young, only = len(own), int(own["only"].sum())
    shown = group.own or young >= LEAST_SHOWN
    return {
        "employer_id": employer.id,
        "name": employer.trade_name or employer.legal_name,
        "commune": commune_names().get(employer.insee or ""),
        "headcount": employer.headcount,
        "rome": row["rome"],
        "trade": labels[row["rome"]],
        "family": family,
        "family_label": family_labels()[family],
        "places": int(row["places"]),
        "chance": float(row["chance"]),
        "gain": call.gain,
        "young_people": young if shown else None,
        "without_other": only if shown else None,
        "sentence": whom_it_helps(
            young if shown else None, only, labels[row["rome"]], int(own["minutes"].max())
        ),
        "last_contact": last.isoformat() if last is not None else None,
    }


def _trade_labels() -> dict[str, str]:
    trades = load("trades")
    return dict(zip(trades["rome"], trades["label"], strict=True))
