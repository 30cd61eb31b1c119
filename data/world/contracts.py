"""What becomes of those who signed: contracts that break or hold, stays that meet their purpose."""

from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.world.chances import Pairs, back_within, chance_of, in_training_at_six_months
from data.world.run import Run

_HORIZON: Final = 9
_QUESTION: Final = 6
# A run is shorter than this; a contract that long outlives it.
_OUTLIVES: Final = 1000
_STAY_DAYS: Final = 12

type Numbers = NDArray[np.float64]


def place(run: Run, month: int, origin: str, pairs: Pairs) -> None:
    """Start these contracts and stays, draw what becomes of them, and write it down."""
    stays = run.openings.is_pmsmp[pairs.offer]
    log_odds = run.chances.held(pairs)
    back_by = run.truth.page["back_in_training"]["by_months"]
    met = chance_of(log_odds)
    chance = np.where(stays, met, in_training_at_six_months(log_odds, back_by))
    broken_after = _months_until_broken(run, np.where(stays, 1.0, met))
    back = run.rng.random(len(stays)) < back_within(_QUESTION - broken_after, back_by)
    held = np.where(stays, run.rng.random(len(stays)) < met, (broken_after > _QUESTION) | back)
    run.placements.add(
        {
            **names_of(run, pairs),
            **run.chances.groups(pairs),
            "month": month,
            "origin": origin,
            "broken_after": np.where(stays, np.nan, broken_after),
            "held": held,
            "true_visible": run.chances.visible(pairs, "held"),
            "true_log_odds": log_odds,
            "true_chance": chance,
        },
        pairs.entries,
    )
    contracts = ~stays
    run.state.placed(pairs.person[contracts], (month + broken_after)[contracts])
    _remember_stays(run, month, pairs.take(stays), held[stays])


def names_of(run: Run, pairs: Pairs) -> dict[str, Any]:
    """The columns by which rows of the log name a pair."""
    firms = run.territory.firms
    firm = run.openings.firm[pairs.offer]
    kind = np.where(run.openings.is_pmsmp[pairs.offer], "pmsmp", "apprenticeship").astype(object)
    return {
        "person": pairs.person,
        "offer": pairs.offer,
        "employer_id": firms.employer_id[firm],
        "uai": pairs.uai,
        "rome": firms.rome[firm],
        "kind": kind,
    }


def _months_until_broken(run: Run, unbroken: Numbers) -> NDArray[np.int64]:
    """Whole months until each contract breaks, at a constant monthly hazard."""
    with np.errstate(divide="ignore"):
        months = np.log(run.rng.random(len(unbroken))) * _HORIZON / np.log(unbroken)
    return np.ceil(np.clip(months, 1, _OUTLIVES)).astype(np.int64)


def _remember_stays(run: Run, month: int, pairs: Pairs, met: NDArray[np.bool_]) -> None:
    """From next month on, who did a PMSMP is read with it."""
    first = pd.Timestamp(run.territory.plan.day(month))
    ids = run.territory.youths.frames["people"]["person_id"].to_numpy(dtype=object)
    names = names_of(run, pairs)
    for person, employer, rome, purpose in zip(
        pairs.person.tolist(), names["employer_id"], names["rome"], met.tolist(), strict=True
    ):
        stay = {
            "employer_id": employer,
            "kind": "pmsmp",
            "rome": rome,
            "starts_on": first,
            "ends_on": first + pd.Timedelta(days=_STAY_DAYS),
            "is_renewal": False,
            "purpose_met": purpose,
            "ruptured": False,
        }
        run.reader.stayed(person, stay)
        run.state.stays.append({"person_id": ids[person], **stay})
