"""What is asked of a journey: from where to where, by which means, at which hours?"""

from dataclasses import dataclass
from datetime import date

from api.services.travel.points import Spot
from models.enums import Mode

_MONDAY_TO_FRIDAY = 0b0011111


@dataclass(frozen=True)
class TravelQuestion:
    """From where to where, by which means, at which hours (minutes after midnight), on which day.

    `weekdays`: bit 0 Monday to bit 6 Sunday.
    """

    origin: Spot
    destination: Spot
    modes: tuple[Mode, ...]
    arrive: int
    leave: int
    today: date
    weekdays: int = _MONDAY_TO_FRIDAY
