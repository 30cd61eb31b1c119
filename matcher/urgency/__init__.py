"""What must an adviser do first, and why? Alerts on one file, and the order of a work list."""

from matcher.urgency.alerts import Alert, AlertKind
from matcher.urgency.facts import FollowedFacts, StayFact
from matcher.urgency.judge import alerts_of
from matcher.urgency.milestones import Milestone, milestones_of
from matcher.urgency.options import FreshOffer, OptionSummary, option_summary
from matcher.urgency.order import urgency_key
from matcher.urgency.status import status_of
from matcher.urgency.terms import Terms

__all__ = [
    "Alert",
    "AlertKind",
    "FollowedFacts",
    "FreshOffer",
    "Milestone",
    "OptionSummary",
    "StayFact",
    "Terms",
    "alerts_of",
    "milestones_of",
    "option_summary",
    "status_of",
    "urgency_key",
]
