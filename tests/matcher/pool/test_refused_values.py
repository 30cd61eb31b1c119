"""Is a pool refused, by frame, column and row, when one of its values cannot be?"""

import pandas as pd
import pytest
from worlds.small_world import LABELS, PRIORS, World

from matcher.pool import Pool
from models.errors import FrameError

HISTORY = {
    "employer_id": "e1",
    "uai": "",
    "rome": "D1102",
    "kind": "apprenticeship",
    "proposed": 4,
    "signed": 2,
    "followed_6m": 2,
    "held_6m": 1,
}


def pool_with(frame: str, column: str, value: object) -> Pool:
    """A pool of two ordinary rows a frame, the second with one value changed."""
    frames = World(
        offers=[{"km": 1}, {"km": 2}],
        courses=[{"km": 1}, {"km": 2}],
        employers=[{"km": 1}, {"km": 2}],
        history=[HISTORY, {**HISTORY, "employer_id": "e2"}],
        hires=[{"rome": "D1102", "naf": naf, "hires": 5} for naf in ("1071C", "1071D")],
    ).frames_of_pool()
    changed = frames[frame].astype({column: object})
    changed.loc[1, column] = value
    return Pool.from_frames({**frames, frame: changed}, LABELS, PRIORS)


@pytest.mark.parametrize(
    ("frame", "column", "value"),
    [
        # domain.md §6: written otherwise, a code would be no sector, no licence at all.
        ("offers", "naf", "10.71C"),
        ("offers", "naf", "1071c"),
        ("offers", "licence_required", "B"),
        ("offers", "licence_required", "permis"),
        ("offers", "insee", "1004"),
        ("offers", "offer_id", ""),
        ("offers", "employer_id", ""),
        ("offers", "duration_months", -3),
        ("offers", "duration_days", -1),
        ("offers", "places", -1),
        ("offers", "places", True),
        ("offers", "start_to", "2027-01-03"),
        ("courses", "uai", ""),
        ("courses", "course_id", ""),
        ("employers", "naf", "10.71C"),
        ("employers", "employer_id", ""),
        ("history", "proposed", 1),
        ("history", "followed_6m", 0),
        ("hires", "naf", "10.71D"),
    ],
)
def test_a_value_that_cannot_be_is_named(frame: str, column: str, value: object) -> None:
    with pytest.raises(FrameError) as caught:
        pool_with(frame, column, value)
    assert (caught.value.frame, caught.value.column, caught.value.row) == (frame, column, 1)


@pytest.mark.parametrize(
    ("frame", "column", "value"),
    [
        ("offers", "naf", "1071C"),
        ("offers", "naf", pd.NA),
        ("offers", "licence_required", "b"),
        ("offers", "rncp", "RNCP37537"),
        ("offers", "insee", "2A004"),
        ("offers", "start_to", "2027-01-04"),
        ("offers", "start_to", None),
        ("courses", "uai", "0720003S"),
        ("history", "signed", 4),
        ("history", "uai", "0720003S"),
    ],
)
def test_a_value_at_the_edge_is_read(frame: str, column: str, value: object) -> None:
    assert len(pool_with(frame, column, value).offers) == 2
