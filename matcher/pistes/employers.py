"""The employers as arrays, with what each may hire."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from matcher.columns.missing import flags, integers, numbers, texts
from models.protocols import Places


@dataclass(frozen=True)
class EmployerColumns:
    """Arrays of equal length, one entry per employer, sorted by id.

    `past_romes`: trades of the apprentices of the past three years. `hire_share[rome][naf]`: share
    of that trade in the hires of that activity, 0–1.
    """

    employer_id: NDArray[np.object_]
    naf: NDArray[np.object_]
    places: Places
    apprentices_now: NDArray[np.int32]
    apprentice_masters: NDArray[np.int32]
    past_apprentices: NDArray[np.int32]
    past_romes: tuple[frozenset[str], ...]
    has_open_offer: NDArray[np.int8]
    hire_share: dict[str, dict[str, float]]

    def __len__(self) -> int:
        return len(self.employer_id)

    @classmethod
    def from_frames(cls, employers: pd.DataFrame, hires: pd.DataFrame) -> "EmployerColumns":
        """Arrays of frames that conform to `EMPLOYERS` and `HIRES`."""
        ordered = employers.sort_values("employer_id", kind="stable").reset_index(drop=True)
        return cls(
            employer_id=texts(ordered["employer_id"]),
            naf=texts(ordered["naf"]),
            places=Places(*(numbers(ordered[c]) for c in ("lat", "lng", "spread_km"))),
            apprentices_now=integers(ordered["apprentices_now"]),
            apprentice_masters=integers(ordered["apprentice_masters"]),
            past_apprentices=integers(ordered["past_apprentices"]),
            past_romes=tuple(
                frozenset(code for code in romes.split(",") if code)
                for romes in texts(ordered["past_romes"])
            ),
            has_open_offer=flags(ordered["has_open_offer"]),
            hire_share=_hire_share(hires),
        )

    def is_full(self, per_master: int) -> NDArray[np.bool_]:
        """Where every maître d'apprentissage known already has as many as the law allows."""
        taken = self.apprentices_now >= per_master * self.apprentice_masters
        return np.asarray((self.apprentice_masters > 0) & taken)


def _hire_share(hires: pd.DataFrame) -> dict[str, dict[str, float]]:
    total = hires.groupby("naf")["hires"].transform("sum").astype(float)
    shares = hires.assign(share=hires["hires"].astype(float) / total.clip(lower=1))
    table: dict[str, dict[str, float]] = {}
    columns = (shares[name].tolist() for name in ("rome", "naf", "share"))
    for rome, naf, share in zip(*columns, strict=True):
        table.setdefault(rome, {})[naf] = share
    return table
