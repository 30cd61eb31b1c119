"""People drawn in an invented trial, with outcomes whose effect is known because it was planted."""

import numpy as np

from matcher.trial.design import Design, Stratum
from matcher.trial.draw import block_of, gets_plus, shares_of
from matcher.trial.enrolled import Enrolled

SEED = "0123456789abcdef"


def drawn(design: Design, each: int, trades: str = "DGF", seed: str = SEED) -> Enrolled:
    """So many people a site, enrolled trade after trade, drawn as the service draws."""
    shares = shares_of(seed, design)
    rows = []
    for site in design.sites:
        for at in range(each):
            stratum = Stratum(site, trades[at % len(trades)])
            number = at // len(trades) + 1
            plus = gets_plus(seed, stratum, number, shares[site])
            block = block_of(seed, stratum, number)
            rows.append((site, stratum.trade, block, plus, shares[site]))
    site, trade, block, plus, share = (
        np.array(each, dtype=object) for each in zip(*rows, strict=True)
    )
    n = len(rows)
    return Enrolled(
        site=site,
        trade=trade,
        block=block,
        plus=plus.astype(bool),
        share=share.astype(float),
        took=plus.astype(bool),
        outcome=np.zeros(n),
        covariates=np.empty((n, 0)),
    )


def with_answers(people: Enrolled, chance: np.ndarray, rng: np.random.Generator) -> Enrolled:
    """Yes or no, each with its own chance."""
    return people.with_outcome((rng.random(len(people)) < chance).astype(float))
