"""One followed person with nothing to say of, changed fact by fact."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from matcher.urgency import Alert, AlertKind, FollowedFacts, OptionSummary, Terms, alerts_of
from models.rules import RuleBook

TODAY = date(2026, 11, 25)
# Adult, wishes confirmed today: no alert by itself.
QUIET: dict[str, Any] = {"birth_date": date(2005, 3, 14), "wishes_confirmed_on": TODAY}


@pytest.fixture(scope="session")
def alerts(rules: RuleBook) -> Callable[..., tuple[Alert, ...]]:
    """Alerts of a person on a day: `alerts(today=…, options=…, any fact=…)`."""

    def found(
        today: date = TODAY, options: OptionSummary | None = None, **facts: Any
    ) -> tuple[Alert, ...]:
        given = {**QUIET, "wishes_confirmed_on": today, **facts}
        return alerts_of(FollowedFacts("p", **given), Terms.of(rules, today), options)

    return found


@pytest.fixture(scope="session")
def days_left(
    alerts: Callable[..., tuple[Alert, ...]],
) -> Callable[..., dict[AlertKind, int | None]]:
    """The same, as days left by kind."""
    return lambda **facts: {alert.kind: alert.days_left for alert in alerts(**facts)}
