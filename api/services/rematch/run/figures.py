"""Which numbers are printed with a run? Its certificate, who is served, and what else it tried."""

from dataclasses import asdict
from typing import Any

from sqlalchemy.orm import Session

from api.services.ranking.order.congestion import LEAST_REACHABLE
from api.services.rematch.groups import groups_of
from api.services.rematch.run.results import Row, RunResult
from matcher.allocate import UNIT
from matcher.rematch.aftermath import shares_of, totals_of
from matcher.rematch.policies import After, compared_policies
from matcher.rematch.sweep import recommended, tried_weights
from matcher.rematch.terms import RunTerms


def figures_of(session: Session, result: RunResult, terms: RunTerms) -> dict[str, Any]:
    """The numbers printed with a run."""
    found = result.found
    groups = groups_of(session, [each.person_id for each in result.entered.people])
    served = len(set(found.pairs.person[found.chosen].tolist()))
    return {
        "people": len(result.entered.people),
        "served": served,
        "without": len(result.entered.people) - served,
        "to_call": len(result.to_call),
        "suggestions": len(found.chosen),
        "value": found.value / UNIT,
        "upper_bound": found.bound / UNIT,
        "gap": found.gap,
        "totals": asdict(totals_of(found)),
        "pairs": len(found.pairs.person),
        "rounds": found.rounds,
        "contested_places": int((found.prices > 0).sum()),
        "by_group": {
            name: [asdict(share) for share in shares_of(found, each)]
            for name, each in groups.items()
        },
        "congestion": _advice(result),
        "policies": _beside(result, terms),
    }


def _beside(result: RunResult, terms: RunTerms) -> list[Row]:
    """The run beside each one's own list and the nearest, among the offers that were read."""
    pairs, places = result.found.pairs, result.pool.offers.places
    after = After(len(result.entered.people), terms.suggestions, places, terms.per_place)
    chosen = pairs.taken(result.found.chosen)
    return [asdict(each) for each in compared_policies(chosen, pairs, after)]


def _advice(result: RunResult) -> dict[str, Any] | None:
    """Which λ a run over all advises for everyday lists; None where no prices were asked for."""
    if result.priced is None:
        return None
    priced, places = result.priced, result.pool.offers.places
    tried = tried_weights(priced.pairs, priced.prices, places, LEAST_REACHABLE)
    return {"recommended": recommended(tried), "tried": [asdict(each) for each in tried]}
