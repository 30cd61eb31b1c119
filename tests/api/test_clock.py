"""Is the day that of France, on the night when clocks change too?"""

from datetime import UTC, date, datetime, tzinfo
from typing import Self

import pytest

from api import clock
from api.cli.console.asked import day_asked


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 11, 25, 22, 59, tzinfo=UTC), date(2026, 11, 25)),
        (datetime(2026, 11, 25, 23, 0, tzinfo=UTC), date(2026, 11, 26)),
        (datetime(2026, 12, 31, 23, 30, tzinfo=UTC), date(2027, 1, 1)),
        (datetime(2028, 2, 28, 23, 30, tzinfo=UTC), date(2028, 2, 29)),
        (datetime(2027, 3, 28, 21, 59, tzinfo=UTC), date(2027, 3, 28)),
        (datetime(2027, 3, 28, 22, 0, tzinfo=UTC), date(2027, 3, 29)),
        (datetime(2027, 10, 31, 22, 30, tzinfo=UTC), date(2027, 10, 31)),
    ],
)
def test_the_day_is_that_of_french_clocks(
    moment: datetime, day: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Stopped(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            return cls.fromtimestamp(moment.timestamp(), tz)

    monkeypatch.setattr(clock, "datetime", Stopped)
    assert clock.today_in_france() == day
    assert clock.now() == moment


def test_a_command_answers_for_today_in_france_unless_told_a_day(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("api.cli.console.asked.today_in_france", lambda: date(2027, 3, 28))
    assert day_asked(None) == date(2027, 3, 28)
    assert day_asked(date(2026, 9, 1)) == date(2026, 9, 1)
