"""By which terms is a scorecard fitted?"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Terms:
    """Own choices, tuned on worlds of seeds 0–9 (`data/world`).

    `expert_answers`: how many answers the expert scorecard is worth. `enough`: answers of one
    question below which the card says how many are missing.
    """

    expert_answers: float = 100.0
    ridge: float = 8.0
    smooth: float = 20.0
    fit_share: float = 0.7
    calibrate_share: float = 0.15
    enough: int = 1000
