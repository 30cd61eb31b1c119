"""What does a plan say? The group, each call with its sentence, the value and its bound."""

from functools import cache
from typing import Any, Final

import pandas as pd
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.services.named.names import commune_names
from api.services.prospection.held.holding import name_of
from api.services.prospection.plan.group import Group
from api.services.prospection.plan.openings import Openings
from api.words.families import FAMILY_LENGTH, family_labels
from api.words.prospection import whom_it_helps
from data.reference import load
from matcher.prospect import Call, Plan, Wanted
from models.tables import Employer

# Fewer young people of other structures are not counted out: one could be recognised.
LEAST_SHOWN: Final = 5


def plan_document(
    session: Session, group: Group, openings: Openings, found: tuple[Plan, Wanted]
) -> dict[str, Any]:
    """The plan as pages, files, the API and the command tell it."""
    plan, wanted = found
    alone = openings.pairs.drop_duplicates(["person", "ask"])
    alone = alone.assign(employer=openings.rows["row"].reindex(alone["ask"]).to_numpy())
    choices = alone.groupby("person")["employer"].nunique()
    pairs = alone.assign(only=alone["person"].map(choices) == 1)
    named = _employers(session, [openings.rows["employer_id"].iloc[c.ask] for c in plan.calls])
    return {
        "group": {
            "own": group.own,
            "looked_at": group.looked_at,
            "without_good_option": len(group.lack),
            "in_reach": int(openings.pairs["person"].nunique()),
        },
        "employers": int(openings.rows["row"].nunique()),
        "new_share": wanted.new_share,
        "calls_asked": wanted.calls,
        "value": plan.value,
        "bound": plan.bound,
        "certified": plan.certified,
        "calls": [
            {"rank": rank, **_call(named, call, (openings, pairs), group)}
            for rank, call in enumerate(plan.calls, start=1)
        ],
    }


def _employers(session: Session, ids: list[str]) -> dict[str, Employer]:
    return {each.id: each for each in session.scalars(select(Employer).where(Employer.id.in_(ids)))}


def _call(
    named: dict[str, Employer], call: Call, found: tuple[Openings, pd.DataFrame], group: Group
) -> dict[str, Any]:
    openings, pairs = found
    row = openings.rows.iloc[call.ask]
    own = pairs[pairs["ask"] == call.ask]
    employer = named[row["employer_id"]]
    last = openings.log.last.get(employer.id)
    family, trade = row["rome"][:FAMILY_LENGTH], _trade_labels()[row["rome"]]
    young, only = len(own), int(own["only"].sum())
    shown = group.own or young >= LEAST_SHOWN
    minutes = int(own["minutes"].max())
    return {
        "employer_id": employer.id,
        "name": name_of(employer),
        "commune": commune_names().get(employer.insee or ""),
        "headcount": employer.headcount,
        "rome": row["rome"],
        "trade": trade,
        "family": family,
        "family_label": family_labels()[family],
        "places": int(row["places"]),
        "chance": float(row["chance"]),
        "gain": call.gain,
        "young_people": young if shown else None,
        "without_other": only if shown else None,
        "sentence": whom_it_helps(young if shown else None, only, trade, minutes),
        "last_contact": last.isoformat() if last is not None else None,
    }


@cache
def _trade_labels() -> dict[str, str]:
    trades = load("trades")
    return dict(zip(trades["rome"], trades["label"], strict=True))
