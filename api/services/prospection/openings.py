"""Who would gain what if which employer opened a place? The asks that a plan chooses among."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
from sqlalchemy.orm import Session

from api.services.prospection.called import CallLog, call_log, in_parts
from api.services.prospection.group import Group
from api.services.prospection.off_limits import in_territory, off_limits
from api.services.ranking.snapshot import PoolSnapshots
from api.services.rules_known import rules_known
from matcher.pool import Pool
from matcher.prospect import PARTS, UNIT, Asks, Pairs, Prospects, asks_of
from matcher.prospect.chance import Expected, chances
from matcher.prospect.openings import offers_of, possible_openings
from models.tables import Structure

# Beyond its first so many openings nobody's list changes a plan of calls.
_MOST_EACH = 200


@dataclass(frozen=True)
class Openings:
    """The asks, what each is (`employer_id, rome, places, chance`), and pairs with minutes."""

    asks: Asks
    rows: pd.DataFrame
    pairs: pd.DataFrame
    log: CallLog


def openings_for(
    session: Session, snapshots: PoolSnapshots, structure: Structure, group: Group, today: date
) -> Openings:
    """Every place that employers this structure may call could open for the group."""
    rules = rules_known()
    pool = snapshots.current(session, today)
    log = call_log(session, today, rules)
    rows = _callable(session, structure, pool, group, today)
    pairs = _pairs(snapshots, pool, rows, group, today)
    expected = Expected(**rules.value("plan_expected_answers", today))
    chance = chances(log.counts, expected).set_index("employer_id")["chance"]
    rows = rows.assign(chance=rows["employer_id"].map(chance).to_numpy(dtype=float))
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
        len(group.lack),
    )
    return Openings(asks, rows, pairs, log)


def _callable(
    session: Session, structure: Structure, pool: Pool, group: Group, today: date
) -> pd.DataFrame:
    """The possible openings that nothing forbids to ask for."""
    wanted = sorted(set(group.frames["wishes"]["rome"]))
    per_master = int(rules_known().value("master_apprentices", today))
    rows = possible_openings(pool.employers, wanted, per_master)
    employer_id = pool.employers.employer_id[rows["row"].to_numpy()]
    rows = rows.assign(employer_id=employer_id)
    closed = off_limits(session, structure, today)
    near = in_territory(session, structure, pool.employers)
    free = [
        bool(near[row]) and not closed.closes(employer, rome[:3])
        for row, employer, rome in zip(rows["row"], rows["employer_id"], rows["rome"], strict=True)
    ]
    return rows[np.array(free, dtype=bool)].reset_index(drop=True)


def _pairs(
    snapshots: PoolSnapshots, pool: Pool, rows: pd.DataFrame, group: Group, today: date
) -> pd.DataFrame:
    """Rows `ask, person, value, minutes`: worth how much to whom, journey known."""
    ids = group.frames["people"]["person_id"]
    none = pd.DataFrame({"ask": [], "person": [], "value": [], "minutes": []})
    if rows.empty or ids.empty:
        return none
    offers = offers_of(rows, pool.employers)
    ranked = snapshots.matcher.rank(group.frames, pool.with_offers(offers), _MOST_EACH, today)
    ranked = ranked[ranked["minutes_employer"].notna()]
    place = {person_id: number for number, person_id in enumerate(ids)}
    person = ranked["person_id"].map(place).to_numpy(dtype=np.int64)
    # The chance of being in training at six months, for whom it matters most.
    gained = ranked["score"].to_numpy(dtype=float) / 100 * group.lack[person]
    found = pd.DataFrame(
        {
            "ask": ranked["offer_id"]
            .map({offer: ask for ask, offer in enumerate(rows["offer_id"])})
            .to_numpy(dtype=np.int64),
            "person": person,
            "value": np.rint(gained * UNIT).astype(np.int64),
            "minutes": ranked["minutes_employer"].to_numpy(dtype=np.int64),
        }
    )
    return found[found["value"] > 0].reset_index(drop=True)
