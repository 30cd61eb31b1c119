"""What do the files of those who look for a place say on the first day of a month?"""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.world.run import Run
from models.frames import STAYS


def people_now(run: Run, active: NDArray[np.int64]) -> dict[str, pd.DataFrame]:
    """Frames of these people in this order, with the stays they made since they entered."""
    frames = run.territory.youths.frames
    people = frames["people"].iloc[active].reset_index(drop=True)
    ids = people["person_id"]
    own = {
        name: frame[frame["person_id"].isin(ids)].reset_index(drop=True)
        for name, frame in frames.items()
    }
    made = pd.DataFrame(run.state.stays)
    if len(made):
        made = STAYS.conform(made[made["person_id"].isin(ids)].reset_index(drop=True))
        own["stays"] = pd.concat([own["stays"], made], ignore_index=True)
    return {**own, "people": people}
