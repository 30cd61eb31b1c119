"""What does a service see of one person and some offers? Where they are, as the crow flies."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from models.simulation import Month, PairFacts

_EARTH_KM: Final = 6371.0

type Numbers = NDArray[np.float64]


class Sight:
    """A month's frames as columns, read once for everybody."""

    def __init__(self, month: Month) -> None:
        self.month = month
        offers = month.pool["offers"]
        names = ("employer_id", "rome", "kind", "places", "published_on")
        self.offers = {name: offers[name].to_numpy() for name in names}
        self.points = np.radians(offers[["lat", "lng"]].to_numpy(dtype=np.float64))
        homes = month.people["homes"].drop_duplicates("person_id").set_index("person_id")
        ids = month.people["people"]["person_id"]
        self.homes = np.radians(homes.loc[ids, ["lat", "lng"]].to_numpy(dtype=np.float64))
        self.stage = month.people["people"]["stage"].to_numpy(dtype=object)

    @cached_property
    def wishes(self) -> dict[int, list[str]]:
        """Trades that each person wishes, by place in the month."""
        wishes = self.month.people["wishes"].sort_values("rank", kind="stable")
        ids = self.month.people["people"]["person_id"]
        number = {person_id: place for place, person_id in enumerate(ids)}
        found: dict[int, list[str]] = {}
        for person_id, rome in zip(wishes["person_id"], wishes["rome"], strict=True):
            found.setdefault(number[person_id], []).append(rome)
        return found


@dataclass(frozen=True)
class Seen:
    """One person and n offers. `place`: of the person in the month, `row`: of the pool's offers."""

    sight: Sight
    place: int
    facts: PairFacts
    row: NDArray[np.int64]
    km: Numbers

    @classmethod
    def of(cls, sight: Sight, person: int, facts: PairFacts) -> "Seen":
        """What the month holds of these pairs. An offer without a point lies beyond all others."""
        place = int(np.searchsorted(sight.month.seeking, person))
        row = np.searchsorted(sight.month.offers, facts.offer)
        return cls(sight, place, facts, row, _crow_km(sight.homes[place], sight.points[row]))

    def __len__(self) -> int:
        return len(self.row)

    def column(self, name: str) -> NDArray[Any]:
        """A column of the offers."""
        return np.asarray(self.sight.offers[name][self.row])

    @property
    def wishes(self) -> list[str]:
        """Trades that the person wishes, first wish first."""
        return self.sight.wishes.get(self.place, [])


def widened(km: Numbers, radii: tuple[float, ...]) -> NDArray[np.int64]:
    """In which search an offer is found: the first radius, or one widened when it is used up."""
    return np.searchsorted(np.array(radii), km, side="left").astype(np.int64)


def _crow_km(here: Numbers, there: Numbers) -> Numbers:
    north, east = ((there - here) / 2).T
    half = np.sin(north) ** 2 + np.cos(here[0]) * np.cos(there[:, 0]) * np.sin(east) ** 2
    return np.asarray(np.nan_to_num(2 * _EARTH_KM * np.arcsin(np.sqrt(half)), nan=np.inf))
