"""Where does a simulated world lie, and who lives and hires there?"""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.demo.chance import stream
from data.france import Country, country
from data.world.firms import Firms, draw_firms
from data.world.plan import FIRST_DAY, WorldPlan
from data.world.youths import Youths, draw_youths

# A territory is drawn around a town of this many inhabitants: large enough for work and a CFA,
# small enough that most young people live outside it.
_TOWN: Final = (20_000, 160_000)
# Courses are kept this much farther out than communes.
_CFA_BEYOND: Final = 1.3
_EARTH_KM_PER_DEGREE: Final = 111.2


@dataclass(frozen=True)
class Territory:
    """The ground, the employers and the young people of one seed."""

    plan: WorldPlan
    ground: Country
    firms: Firms
    youths: Youths


def draw_territory(plan: WorldPlan) -> Territory:
    """The territory of a plan: same plan, same territory."""
    ground = _around_a_town(country(plan.seed, FIRST_DAY), plan)
    firms = draw_firms(ground, plan)
    return Territory(plan, ground, firms, draw_youths(ground, plan))


def _around_a_town(whole: Country, plan: WorldPlan) -> Country:
    """The communes and courses within the radius of a town in mainland France."""
    towns = whole.communes[
        whole.communes["population"].between(*_TOWN) & whole.communes["lat"].between(42.5, 51.0)
    ]
    town = towns.iloc[int(stream(plan.seed, "town").integers(len(towns)))]
    centre = (float(town["lat"]), float(town["lng"]))
    communes = whole.communes[_km(whole.communes, centre) <= plan.radius_km]
    # Some of the nearest CFA lie beyond the territory.
    courses = whole.courses[_km(whole.courses, centre) <= _CFA_BEYOND * plan.radius_km]
    return replace(
        whole,
        communes=communes.reset_index(drop=True),
        courses=courses.reset_index(drop=True),
    )


def _km(places: pd.DataFrame, centre: tuple[float, float]) -> NDArray[np.float64]:
    """Kilometres to a centre, on flat ground: good enough to cut a territory out."""
    north = places["lat"].to_numpy(dtype=np.float64) - centre[0]
    east = places["lng"].to_numpy(dtype=np.float64) - centre[1]
    flat = np.hypot(north, east * np.cos(np.radians(centre[0])))
    return np.asarray(flat * _EARTH_KM_PER_DEGREE)
