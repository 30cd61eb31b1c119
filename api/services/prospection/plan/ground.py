"""What does a plan stand on, whatever is noted of calls? A group, and what would open for it."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
from sqlalchemy.orm import Session

from api.services.prospection.plan.group import Group, Seekers, group_of
from api.services.prospection.plan.territory import Sisters, in_territory
from api.services.rules_known import rules_known
from matcher.pool import Pool
from matcher.prospect import UNIT
from matcher.prospect.openings import offers_of, possible_openings
from matcher.rank.matcher import Matcher

# Beyond its first so many openings nobody's list changes a plan of calls.
_MOST_EACH = 200


@dataclass(frozen=True)
class Ground:
    """The group, the openings near (`employer_id, rome, places …`), and who would gain what.

    `pairs`: rows `ask, person, value, minutes`, `ask` being a position in `rows`.
    """

    group: Group
    rows: pd.DataFrame
    pairs: pd.DataFrame


def ground_of(
    session: Session, matcher: Matcher, pool: Pool, asking: tuple[Seekers, Sisters], today: date
) -> Ground:
    """The openings that employers of the territory could make for those who seek."""
    seekers, sisters = asking
    group = group_of(session, matcher, pool, seekers, today)
    wanted = sorted(set(group.frames["wishes"]["rome"]))
    per_master = int(rules_known().value("master_apprentices", today))
    rows = possible_openings(pool.employers, wanted, per_master)
    at = rows["row"].to_numpy()
    rows = rows.assign(employer_id=pool.employers.employer_id[at])
    rows = rows[in_territory(sisters, pool.employers)[at]].reset_index(drop=True)
    return Ground(group, rows, _pairs(matcher, pool, rows, group, today))


def _pairs(
    matcher: Matcher, pool: Pool, rows: pd.DataFrame, group: Group, today: date
) -> pd.DataFrame:
    """Worth how much to whom, journey known."""
    ids = group.frames["people"]["person_id"]
    if rows.empty or ids.empty:
        return pd.DataFrame({"ask": [], "person": [], "value": [], "minutes": []}, dtype=np.int64)
    offers = offers_of(rows, pool.employers)
    ranked = matcher.rank(group.frames, pool.with_offers(offers), _MOST_EACH, today)
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
