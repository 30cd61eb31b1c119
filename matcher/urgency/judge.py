"""Which alerts does one file raise today?"""

from matcher.urgency.alerts import Alert
from matcher.urgency.deadlines import deadline_alerts, training_duty_alerts
from matcher.urgency.facts import FollowedFacts
from matcher.urgency.first_weeks import first_weeks_alerts
from matcher.urgency.followup import (
    answer_alerts,
    contact_alerts,
    stay_alerts,
    wish_alerts,
)
from matcher.urgency.options import OptionSummary, option_alerts
from matcher.urgency.order import alert_key
from matcher.urgency.terms import Terms


def alerts_of(
    facts: FollowedFacts, terms: Terms, options: OptionSummary | None = None
) -> tuple[Alert, ...]:
    """The alerts of one person, the most urgent first; `options` None: not computed yet."""
    found = [
        *deadline_alerts(facts, terms),
        *stay_alerts(facts, terms),
        *first_weeks_alerts(facts, terms),
        *option_alerts(facts, terms, options),
        *answer_alerts(facts, terms),
        *contact_alerts(facts, terms),
        *wish_alerts(facts, terms),
        *training_duty_alerts(facts, terms),
    ]
    return tuple(sorted(found, key=alert_key))
