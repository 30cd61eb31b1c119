"""The drawn country with less in it: places, trades and days, nothing that a rule would read."""

from typing import Any, Final

import numpy as np
import pandas as pd

from data.france import Country
from models.frames import OFFERS
from models.frames.people import OF_PEOPLE

type Frames = dict[str, pd.DataFrame]

# What rules, levels and dates would read of an offer.
_UNKNOWN: Final = (
    "diploma_level", "rncp", "course_id", "start_from", "start_to", "duration_months",
    "duration_days", "day_start", "day_end", "weekly_hours", "licence_required", "dangerous_work",
    "works_night", "works_weekend", "works_sunday", "monthly_limit", "apprentices_now",
    "apprentice_masters",
)  # fmt: skip


def simple_offers(frame: pd.DataFrame) -> pd.DataFrame:
    """The same places, trades and days, as contracts that no rule forbids."""
    known = {"kind": "apprenticeship", "other_romes": "", "only_for": "", "spread_km": 0.0}
    plain = {"replaces_a_job": False, "is_temp_agency": False, "hours_fixed": False}
    return OFFERS.conform(frame.assign(**dict.fromkeys(_UNKNOWN), **known, **plain))


def simple_people(frames: Frames, drawn: Country, limit_minutes: int) -> Frames:
    """The same homes and wishes, one home each, of twenty-year-olds who all fly."""
    people = frames["people"].assign(
        birth_date=np.datetime64(drawn.today.replace(year=drawn.today.year - 20), "s"),
        enrolment="none", course_id=None, cfa_entry_date=None, age_limit_lifted=False,
        stage="ready_to_sign", walks=True, has_bike=False, has_moped=False, has_car=False,
        uses_transit=False, no_mobility=False, licences="", available_from=None,
        max_minutes_employer=limit_minutes, max_minutes_cfa=None,
    )  # fmt: skip
    homes = frames["homes"].drop_duplicates("person_id").assign(spread_km=0.0)
    wishes = frames["wishes"].assign(target_level=None, target_rncp=None, max_minutes=None)
    none = {name: frames[name].iloc[:0] for name in ("lifts", "refusals", "stays")}
    simple = {"people": people, "homes": homes, "wishes": wishes, **none}
    return {schema.name: schema.conform(simple[schema.name]) for schema in OF_PEOPLE}


def sample(blocks: list[Frames], count: int, seed: int) -> Frames:
    """So many people by chance, in the order of the blocks."""
    ids = np.concatenate([block["people"]["person_id"].to_numpy(dtype=object) for block in blocks])
    chosen = set(np.random.default_rng(seed).choice(ids, count, replace=False))
    parts = [_of(block, chosen) for block in blocks]
    return {name: pd.concat([each[name] for each in parts], ignore_index=True) for name in parts[0]}


def _of(frames: Frames, ids: set[Any]) -> Frames:
    return {name: frame[frame["person_id"].isin(ids)] for name, frame in frames.items()}


def alone(frames: Frames) -> dict[str, Frames]:
    """Everybody's own frames."""
    own = {name: dict(iter(frame.groupby("person_id"))) for name, frame in frames.items()}
    return {
        key: {
            name: own[name].get(key, frame.iloc[:0]).reset_index(drop=True)
            for name, frame in frames.items()
        }
        for key in frames["people"]["person_id"]
    }
