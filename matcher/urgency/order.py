"""Who comes first on a work list? A total order: the same alerts give the same list."""

from collections.abc import Sequence
from typing import Final

from matcher.urgency.alerts import Alert, AlertKind

# A rupture of the last weeks counts its own days beside those of the law.
_TIERS: Final = {kind: tier for tier, kind in enumerate(AlertKind)} | {
    AlertKind.RECENT_RUPTURE: 0,
}
_NO_ALERT: Final = len(AlertKind)
_NO_DAY: Final = 10**6


def alert_key(alert: Alert) -> tuple[int, int, str]:
    """Kind first, then fewest days left; of missed deadlines the latest first."""
    days = _NO_DAY if alert.days_left is None else alert.days_left
    if alert.kind is AlertKind.DEADLINE_PASSED:
        days = -days
    return (_TIERS[alert.kind], days, alert.kind.value)


def urgency_key(person_id: str, alerts: Sequence[Alert]) -> tuple[int, int, int, int, str]:
    """Place of a person whose alerts are sorted: the first alert, minors, more alerts, then id."""
    if not alerts:
        return (_NO_ALERT, _NO_DAY, 1, 0, person_id)
    tier, days, _ = alert_key(alerts[0])
    adult = not any(alert.kind is AlertKind.TRAINING_DUTY for alert in alerts)
    return (tier, days, adult, -len(alerts), person_id)
