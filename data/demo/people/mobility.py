"""How does a young person get about? Bike, moped, car, buses and lifts, by age and countryside.

Shares are plausible inventions in the order of domain.md, section 4: in the country a car is
needed daily and buses are few.
"""

from datetime import time

from numpy.random import Generator

from data.demo.chance import happens, known
from models.enums import Licence
from models.tables import Lift, YoungPerson

MOPED_AGE, CAR_AGE, ADULT_AGE = 14, 17, 18
_UNSAID = 0.08


def add_mobility(rng: Generator, row: YoungPerson, age: int, rural: bool) -> None:
    """Set licences and ways to travel."""
    licences = []
    if happens(rng, _b_licence_share(age, rural)):
        licences.append(Licence.B)
    elif age >= MOPED_AGE and happens(rng, 0.35 if rural else 0.12):
        licences.append(Licence.AM)
    row.licences = ",".join(licences)
    row.walks = True
    row.has_bike = known(rng, happens(rng, 0.5), _UNSAID)
    row.has_moped = Licence.AM in licences and happens(rng, 0.5)
    row.has_car = Licence.B in licences and known(rng, happens(rng, 0.68 if rural else 0.5), 0.04)
    row.uses_transit = known(rng, happens(rng, 0.3 if rural else 0.78), _UNSAID)
    row.no_mobility = not licences and happens(rng, 0.03)
    if row.no_mobility:
        row.has_bike, row.uses_transit = False, False


def _b_licence_share(age: int, rural: bool) -> float:
    if age < CAR_AGE:
        return 0.0
    adult = 0.6 if rural else 0.42
    return adult if age >= ADULT_AGE else 0.06


def take_mobility_away(rng: Generator, row: YoungPerson) -> None:
    """Leave feet and perhaps a bike: no bus stops near, nobody drives."""
    row.licences = Licence.AM if row.licences and happens(rng, 0.3) else ""
    row.has_bike = happens(rng, 0.5)
    row.has_moped, row.has_car, row.uses_transit = False, False, False
    row.no_mobility = False


def draw_lifts(rng: Generator, row: YoungPerson, age: int, rural: bool) -> list[Lift]:
    """A parent's lift on some weekdays, mostly for rural minors."""
    share = 0.4 if rural and age < ADULT_AGE else 0.1
    if row.no_mobility or row.has_car or not happens(rng, share):
        return []
    days = "12345" if happens(rng, 0.6) else "135"
    back = known(rng, time(18, 30), 0.4)
    return [Lift(person_id=row.id, weekdays=days, leaves_after=time(7, 15), back_before=back)]


def sure_modes(row: YoungPerson, lifts: list[Lift]) -> list[str]:
    """Means the person has, or may have where it is not known; buses left out (no minutes)."""
    modes = ["walk"]
    if row.no_mobility:
        return modes
    if row.has_bike is not False:
        modes.append("bike")
    if row.has_moped is not False and Licence.AM in row.licences.split(","):
        modes.append("moped")
    if (row.has_car is not False and Licence.B in row.licences.split(",")) or lifts:
        modes.append("car")
    return modes
