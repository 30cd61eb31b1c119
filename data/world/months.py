"""How does a simulated world go on, month after month, under whoever proposes?"""

from collections.abc import Callable
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.demo.chance import stream
from data.world.advisers import PastAdvisers
from data.world.chances import Chances, chance_of
from data.world.contracts import names_of, place
from data.world.log import Log
from data.world.look import Look, look_over
from data.world.market import Answer, answers_to
from data.world.now import people_now
from data.world.openings import draw_openings
from data.world.records import history_at
from data.world.run import Run
from data.world.state import State
from data.world.territory import Territory
from data.world.truth import load_truth
from models.frames import COURSES, EMPLOYERS, HIRES, OFFERS, RELATED_TRADES
from models.simulation import Month, PairReader, Policy

_ASKED: Final = ("month", "person", "offer", "employer_id", "kind", "answer")

type Rows = NDArray[np.int64]
type Step = Callable[[int], None]


def live(
    territory: Territory,
    reader: PairReader,
    policy: Policy | None = None,
    step: Step = lambda _month: None,
) -> Log:
    """The log of a territory's months under a policy; under the past's advisers without one.

    `step` hears the number of each month that is over.
    """
    run = _begun(territory, reader, policy)
    for month in range(territory.plan.months):
        _live_month(run, month)
        step(month)
    return Log(run.proposals.table(), run.placements.table())


def _begun(territory: Territory, reader: PairReader, policy: Policy | None) -> Run:
    truth, plan = load_truth(), territory.plan
    openings = draw_openings(territory.ground, territory.firms, plan)
    return Run(
        territory=territory,
        openings=openings,
        truth=truth,
        reader=reader,
        policy=policy or PastAdvisers(truth.page["adviser"], territory, openings, reader.grid),
        chances=Chances(territory, openings, truth, reader.grid),
        state=State.of(territory.youths),
        rng=stream(plan.seed, "life"),
    )


def _live_month(run: Run, month: int) -> None:
    openings = run.openings
    out = np.flatnonzero((openings.opens <= month) & (month < openings.closes))
    out = out[openings.places[out] > 0]
    day, pool = run.territory.plan.day(month), _pool(run, month, out)
    run.reader.open(pool, day)
    active = run.state.active(month, run.truth.page["months_looked_after"])
    frames, asked = people_now(run, active), run.proposals.known(_ASKED)
    run.policy.begin(Month(month, day, active, frames, pool, out, asked))
    look = look_over(run, active, out)
    signed = _propose(run, month, look)
    place(run, month, "proposal", look.proposed.take(signed))
    # Who has just signed a contract does not take another that they found alone.
    free = run.state.busy_until[look.own.person] <= month
    place(run, month, "own_search", look.own.take(free))


def _propose(run: Run, month: int, look: Look) -> Rows:
    """Ask, write the answers down, give the places away; which of the pairs signed."""
    pairs, openings, firms = look.proposed, run.openings, run.territory.firms
    chance = chance_of(run.chances.signed(pairs))
    liking = run.territory.youths.likes(pairs.person, pairs.wish) + chance
    answer = answers_to(run.rng, (pairs.person, pairs.offer, chance, liking), openings, firms)
    signed = answer == Answer.SIGNED
    run.proposals.add(
        {
            **names_of(run, pairs),
            **run.chances.groups(pairs),
            "month": month,
            "rank": look.rank,
            "propensity": look.propensity,
            "answer": answer,
            "signed": signed,
            "true_visible": run.chances.visible(pairs, "signed"),
            "true_chance": chance,
        },
        pairs.entries,
    )
    np.subtract.at(openings.places, pairs.offer[signed], 1)
    waiting, counts = np.unique(pairs.offer[answer == Answer.NO_ANSWER], return_counts=True)
    run.state.pending = dict(zip(waiting.tolist(), counts.tolist(), strict=True))
    return np.flatnonzero(signed)


def _pool(run: Run, month: int, out: Rows) -> dict[str, pd.DataFrame]:
    """The frames of a pool as they stand on the first day of a month."""
    pending = np.array([run.state.pending.get(row, 0) for row in out.tolist()], dtype=np.int64)
    offers = run.openings.frame.iloc[out].assign(places=run.openings.places[out], pending=pending)
    ground = run.territory.ground
    return {
        "offers": OFFERS.conform(offers),
        "courses": COURSES.conform(ground.courses),
        "employers": EMPLOYERS.empty(),
        "history": history_at(month, run.proposals, run.placements),
        "hires": HIRES.empty(),
        "related_trades": RELATED_TRADES.conform(ground.related),
    }
