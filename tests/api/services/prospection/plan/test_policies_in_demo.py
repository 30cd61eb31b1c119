"""In the demo territory, does the plan fill more places than simpler rules?"""

from datetime import date

import numpy as np
from worlds.prospect_world import best_of_each, places_filled

from api.services.prospection.calls.called import call_log
from api.services.prospection.held.off_limits import off_limits
from api.services.prospection.plan.book import PlanBook
from api.services.prospection.plan.openings import openings_among
from api.services.ranking.pool.snapshot import PoolSnapshots
from api.services.rules_known import rules_known
from api.services.structures import structure_named
from matcher.prospect import PARTS, Wanted, plan_calls
from models.tables import Employer

TODAY = date(2026, 11, 22)
CALLS, DRAWS = 15, 200
# What the log says of a firm is worth so many contacts: the truth lies around it.
DOUBT = 14


def test_it_fills_more_places_than_the_largest_nearest_or_readiest(
    demo_store, record_property
) -> None:
    snapshots = PoolSnapshots()
    with demo_store.reading() as session:
        structure = structure_named(session, "cma-lemans")
        ground = PlanBook(snapshots).ground(session, structure, TODAY)
        closed = off_limits(session, structure, TODAY)
        found = openings_among(ground, closed, call_log(session, TODAY, rules_known()), TODAY)
        headcount = {
            row.id: row.headcount or 0 for row in session.query(Employer).order_by(Employer.id)
        }
    asks, rows = found.asks, found.rows
    in_reach = rows.assign(minutes=found.pairs.groupby("ask")["minutes"].mean()).dropna()
    firms = in_reach.groupby("row").agg(
        minutes=("minutes", "min"), chance=("chance", "max"), employer_id=("employer_id", "first")
    )
    firms["size"] = firms["employer_id"].map(headcount)
    chosen = {
        "plan": [call.ask for call in plan_calls(asks, Wanted(CALLS)).calls],
        "largest": _first(asks, firms.sort_values("size", ascending=False, kind="stable")),
        "nearest": _first(asks, firms.sort_values("minutes", kind="stable")),
        "readiest": _first(asks, firms.sort_values("chance", ascending=False, kind="stable")),
    }
    filled = _filled(asks, chosen)
    record_property("measured", f"places filled in the demo: {filled}")
    for rule in ("largest", "nearest", "readiest"):
        assert filled["plan"] > filled[rule], filled


def _first(asks, firms):
    return best_of_each(asks, firms.index[:CALLS])


def _filled(asks, chosen):
    """Places filled by each rule on average, over the same answers."""
    draws = np.random.default_rng(72)
    chance = np.full(int(asks.employer.max()) + 1, 0.5)
    chance[asks.employer] = np.clip(asks.chance / PARTS, 0.001, 0.999)
    answers = [
        draws.random(len(chance)) < draws.beta(DOUBT * chance, DOUBT * (1 - chance))
        for _ in range(DRAWS)
    ]
    return {
        name: round(float(np.mean([places_filled(asks, each, yes) for yes in answers])), 3)
        for name, each in chosen.items()
    }
