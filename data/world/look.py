"""Which pairs does an adviser look over in a month, which go out, and who finds a place alone?"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from data.world.chances import Pairs
from data.world.run import Run
from models.simulation import PairFacts

type Rows = NDArray[np.int64]


@dataclass(frozen=True)
class Look:
    """Pairs proposed, with their rank and first-pick propensity, and pairs found without help."""

    proposed: Pairs
    rank: Rows
    propensity: NDArray[np.float64]
    own: Pairs


def look_over(run: Run, active: Rows, out: Rows) -> Look:
    """What goes out for these people; `out`: the openings that stand in the pool, in its order."""
    proposed: list[tuple[int, PairFacts]] = []
    own: list[tuple[int, PairFacts]] = []
    propensity = []
    for person in active.tolist():
        facts = _possible(run, person, out)
        if len(facts) == 0:
            continue
        chosen = run.policy.choose(run.rng, person, facts, run.territory.plan.proposals)
        proposed.append((person, facts.take(chosen.places)))
        propensity.append(chosen.propensity)
        own.extend((person, found) for found in _found_alone(run, facts))
    ranks = [1 + np.arange(len(facts)) for _, facts in proposed]
    factors = len(run.reader.grid)
    return Look(
        proposed=_joined(proposed, factors),
        rank=np.concatenate([np.zeros(0, dtype=np.int64), *ranks]),
        propensity=np.concatenate([np.zeros(0), *propensity]),
        own=_joined(own, factors),
    )


def _possible(run: Run, person: int, out: Rows) -> PairFacts:
    """What an adviser looks through for one person: possible offers, as rows of the openings."""
    rows, most = run.reader.matching(person), run.territory.plan.looked_at
    if len(rows) > most:
        rows = np.sort(run.rng.choice(rows, most, replace=False))
    facts = run.reader.read(person, rows)
    facts = facts.take(np.flatnonzero(facts.possible))
    return replace(facts, offer=out[facts.offer])


def _found_alone(run: Run, facts: PairFacts) -> list[PairFacts]:
    """The contract a person finds through family or own search this month, if any."""
    search = run.truth.page["own_search"]
    contracts = np.flatnonzero(~run.openings.is_pmsmp[facts.offer])
    if run.rng.random() >= search["chance"] or len(contracts) == 0:
        return []
    minutes = facts.entries[list(run.reader.grid).index("employer_leg")][contracts]
    appeal = search["minutes"] * minutes + run.rng.gumbel(size=len(contracts))
    return [facts.take(contracts[[int(np.argmax(appeal))]])]


def _joined(found: list[tuple[int, PairFacts]], factors: int) -> Pairs:
    people = [np.full(len(facts), person, dtype=np.int64) for person, facts in found]
    return Pairs(
        person=np.concatenate([np.zeros(0, dtype=np.int64), *people]),
        offer=np.concatenate([np.zeros(0, dtype=np.int64), *(f.offer for _, f in found)]),
        uai=np.concatenate([np.zeros(0, dtype=object), *(f.uai for _, f in found)]),
        wish=np.concatenate([np.zeros(0, dtype=np.int64), *(f.wish for _, f in found)]),
        entries=np.concatenate(
            [np.zeros((factors, 0), dtype=np.int16), *(f.entries for _, f in found)], axis=1
        ),
    )
