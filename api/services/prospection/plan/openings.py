"""Whom may a structure ask for what today? The asks that a plan chooses among."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from api.services.prospection.calls.called import CallLog, in_parts
from api.services.prospection.held.off_limits import OffLimits
from api.services.prospection.plan.ground import Ground
from api.services.rules_known import rules_known
from api.words.families import FAMILY_LENGTH
from matcher.prospect import PARTS, UNIT, Asks, Pairs, Prospects, asks_of
from matcher.prospect.chance import Expected, chances


@dataclass(frozen=True)
class Openings:
    """The asks, what each is (`employer_id, rome, places, chance`), and pairs with minutes."""

    asks: Asks
    rows: pd.DataFrame
    pairs: pd.DataFrame
    log: CallLog


def openings_among(ground: Ground, closed: OffLimits, log: CallLog, today: date) -> Openings:
    """The openings that nothing forbids to ask for, each with the chance of a yes."""
    expected = Expected(**rules_known().value("plan_expected_answers", today))
    chance = chances(log.counts, expected).set_index("employer_id")["chance"]
    # An employer that left since the pool was read is asked for nothing.
    free = ground.rows["employer_id"].isin(chance.index).to_numpy() & _free(ground.rows, closed)
    rows = ground.rows[free].reset_index(drop=True)
    rows = rows.assign(chance=rows["employer_id"].map(chance).to_numpy(dtype=float))
    position = np.cumsum(free) - 1
    kept = ground.pairs[free[ground.pairs["ask"].to_numpy()]].reset_index(drop=True)
    pairs = kept.assign(ask=position[kept["ask"].to_numpy()])
    prospects = Prospects(
        employer=rows["row"].to_numpy(dtype=np.int32),
        chance=in_parts(rows["chance"], PARTS),
        places=rows["places"].to_numpy(dtype=np.int64),
        cost=in_parts(rows["employer_id"].map(log.fatigue).fillna(0.0), UNIT),
        contacted=rows["employer_id"].isin(list(log.last)).to_numpy(dtype=bool),
    )
    asks = asks_of(
        prospects,
        Pairs(
            pairs["ask"].to_numpy(dtype=np.int32),
            pairs["person"].to_numpy(dtype=np.int32),
            pairs["value"].to_numpy(dtype=np.int64),
        ),
        len(ground.group.lack),
    )
    return Openings(asks, rows, pairs, log)


def _free(rows: pd.DataFrame, closed: OffLimits) -> np.ndarray:
    families = rows["rome"].str[:FAMILY_LENGTH]
    return np.array(
        [
            not closed.closes(employer, family)
            for employer, family in zip(rows["employer_id"], families, strict=True)
        ],
        dtype=bool,
    )
