"""What does a post ask? Hours, licence and regulated work, as usual in its trade, often unsaid."""

from dataclasses import dataclass
from datetime import time

from numpy.random import Generator

from data.demo.chance import happens, known, pick
from data.demo.firms.trades import Trade
from models.enums import DangerousWork, Licence

_HOURS_UNSAID = 0.18
_WORK_UNSAID = 0.25
_QUARTERS = (-60, -30, 0, 0, 30)
_EARLY = time(5, 0)
_NIGHT = (time(21, 0), time(5, 0))
_NIGHT_BAKING = (time(3, 30), time(10, 30))
_LATE_KITCHEN = (time(16, 0), time(23, 30))


@dataclass(frozen=True, slots=True)
class Post:
    """Facts of one post; None where the employer did not say."""

    start: time | None
    end: time | None
    weekly_hours: float | None
    night: bool | None
    weekend: bool | None
    sunday: bool | None
    licence: str | None
    danger: DangerousWork | None


def draw_post(rng: Generator, trade: Trade) -> Post:
    """A post of this trade."""
    usual = trade.hours
    night = happens(rng, usual.night)
    start, end = _day(rng, trade, night)
    unsaid = happens(rng, _HOURS_UNSAID)
    sunday = happens(rng, usual.sunday)
    danger = DangerousWork.DECLARATION if happens(rng, trade.danger) else DangerousWork.NONE
    return Post(
        start=None if unsaid else start,
        end=None if unsaid else end,
        weekly_hours=None if unsaid else pick(rng, (35.0, 39.0), (0.8, 0.2)),
        night=known(rng, night, _HOURS_UNSAID) if not unsaid else None,
        weekend=known(rng, sunday or happens(rng, usual.weekend), _HOURS_UNSAID),
        sunday=known(rng, sunday, _HOURS_UNSAID),
        licence=Licence.B if happens(rng, trade.drives) else None,
        danger=known(rng, danger, _WORK_UNSAID),
    )


def _day(rng: Generator, trade: Trade, night: bool) -> tuple[time, time]:
    start, end = time.fromisoformat(trade.hours.start), time.fromisoformat(trade.hours.end)
    if not night:
        shift = pick(rng, _QUARTERS)
        return _moved(start, shift), _moved(end, shift)
    if start <= _EARLY:
        return _NIGHT_BAKING
    return _LATE_KITCHEN if end >= time(21, 0) else _NIGHT


def _moved(moment: time, minutes: int) -> time:
    total = moment.hour * 60 + moment.minute + minutes
    return time(total // 60 % 24, total % 60)
