"""What may a work list say of one file? A kind of alert, its day, and one French sentence."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from matcher.factors.french import counted


class AlertKind(StrEnum):
    """Kinds of alerts, the most urgent first: this order is the work list's."""

    LEGAL_DEADLINE = "legal_deadline"
    RECENT_RUPTURE = "recent_rupture"
    DEADLINE_PASSED = "deadline_passed"
    CONTACT_ASKED = "contact_asked"
    OUTCOME_TO_NOTE = "outcome_to_note"
    CONTRACT_STEP = "contract_step"
    NO_REACHABLE_OPTION = "no_reachable_option"
    NEW_GOOD_OFFER = "new_good_offer"
    WAITING_ANSWER = "waiting_answer"
    NO_WISH = "no_wish"
    WISHES_TO_CONFIRM = "wishes_to_confirm"
    TRAINING_DUTY = "training_duty"


@dataclass(frozen=True, slots=True)
class Alert:
    """One alert. `due`: the day it is about, None without one; `article`: empty without one."""

    kind: AlertKind
    sentence: str
    due: date | None = None
    days_left: int | None = None
    article: str = ""


def in_days(days: int) -> str:
    """Days from today, in words: "dans 3 jours", "aujourd'hui", "il y a 1 jour"."""
    if days == 0:
        return "aujourd'hui"
    told = counted(abs(days), "jour", "jours")
    return f"dans {told}" if days > 0 else f"il y a {told}"
